import type { AdjustableAccount, AdjustmentSettings } from './adjustable';
import { adjustmentReasons } from '@/lib/contributions/adjustment-reasons';
import { baseOf, sharesOf } from '@/lib/contributions/amounts';
import { problemSentence, type ReviewReason } from '@/lib/text/problems';
import { compactText } from '@/lib/values/digits';
import { fenFromText, formatFen, readMoney, roundHalfUp, ZERO, type Fen } from '@/lib/values/money';
import { basisPoints } from '@/lib/values/ratio';

/** What a row's typed text comes to. */
export type Adjustment =
  | { kind: 'nothing' }
  | { kind: 'faulty'; field: 'base' | 'monthly'; message: string }
  | { kind: 'unchanged' | 'changed'; base: Fen; monthly: Fen; reasons: ReviewReason[] };

const MONEY_CODES = {
  'not-money': 'not-money',
  'too-many-decimals': 'too-many-decimals',
  negative: 'not-positive',
  'too-large': 'too-large',
} as const;

/** Reads what was typed for an account: the new base, or the new monthly amount and the base that yields it. */
export function adjustmentOf(
  account: AdjustableAccount,
  typed: Readonly<Record<string, string>> | undefined,
  settings: AdjustmentSettings,
): Adjustment {
  if (account.locked) return { kind: 'nothing' };
  const field = typed?.monthly === undefined ? 'base' : 'monthly';
  const text = typed?.[field];
  if (text === undefined) return { kind: 'nothing' };
  const reading = readMoney(text);
  if (!reading.ok && reading.problem === 'empty') return { kind: 'nothing' };
  if (!reading.ok) return faulty(field, `${field}-${MONEY_CODES[reading.problem as keyof typeof MONEY_CODES]}`);
  if (reading.fen === ZERO) return faulty(field, `${field}-not-positive`);
  const ratios = ratiosOf(settings);
  const found =
    field === 'base' ? { ok: true as const, base: reading.fen } : baseOf({ ...ratios, monthly: reading.fen });
  if (!found.ok) {
    const values = { lower: formatFen(found.lower.monthly), upper: formatFen(found.upper.monthly) };
    return faulty('monthly', 'monthly-not-reachable', values);
  }
  // A monthly amount that is paid already says nothing of another base.
  if (field === 'monthly' && reading.fen === fenFromText(account.monthly)) return unchanged(account);
  if (found.base === fenFromText(account.base)) return unchanged(account);
  const { monthly } = sharesOf({ ...ratios, base: found.base });
  return { kind: 'changed', base: found.base, monthly, reasons: reasonsFor(found.base, account, settings) };
}

function reasonsFor(base: Fen, account: AdjustableAccount, { floor, cap, inWindow }: AdjustmentSettings) {
  return adjustmentReasons(base, {
    from: fenFromText(account.base),
    adjustedThisYear: account.adjusted,
    inWindow,
    floorBase: fenFromText(floor),
    capBase: fenFromText(cap),
  });
}

function unchanged({ base, monthly }: AdjustableAccount): Adjustment {
  return { kind: 'unchanged', base: fenFromText(base), monthly: fenFromText(monthly), reasons: [] };
}

function faulty(field: 'base' | 'monthly', code: string, values?: Record<string, string>): Adjustment {
  return { kind: 'faulty', field, message: problemSentence({ code, values }) };
}

function ratiosOf({ unitRatio, ownRatio, roundingUnit }: AdjustmentSettings) {
  return { unitRatio: basisPoints(unitRatio), ownRatio: basisPoints(ownRatio), unit: fenFromText(roundingUnit) };
}

/** A percentage as people type it, in hundredths of a percent: 5, +5%, -3.5; null for anything else, and for what leaves nothing. */
export function readRise(typed: string): bigint | null {
  const parts = /^([+-]?)(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(compactText(typed).replace(/^\u2212/, '-'));
  if (!parts) return null;
  const [, sign = '', whole = '', decimals = ''] = parts;
  const hundredths = BigInt(whole + decimals.padEnd(2, '0')) * (sign === '-' ? -1n : 1n);
  return hundredths <= -10_000n ? null : hundredths;
}

/** The account's base raised or lowered by hundredths of a percent, rounded half up to the centre's unit. */
export function raisedBase({ base }: AdjustableAccount, percent: bigint, { roundingUnit }: AdjustmentSettings): Fen {
  return roundHalfUp(fenFromText(base) * (10_000n + percent), 10_000n, fenFromText(roundingUnit));
}
