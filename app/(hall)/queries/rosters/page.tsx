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
import { rosterList, ROSTERS, type Roster, type RosterListQuery } from '@/lib/filings/list-rosters';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { rangeText, rosterListText as text } from '@/lib/text/unit-queries';
import { one, readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact } from '@/lib/values/month';
import { MONTHS_ON_A_PAGE, readMonthRange } from '@/lib/values/query-range';

export const metadata: Metadata = { title: text.title };

const PATH = '/queries/rosters';
const COLUMNS = tableColumns(rosterList.columns, 'name');
const NAMES = Object.keys(ROSTERS) as Roster[];
const KINDS = ROSTERS.change.map((value) => ({ value, label: FILING_KIND_WORDS[value] }));
const OPTIONS = NAMES.map((value) => ({ value, label: text.rosters[value] }));

/** 变更/补缴/基数调整清册查询: what the unit has submitted, by roster, kind and months (FD-107, FD-108). */
export default async function RosterListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { unit } = await currentHall();
  const last = lastMonthOf(unit, clock.today());
  const roster = NAMES.find((known) => known === one(params, 'roster')) ?? 'change';
  const asked = { roster, kind: one(params, 'kind'), from: one(params, 'from'), to: one(params, 'to') };
  const range = readMonthRange(asked, { last, most: MONTHS_ON_A_PAGE });
  const fields = monthFields(asked, range);
  const size = one(params, 'size');
  // 变更类型 parts the lines of 变更清册 only.
  const kind = roster === 'change' ? (ROSTERS.change.find((known) => known === asked.kind) ?? null) : null;
  return (
    <>
      <QueryHeading title={text.title}>
        <ExportButtons
          list="rosters"
          query={withParameters('', { ...asked, to: asked.to || formatMonthCompact(last) })}
          label={text.export}
          accessLetter="D"
        />
      </QueryHeading>
      <QueryBar
        path={PATH}
        keep={{ size }}
        fields={[
          { name: 'roster', label: text.roster, kind: 'select', options: OPTIONS, value: roster, required: true },
          { name: 'kind', label: text.kind, kind: 'select', options: KINDS, value: asked.kind },
          { name: 'from', label: rangeText.fromMonth, kind: 'month', around: last, ...fields.from },
          { name: 'to', label: rangeText.toMonth, kind: 'month', around: last, ...fields.to },
        ]}
      />
      {range.ok ? (
        <RosterLines
          address={withParameters(PATH, { ...asked, size })}
          page={readListPage(params, ['date'])}
          query={{ ...range, roster, kind }}
        />
      ) : (
        <RangeRefused problem={range.problem} exportName={text.export} />
      )}
    </>
  );
}

async function RosterLines({ address, page, query }: { address: string; page: ListPage; query: RosterListQuery }) {
  const operator = await currentOperator();
  const { rows, total, more } = await readAs(operator, (tx) => rosterList.page(tx, operator.unitId, { query, page }));
  return (
    <>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map((row) => tableRow(rosterList.columns, row, { id: row.id, label: row.name }))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} more={more} />
    </>
  );
}
