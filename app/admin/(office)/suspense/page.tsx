import type { Metadata } from 'next';
import { HELD_COLUMNS, heldRows } from './held-rows';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { listHeld, listSuspense } from '@/lib/receipts/list-held';
import { fieldText } from '@/lib/text/interface';
import { officePaymentText } from '@/lib/text/office';
import { claimText, suspenseText as text } from '@/lib/text/suspense';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, sumFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/suspense';
const BALANCE_COLUMNS: Column[] = [
  { key: 'unitNumber', title: officePaymentText.unitNumber, kind: 'code' },
  { key: 'unitName', title: officePaymentText.unitName, kind: 'text', primary: true },
  { key: 'balance', title: text.balance, unit: fieldText.yuan, kind: 'money' },
  { key: 'corrected', title: text.corrected, unit: fieldText.yuan, kind: 'money' },
];

/** 暂收挂账: the money that is not booked to anybody, by unit and by receipt, with the way to claim what nobody was found for. */
export default async function SuspensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { balances, held } = await readAs(staff, async (tx) => ({
    balances: await listSuspense(tx),
    held: await listHeld(tx, page),
  }));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <Did what={one(params, 'did')} />
      <Section title={text.balances}>
        <DataTable
          caption={text.balancesCaption}
          columns={BALANCE_COLUMNS}
          rows={balances.map((row) => ({
            id: row.id,
            label: row.unitName ?? text.nobody,
            cells: {
              unitNumber: row.unitNumber,
              unitName: row.unitName ?? text.nobody,
              balance: formatFen(row.balance),
              corrected: formatFen(row.corrected),
            },
          }))}
          firstNumber={1}
          totals={[
            {
              cells: {
                balance: formatFen(sumFen(balances.map((row) => row.balance))),
                corrected: formatFen(sumFen(balances.map((row) => row.corrected))),
              },
            },
          ]}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
      </Section>
      <Section title={text.receipts} note={text.receiptsNote}>
        <DataTable
          caption={text.receiptsCaption}
          columns={HELD_COLUMNS}
          rows={heldRows(held.rows)}
          firstNumber={(page.page - 1) * page.size + 1}
          totals={[{ cells: { lying: formatFen(held.amount) } }]}
          empty={<EmptyState title={text.receiptsEmptyTitle}>{text.receiptsEmpty}</EmptyState>}
        />
        <Pager address={address} page={page.page} size={page.size} totalRows={held.total} />
      </Section>
    </>
  );
}

/** What was just done to a claim; only by code, so that no address carries a name. */
function Did({ what }: { what: string }) {
  if (!Object.hasOwn(claimText.did, what)) return null;
  return (
    <Note tone="success" live="status">
      {claimText.did[what as keyof typeof claimText.did]}
    </Note>
  );
}
