import { z } from 'zod';
import { readDay } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';
import { readMoney, ZERO, type Fen } from '@/lib/values/money';
import { readMonth, type Month } from '@/lib/values/month';
import { readPercent, type BasisPoints } from '@/lib/values/ratio';

/** What shares may be rounded to: whole yuan, jiao, fen. */
export const ROUNDING_UNITS = ['1.00', '0.10', '0.01'] as const;

const LOWEST_RATIO = 500;
const HIGHEST_RATIO = 1200;

const PAYEE = z.string().trim().min(1, 'text-missing').max(120, 'text-too-long');
const typed = z.string().max(40, 'text-too-long');

/** 参数 as typed: 管理部 ('' for all), the month from which it holds, and every value. */
export const parametersInput = z
  .strictObject({
    branch: z.string().trim().max(60, 'text-too-long'),
    fromMonth: typed.refine((text) => readMonth(text) !== null, 'parameters-month'),
    floorBase: typed.refine((text) => amountOf(text) !== null, 'parameters-amount'),
    capBase: typed.refine((text) => amountOf(text) !== null, 'parameters-amount'),
    minimumRatio: typed.refine((text) => ratioOf(text) !== null, 'parameters-percent'),
    maximumRatio: typed.refine((text) => ratioOf(text) !== null, 'parameters-percent'),
    roundingUnit: z.enum(ROUNDING_UNITS, 'parameters-rounding'),
    monthsAhead: typed.refine((text) => wholeOf(text, { from: 0, to: 12 }) !== null, 'parameters-months-ahead'),
    paymentDays: typed.refine((text) => wholeOf(text, { from: 1, to: 30 }) !== null, 'parameters-payment-days'),
    windowFrom: typed.refine((text) => dayOfYear(text) !== null, 'parameters-window-day'),
    windowTo: typed.refine((text) => dayOfYear(text) !== null, 'parameters-window-day'),
    payeeName: PAYEE,
    payeeAccount: z.string().transform(compactText).pipe(PAYEE),
    payeeBank: PAYEE,
  })
  .superRefine((input, context) => {
    for (const [field, code] of disagreements(input))
      context.addIssue({ code: 'custom', path: [field], message: code });
  });

export type ParametersInput = z.infer<typeof parametersInput>;

/** The values that an input stands for: amounts in fen, ratios in basis points, days of the year as MM-DD. Throws on what the schema refuses. */
export function readParameters(input: ParametersInput) {
  return {
    branch: input.branch === '' ? null : input.branch,
    fromMonth: known(readMonth(input.fromMonth)),
    floorBase: known(amountOf(input.floorBase)),
    capBase: known(amountOf(input.capBase)),
    minimumRatio: known(ratioOf(input.minimumRatio)),
    maximumRatio: known(ratioOf(input.maximumRatio)),
    roundingUnit: known(amountOf(input.roundingUnit)),
    monthsAhead: known(wholeOf(input.monthsAhead, { from: 0, to: 12 })),
    paymentDays: known(wholeOf(input.paymentDays, { from: 1, to: 30 })),
    windowFrom: dayOfYear(input.windowFrom) || null,
    windowTo: dayOfYear(input.windowTo) || null,
    payeeName: input.payeeName,
    payeeAccount: input.payeeAccount,
    payeeBank: input.payeeBank,
  } satisfies Record<string, string | number | bigint | null> & { fromMonth: Month };
}

/** What is right by itself and wrong together: floor and cap, the two ratios, the two ends of the window. */
function disagreements(
  input: Record<'floorBase' | 'capBase' | 'minimumRatio' | 'maximumRatio' | 'windowFrom' | 'windowTo', string>,
) {
  const [floor, cap] = [amountOf(input.floorBase), amountOf(input.capBase)];
  const [lowest, highest] = [ratioOf(input.minimumRatio), ratioOf(input.maximumRatio)];
  const [from, to] = [dayOfYear(input.windowFrom), dayOfYear(input.windowTo)];
  const found: ['capBase' | 'maximumRatio' | 'windowTo', string][] = [];
  if (floor !== null && cap !== null && floor > cap) found.push(['capBase', 'parameters-cap-under-floor']);
  if (lowest !== null && highest !== null && lowest > highest) found.push(['maximumRatio', 'parameters-ratios-order']);
  if (from !== null && to !== null && (from === '') !== (to === '')) found.push(['windowTo', 'parameters-window-pair']);
  return found;
}

function amountOf(text: string): Fen | null {
  const reading = readMoney(text);
  return reading.ok && reading.fen > ZERO ? reading.fen : null;
}

/** whole percents from 5 to 12. */
function ratioOf(text: string): BasisPoints | null {
  const reading = readPercent(text);
  return reading.ok && reading.ratio >= LOWEST_RATIO && reading.ratio <= HIGHEST_RATIO ? reading.ratio : null;
}

function wholeOf(text: string, { from, to }: { from: number; to: number }): number | null {
  const digits = compactText(text);
  if (!/^\d{1,2}$/.test(digits)) return null;
  const value = Number(digits);
  return value >= from && value <= to ? value : null;
}

/** A day of every year as MM-DD, typed as 07-01, 7/1 or 7月1日; '' where nothing is typed, null where it is none. */
function dayOfYear(text: string): string | null {
  const day = compactText(text);
  if (day === '') return '';
  const [, month = '', dayOfMonth = ''] =
    /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(day) ?? /^(\d{2})(\d{2})$/.exec(day) ?? [];
  // A leap year has them all.
  const found = month === '' ? null : readDay(`2020-${month}-${dayOfMonth}`);
  return found === null ? null : found.slice(5);
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error('parameters that the schema has let pass can be read');
  return value;
}
