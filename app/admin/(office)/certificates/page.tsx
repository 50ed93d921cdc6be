import type { Metadata } from 'next';
import { BindingForm } from './binding-form';
import { BINDING_COLUMNS, bindingRows } from './binding-rows';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { listBindings } from '@/lib/certificates/list-certificates';
import { readAs } from '@/lib/operations/read';
import { bindingText as text } from '@/lib/text/certificates';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/certificates';

/** 证书绑定: which certificate stands for which operator, and the form for the next. */
export default async function CertificatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total, more } = await readAs(staff, (tx) => listBindings(tx, page));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      {isPermitted('certificate.propose-binding', staff) && <BindingForm />}
      <Section title={text.list}>
        <DataTable
          caption={text.caption}
          columns={BINDING_COLUMNS}
          rows={bindingRows(rows, staff)}
          firstNumber={(page.page - 1) * page.size + 1}
          empty={<EmptyState title={text.empty} />}
        />
        <Pager address={address} page={page.page} size={page.size} totalRows={total} more={more} />
      </Section>
    </>
  );
}
