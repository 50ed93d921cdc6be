import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { CORRECTION_STATES } from '@/db/schema/corrections';
import type { RefusalCode } from '@/lib/text/refusals';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import { addFen, formatFen, sumFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact, fundYearOf, monthOf, type Month } from '@/lib/values/month';

export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** In which states each act on a correction is possible: after posting none ever is. */
export const CORRECTION_ACTS = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  withdraw: ['draft', 'returned', 'in-review'],
  review: ['in-review'],
} as const satisfies Record<string, readonly CorrectionState[]>;

/** Whether the act is possible in this state. */
export function correctionAllows(act: keyof typeof CORRECTION_ACTS, state: CorrectionState): boolean {
  return (CORRECTION_ACTS[act] as readonly CorrectionState[]).includes(state);
}

/** What the books hold for one person's posted month, in fen: of its roster, and of back payments. */
export interface BookedMonth {
  month: Month;
  unitShare: Fen;
  ownShare: Fen;
  backUnitShare: Fen;
  backOwnShare: Fen;
  backPayIds: string[];
  /** The version of the first entry that booked something for it. */
  firstVersion: number;
  /** Whether another correction has taken it back, or asks to. */
  taken: 'held' | 'corrected' | null;
  /** A back payment of it that is filed and not paid. */
  backPayWaits: boolean;
}

/** What a correction is judged by, as it stands now. */
export interface CorrectionFacts {
  status: (typeof ACCOUNT_STATUSES)[number];
  balance: Fen;
  /** 缴至年月 of the unit. */
  remittedMonth: Month | null;
  repaysLoan: boolean;
  lastWithdrawal: { version: number; on: Day } | null;
  /** Whether one has been paid at the counter that is not booked yet. */
  withdrawalWaits: boolean;
  /** The posted months of the current fund year, the earliest first. */
  booked: BookedMonth[];
}

/** What is checked, in this order; the centre sees each with its outcome. */
export const CORRECTION_CHECKS = [
  'account',
  'posted',
  'year',
  'once',
  'booked',
  'whole',
  'backPay',
  'loan',
  'withdrawal',
  'balance',
] as const;
export type CorrectionCheck = (typeof CORRECTION_CHECKS)[number];

export interface CorrectionObstacle {
  code: RefusalCode;
  values: Record<string, string>;
}

interface Asked {
  facts: CorrectionFacts;
  months: readonly Month[];
  today: Day;
}

/** All that a month was booked at. */
export function amountOf({
  unitShare,
  ownShare,
  backUnitShare,
  backOwnShare,
}: Pick<BookedMonth, 'unitShare' | 'ownShare' | 'backUnitShare' | 'backOwnShare'>): Fen {
  return addFen(addFen(unitShare, ownShare), addFen(backUnitShare, backOwnShare));
}

/** The booked months that are asked for. */
export function askedMonths({ booked }: CorrectionFacts, months: readonly Month[]): BookedMonth[] {
  return booked.filter(({ month }) => months.includes(month));
}

/** Whether a month may be ticked at all, by itself. */
export function isCorrectable({ taken, backPayWaits }: BookedMonth): boolean {
  return taken === null && !backPayWaits;
}

const CHECKS: Record<CorrectionCheck, (asked: Asked) => CorrectionObstacle | null> = {
  account: ({ facts: { status } }) =>
    status === 'normal' || status === 'sealed'
      ? null
      : { code: 'correction-account', values: { status: ACCOUNT_STATUS_WORDS[status] } },
  posted: ({ facts: { remittedMonth }, months }) =>
    ofMonths(
      'correction-not-posted',
      months.filter((month) => remittedMonth === null || month > remittedMonth),
    ),
  year({ months, today }) {
    const { from, to } = fundYearOf(monthOf(today));
    const obstacle = ofMonths(
      'correction-other-year',
      months.filter((month) => month < from || month > to),
    );
    const year = { from: formatMonthCompact(from), to: formatMonthCompact(to) };
    return obstacle && { ...obstacle, values: { ...obstacle.values, ...year } };
  },
  once: ({ facts, months }) =>
    ofMonths(
      'correction-taken',
      of(facts, months, ({ taken }) => taken !== null),
    ),
  booked({ facts: { booked, remittedMonth }, months, today }) {
    const { from, to } = fundYearOf(monthOf(today));
    const known = new Set(booked.map(({ month }) => month));
    const missing = months.filter((month) => !known.has(month) && month >= from && month <= to);
    return ofMonths(
      'correction-nothing-booked',
      missing.filter((month) => remittedMonth !== null && month <= remittedMonth),
    );
  },
  whole({ facts: { booked }, months }) {
    const [first, last] = [months.at(0), months.at(-1)];
    if (first === undefined || last === undefined) return null;
    const left = booked.filter(({ month }) => month > first && month < last && !months.includes(month));
    return ofMonths(
      'correction-gap',
      left.map(({ month }) => month),
    );
  },
  backPay: ({ facts, months }) =>
    ofMonths(
      'correction-back-pay-waits',
      of(facts, months, ({ backPayWaits }) => backPayWaits),
    ),
  loan: ({ facts: { repaysLoan } }) => (repaysLoan ? { code: 'correction-loan', values: {} } : null),
  withdrawal({ facts, months }): CorrectionObstacle | null {
    const { lastWithdrawal, withdrawalWaits } = facts;
    if (withdrawalWaits) return { code: 'correction-withdrawal-waits', values: {} };
    if (lastWithdrawal === null) return null;
    const since = askedMonths(facts, months).some(({ firstVersion }) => lastWithdrawal.version > firstVersion);
    return since ? { code: 'correction-withdrawn', values: { day: lastWithdrawal.on } } : null;
  },
  balance({ facts, months }) {
    const amount = sumFen(askedMonths(facts, months).map(amountOf));
    if (facts.balance >= amount) return null;
    return { code: 'correction-balance', values: { balance: formatFen(facts.balance), amount: formatFen(amount) } };
  },
};

/** What stands in the way of a correction of these months, in their order, by check; null where nothing does. Pure. */
export function checkCorrection(asked: Asked): { check: CorrectionCheck; obstacle: CorrectionObstacle | null }[] {
  return CORRECTION_CHECKS.map((check) => ({ check, obstacle: CHECKS[check](asked) }));
}

function of({ booked }: CorrectionFacts, months: readonly Month[], holds: (month: BookedMonth) => boolean): Month[] {
  return booked.filter((row) => months.includes(row.month) && holds(row)).map(({ month }) => month);
}

function ofMonths(code: RefusalCode, months: readonly Month[]): CorrectionObstacle | null {
  return months.length === 0 ? null : { code, values: { months: months.map(formatMonthCompact).join('、') } };
}
