import type { Metadata } from 'next';
import { CENTRE_COLUMNS, centreRows, SIGHT_COLUMNS, sightRows, UNIT_COLUMNS, unitRows } from './permission-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { PrintButton } from '@/components/shell/print-button';
import { DataTable } from '@/components/table/data-table';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { officeMenuText } from '@/lib/text/frame';
import { permissionsText as text } from '@/lib/text/permissions';

export const metadata: Metadata = { title: text.title };

/** 权限一览: who may do what, by role, of units and of the centre. */
export default async function PermissionsPage() {
  await currentStaff();
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
        toolbar={<PrintButton />}
      />
      <Section title={text.centre} note={text.centreNote}>
        <DataTable caption={text.centre} columns={CENTRE_COLUMNS} rows={centreRows()} contained={false} />
      </Section>
      <Section title={text.unit} note={text.unitNote}>
        <DataTable caption={text.unit} columns={UNIT_COLUMNS} rows={unitRows()} contained={false} />
      </Section>
      <Section title={text.sights} note={text.sightsNote}>
        <DataTable caption={text.sights} columns={SIGHT_COLUMNS} rows={sightRows()} contained={false} />
      </Section>
    </>
  );
}
