import type { Metadata } from 'next';
import { currentHall } from '../../current-hall';
import { ExportButtons } from '../../export-buttons';
import { monthFields } from '../asked-range';
import { lastMonthOf } from '../last-month';
import { tableColumns, tableRow } from '../list-rows';
import { QueryHeading } from '../query-heading';
import { RangeRefused } from '../range-refused';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { currentOperator } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { rangeText, transferListText as text } from '@/lib/text/unit-queries';
import { TRANSFER_DIRECTIONS, transferList, type TransferListQuery } from '@/lib/transfers/list-transfers';
import { one, readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact } from '@/lib/values/month';
import { MONTHS_ON_A_PAGE, readMonthRange } from '@/lib/values/query-range';

export const metadata: Metadata = { title: text.title };

const PATH = '/queries/transfers';
const COLUMNS = tableColumns(transferList.columns, 'name');
const DIRECTIONS = TRANSFER_DIRECTIONS.map((value) => ({ value, label: text.kinds[value] }));

/** 职工转移查询: who went to another unit and who came, by months (FD-104 to FD-106). */
export default async function TransferListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { unit } = await currentHall();
  const last = lastMonthOf(unit, clock.today());
  const asked = { kind: one(params, 'kind'), from: one(params, 'from'), to: one(params, 'to') };
  const range = readMonthRange(asked, { last, most: MONTHS_ON_A_PAGE });
  const fields = monthFields(asked, range);
  const size = one(params, 'size');
  return (
    <>
      <QueryHeading title={text.title}>
        <ExportButtons
          list="transfers"
          query={withParameters('', { ...asked, to: asked.to || formatMonthCompact(last) })}
        />
      </QueryHeading>
      <QueryBar
        path={PATH}
        keep={{ size }}
        fields={[
          { name: 'kind', label: text.kind, kind: 'select', options: DIRECTIONS, value: asked.kind },
          { name: 'from', label: rangeText.fromMonth, kind: 'month', around: last, ...fields.from },
          { name: 'to', label: rangeText.toMonth, kind: 'month', around: last, ...fields.to },
        ]}
      />
      {range.ok ? (
        <Transfers
          address={withParameters(PATH, { ...asked, size })}
          page={readListPage(params, ['date'])}
          query={{ ...range, direction: TRANSFER_DIRECTIONS.find((known) => known === asked.kind) ?? null }}
        />
      ) : (
        <RangeRefused problem={range.problem} />
      )}
    </>
  );
}

async function Transfers({ address, page, query }: { address: string; page: ListPage; query: TransferListQuery }) {
  const operator = await currentOperator();
  const { rows, total, more } = await readAs(operator, (tx) => transferList.page(tx, operator.unitId, { query, page }));
  return (
    <>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map((row) => tableRow(transferList.columns, row, { id: row.id, label: row.name }))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} more={more} />
    </>
  );
}
