import type { Metadata } from 'next';
import { AuthorityForm } from './authority-form';
import { AUTHORITY_COLUMNS, authorityRows } from './authority-rows';
import { CrlForm } from './crl-form';
import { OfficeHeading } from '../office-heading';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { listAuthorities } from '@/lib/certificates/list-certificates';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { authorityText as text } from '@/lib/text/certificates';

export const metadata: Metadata = { title: text.title };

/** 证书机构: whose certificates count, and how fresh their CRLs are. */
export default async function AuthoritiesPage() {
  const staff = await currentStaff();
  const rows = await readAs(staff, listAuthorities);
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <Section title={text.list}>
        <DataTable
          caption={text.caption}
          columns={AUTHORITY_COLUMNS}
          rows={authorityRows(rows, { staff, now: clock.now() })}
          empty={<EmptyState title={text.empty} />}
        />
      </Section>
      {isPermitted('authority.propose', staff) && <AuthorityForm />}
      {isPermitted('crl.import', staff) && <CrlForm />}
    </>
  );
}
