import { ratioChanges } from '@/lib/filings/list-ratio-changes';
import { rosterList, ROSTERS, type Roster } from '@/lib/filings/list-rosters';
import { UNIT_LEDGER_KINDS, unitLedger } from '@/lib/ledger/unit-ledger';
import { refuse } from '@/lib/operations/refuse';
import { ratioListText, rosterListText, transferListText, unitLedgerText } from '@/lib/text/unit-queries';
import { TRANSFER_DIRECTIONS, transferList } from '@/lib/transfers/list-transfers';
import { one } from '@/lib/values/list-page';
import { monthOf, nextMonth, type Month } from '@/lib/values/month';
import { MONTHS_IN_A_FILE, readDayRange, readMonthRange, type RangeReading } from '@/lib/values/query-range';
import type { AskedList } from './exported-list';
import { ofListRead } from './of-list-read';

/** 导出单位流水账 */
export const ledger = ofListRead({
  title: unitLedgerText.title,
  list: unitLedger,
  totals: ['income', 'expense', 'interest', 'sum'],
  read({ params, today }) {
    const typed = { from: one(params, 'from'), to: one(params, 'to') };
    const range = readable(readDayRange(typed, { last: today, most: MONTHS_IN_A_FILE }));
    return { ...range, kind: UNIT_LEDGER_KINDS.find((known) => known === one(params, 'kind')) ?? null };
  },
});

/** 导出清册列表 of the roster that is asked for. */
export const rosters = ofListRead({
  title: rosterListText.title.replaceAll('/', '、'),
  list: rosterList,
  totals: ['monthly', 'ownShare'],
  read(asked) {
    const named = one(asked.params, 'roster');
    const roster = (Object.keys(ROSTERS) as Roster[]).find((known) => known === named) ?? 'change';
    const kind = ROSTERS.change.find((known) => known === one(asked.params, 'kind')) ?? null;
    return { ...monthsOf(asked), roster, kind: roster === 'change' ? kind : null };
  },
});

/** The export of 职工转移查询. */
export const transfers = ofListRead({
  title: transferListText.title,
  list: transferList,
  totals: ['amount'],
  read: (asked) => ({
    ...monthsOf(asked),
    direction: TRANSFER_DIRECTIONS.find((known) => known === one(asked.params, 'kind')) ?? null,
  }),
});

/** The export of 比例调整. */
export const ratios = ofListRead({ title: ratioListText.title, list: ratioChanges, totals: [], read: monthsOf });

function monthsOf({ params, today }: AskedList): { from: Month; to: Month } {
  const typed = { from: one(params, 'from'), to: one(params, 'to') };
  return readable(readMonthRange(typed, { last: nextMonth(monthOf(today)), most: MONTHS_IN_A_FILE }));
}

function readable<Value>(range: RangeReading<Value>): { from: Value; to: Value } {
  if (!range.ok) return refuse('export-range', { months: String(MONTHS_IN_A_FILE) });
  return { from: range.from, to: range.to };
}
