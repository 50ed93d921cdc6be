import type { Metadata } from 'next';
import { FILE_COLUMNS, fileRows } from './file-rows';
import { WithdrawalFileForm } from './withdrawal-file-form';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { withdrawalFileText, withdrawalText as text } from '@/lib/text/withdrawals';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { listWithdrawalFiles } from '@/lib/withdrawals/list-withdrawals';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/withdrawals';

/** 提取入账: what employees withdrew at the counter, imported by one of the funds desk and booked by another (ST-11). */
export default async function WithdrawalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listWithdrawalFiles(tx, page));
  const permitted = isPermitted('withdrawals.import', staff);
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <Did what={one(params, 'did')} />
      {permitted ? <WithdrawalFileForm /> : <Note tone="warning">{withdrawalFileText.notYours}</Note>}
      <Section title={text.files}>
        <DataTable
          caption={text.filesCaption}
          columns={FILE_COLUMNS}
          rows={fileRows(rows, permitted ? staff.id : null)}
          firstNumber={(page.page - 1) * page.size + 1}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
        <Pager
          address={withParameters(PATH, { size: one(params, 'size') })}
          page={page.page}
          size={page.size}
          totalRows={total}
        />
      </Section>
    </>
  );
}

/** What was just decided; only by code, so that no address carries a name. */
function Did({ what }: { what: string }) {
  if (!Object.hasOwn(text.did, what)) return null;
  return (
    <Note tone="success" live="status">
      {text.did[what as keyof typeof text.did]}
    </Note>
  );
}
