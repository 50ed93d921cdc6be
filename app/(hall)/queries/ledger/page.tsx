import type { Metadata } from 'next';
import { ExportButtons } from '../../export-buttons';
import { dayFields } from '../asked-range';
import { tableColumns } from '../list-rows';
import { QueryHeading } from '../query-heading';
import { RangeRefused } from '../range-refused';
import { ledgerRow, ledgerTotals } from './ledger-rows';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { currentOperator } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { UNIT_LEDGER_KINDS, unitLedger, type UnitLedgerQuery } from '@/lib/ledger/unit-ledger';
import { readAs } from '@/lib/operations/read';
import { unitJournalWords } from '@/lib/text/terms';
import { rangeText, unitLedgerText as text } from '@/lib/text/unit-queries';
import { one, readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { MONTHS_ON_A_PAGE, readDayRange } from '@/lib/values/query-range';

export const metadata: Metadata = { title: text.title };

const PATH = '/queries/ledger';
const COLUMNS = tableColumns(unitLedger.columns, 'kind');
const KINDS = UNIT_LEDGER_KINDS.map((value) => ({ value, label: unitJournalWords(value, null) }));

/** 单位流水账: what was booked to the unit's employees, by kind and days (FD-100 to FD-103). */
export default async function UnitLedgerPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const asked = { kind: one(params, 'kind'), from: one(params, 'from'), to: one(params, 'to') };
  const range = readDayRange(asked, { last: clock.today(), most: MONTHS_ON_A_PAGE });
  const fields = dayFields(asked, range);
  const size = one(params, 'size');
  return (
    <>
      <QueryHeading title={text.title}>
        <ExportButtons list="ledger" query={withParameters('', asked)} label={text.export} accessLetter="D" />
      </QueryHeading>
      <QueryBar
        path={PATH}
        keep={{ size }}
        fields={[
          { name: 'kind', label: text.kind, kind: 'select', options: KINDS, value: asked.kind },
          { name: 'from', label: rangeText.fromDay, kind: 'day', ...fields.from },
          { name: 'to', label: rangeText.toDay, kind: 'day', ...fields.to },
        ]}
      />
      {range.ok ? (
        <Flows
          address={withParameters(PATH, { ...asked, size })}
          page={readListPage(params, ['date'])}
          query={{ ...range, kind: UNIT_LEDGER_KINDS.find((known) => known === asked.kind) ?? null }}
        />
      ) : (
        <RangeRefused problem={range.problem} exportName={text.export} />
      )}
    </>
  );
}

async function Flows({ address, page, query }: { address: string; page: ListPage; query: UnitLedgerQuery }) {
  const operator = await currentOperator();
  const { rows, total, more } = await readAs(operator, (tx) => unitLedger.page(tx, operator.unitId, { query, page }));
  return (
    <>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map(ledgerRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        totals={[ledgerTotals(rows, { whole: rows.length === total })]}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} more={more} />
    </>
  );
}
