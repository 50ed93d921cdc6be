import type { AccountFiling } from '@/lib/filings/filings-of-accounts';
import type { UnsealLine } from '@/lib/filings/unseal.input';
import { problemSentence } from '@/lib/text/problems';
import { formatMonthCompact, month, monthRange, previousMonth, readMonth, type Month } from '@/lib/values/month';
import type { TypedAmount } from '../open/amount-fields';

/** What stands in the way of unsealing an account. */
export type Hindrance = AccountFiling | 'sealed-this-month' | 'sealed-for-death';

/** A sealed account as the list shows it; amounts are formatted, months compact. */
export interface SealedAccount {
  id: string;
  number: string;
  name: string;
  idNumber: string;
  status: string;
  /** The last base; '' where it was nothing. */
  base: string;
  remittedMonth: Month | null;
  balance: string;
  hindrance: Hindrance | null;
}

/** What was typed for one account. */
export interface Unsealing {
  amount: TypedAmount;
  /** 生效年月 as typed. */
  month: string;
}

/** What stands there before anything is typed: the last base, from the month that a draft is for now. */
export function proposed(account: SealedAccount, from: string): Unsealing {
  return { amount: { from: 'base', text: account.base }, month: formatMonthCompact(month(from)) };
}

/** Whether nothing else stands there than before anything was typed. */
export function isProposed(account: SealedAccount, { amount, month: typed }: Unsealing, from: string): boolean {
  const first = proposed(account, from);
  return amount.from === first.amount.from && amount.text === first.amount.text && typed === first.month;
}

/** The line that is sent; the month that would be taken anyway is left to the server, which knows it best. */
export function lineOf(account: SealedAccount, { amount, month: typed }: Unsealing, from: string): UnsealLine {
  const empty = { accountNumber: '', idNumber: '', name: '', base: '', monthly: '', forMonth: '', note: '' };
  const forMonth = readMonth(typed) === from ? '' : typed;
  return { ...empty, accountNumber: account.number, name: account.name, forMonth, [amount.from]: amount.text };
}

/** What follows from a typed 生效年月: the months that will have to be paid back, or what is wrong with it (C-7, Q-27). */
export function monthsBack(
  typed: string,
  { from, remittedMonth }: { from: string; remittedMonth: Month | null },
): { first: string; last: string } | { problem: string } | null {
  const latest = month(from);
  const start = readMonth(typed);
  if (start === null) return typed.trim() === '' ? null : { problem: problemSentence({ code: 'month-not-a-month' }) };
  if (start > latest) {
    return { problem: problemSentence({ code: 'unseal-month-late', values: { month: formatMonthCompact(latest) } }) };
  }
  if (remittedMonth !== null && start <= remittedMonth) {
    const values = { month: formatMonthCompact(remittedMonth) };
    return { problem: problemSentence({ code: 'unseal-month-paid', values }) };
  }
  const months = monthRange(start, previousMonth(latest));
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? { first: formatMonthCompact(first), last: formatMonthCompact(last) } : null;
}
