import { NOBODY_ASKED, type AskedAccount } from '@/app/(hall)/filings/ask-for-accounts';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';
import type { LineFault } from '@/app/door-problems';
import type { FormProblem } from '@/components/form/error-summary';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { accountQueryText } from '@/lib/text/account-query';
import { backPaymentText as text } from '@/lib/text/back-payment';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';
import { formatMonthCompact, monthRange, monthsBetween, readMonth } from '@/lib/values/month';

/** Most months of one employee that are filed at once. */
const MOST_MONTHS = 60;

/** The form as it stands: whom it is for, which months, and the rest of a line as typed. */
export interface BackPayTyping {
  asked: AskedAccount;
  account: FoundAccount | null;
  from: string;
  to: string;
  backPayType: string;
  base: string;
  unitShare: string;
  ownShare: string;
  reason: string;
  note: string;
}

export const NOTHING_TYPED: BackPayTyping = {
  asked: NOBODY_ASKED,
  account: null,
  from: '',
  to: '',
  backPayType: '',
  base: '',
  unitShare: '',
  ownShare: '',
  reason: '',
  note: '',
};

/** The months from one to the other as 201907; none while they are no months, turned round, or too many. */
export function monthsOf({ from, to }: Pick<BackPayTyping, 'from' | 'to'>): string[] {
  const [first, last] = [readMonth(from), readMonth(to)];
  if (first === null || last === null || monthsBetween(first, last) >= MOST_MONTHS) return [];
  return monthRange(first, last).map(formatMonthCompact);
}

/** A line for each month; none while somebody or a month is missing. */
export function linesOf(typing: BackPayTyping): BackPayLine[] {
  const { account, backPayType, base, unitShare, ownShare, reason, note } = typing;
  if (!account) return [];
  const free = backPayType === 'free';
  return monthsOf(typing).map((forMonth) => ({
    accountNumber: account.number,
    idNumber: '',
    name: account.name,
    forMonth,
    backPayType,
    base: free ? '' : base,
    unitShare: free ? unitShare : '',
    ownShare: free ? ownShare : '',
    reason,
    note,
  }));
}

/** What the form says, in one string to be compared: whom it is for by his number, whatever was asked to find him. */
export function saidIn({
  account,
  from,
  to,
  backPayType,
  base,
  unitShare,
  ownShare,
  reason,
  note,
}: BackPayTyping): string {
  return JSON.stringify([account?.number, from, to, backPayType, base, unitShare, ownShare, reason, note]);
}

/** What must be filled in before anything is sent. */
export function missingIn({ account, from, to, backPayType, reason }: BackPayTyping, single: boolean): FormProblem[] {
  const [first, last] = [readMonth(from), readMonth(to)];
  const found: FormProblem[] = [];
  if (!account) found.push({ field: 'accountNumber', message: accountQueryText.missing });
  if (first === null) found.push({ field: 'from', message: text.monthMissing });
  if (last === null && !single) found.push({ field: 'to', message: text.monthMissing });
  const months = first === null || last === null ? 1 : monthsBetween(first, last) + 1;
  if (months < 1) found.push({ field: 'to', message: text.rangeTurned });
  if (months > MOST_MONTHS) found.push({ field: 'to', message: text.rangeLong(String(MOST_MONTHS)) });
  if (backPayType === '') found.push({ field: 'backPayType', message: text.typeMissing });
  if (reason === '') found.push({ field: 'reason', message: text.reasonMissing });
  return found;
}

/** The faults of the lines that were sent, each once: with its months where it is not of all of them. */
export function faultsOfMonths(faults: readonly LineFault[], months: readonly string[]): FormProblem[] {
  const byFault = new Map<string, { fault: LineFault; months: string[] }>();
  for (const fault of faults) {
    const key = `${fault.field} ${problemSentence(fault)}`;
    const known = byFault.get(key) ?? { fault, months: [] };
    known.months.push(months[fault.line] ?? '');
    byFault.set(key, known);
  }
  return [...byFault.values()].map(({ fault, months: faulty }) => {
    const sentence = problemSentence(fault);
    const field = fault.field === 'forMonth' ? 'from' : fault.field;
    return { field, message: faulty.length === months.length ? sentence : doorText.line(spansOf(faulty), sentence) };
  });
}

/** Months in their order as 201902、201905 至 201907. */
function spansOf(months: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const value of months) {
    const span = spans.at(-1);
    if (span && follows(span[1], value)) span[1] = value;
    else spans.push([value, value]);
  }
  return spans.map(([first, last]) => (first === last ? first : text.span(first, last))).join('、');
}

function follows(before: string, after: string): boolean {
  const [first, second] = [readMonth(before), readMonth(after)];
  return first !== null && second !== null && monthsBetween(first, second) === 1;
}
