import type { AdjustmentViews } from './adjustment-view';
import type { AdjustableAccount } from './adjustable';
import type { TypedRows } from '@/components/grid/grid-column';
import type { BaseLine } from '@/lib/filings/base.input';
import { fenFromText, fenToText, subtractFen, sumFen, type Fen } from '@/lib/values/money';

export interface EntryFault {
  account: AdjustableAccount;
  field: 'base' | 'monthly';
  message: string;
}

/** What was typed so far, on all pages. */
export interface EntrySummary {
  /** Who changes, in the order of their account numbers, and the line that is sent for each. */
  changed: { account: AdjustableAccount; line: BaseLine }[];
  faults: EntryFault[];
  /** 当前录入金额: what the changed ones pay a month afterwards, and how much that is more or less. */
  amount: Fen;
  change: Fen;
}

/** Adds up what was typed for these people. */
export function entrySummary(
  typed: TypedRows,
  people: Readonly<Record<string, AdjustableAccount>>,
  views: AdjustmentViews,
): EntrySummary {
  const changed: EntrySummary['changed'] = [];
  const faults: EntryFault[] = [];
  const after: Fen[] = [];
  const before: Fen[] = [];
  for (const [id, text] of Object.entries(typed).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const account = people[id];
    if (!account) continue;
    const adjustment = views.adjustment(account, text);
    if (adjustment.kind === 'faulty') faults.push({ account, field: adjustment.field, message: adjustment.message });
    if (adjustment.kind !== 'changed') continue;
    const byMonthly = text.monthly !== undefined;
    const amounts = byMonthly
      ? { base: '', monthly: fenToText(adjustment.monthly) }
      : { base: fenToText(adjustment.base), monthly: '' };
    changed.push({ account, line: { accountNumber: id, idNumber: '', name: account.label, ...amounts } });
    after.push(adjustment.monthly);
    before.push(fenFromText(account.monthly));
  }
  return { changed, faults, amount: sumFen(after), change: subtractFen(sumFen(after), sumFen(before)) };
}
