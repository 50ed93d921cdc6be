import { toHalfWidth, trimText } from '@/lib/values/digits';

declare const fenBrand: unique symbol;

/** An amount of money in whole fen (1/100 yuan). A bigint, so that the compiler refuses to mix in fractions. */
export type Fen = bigint & { readonly [fenBrand]: 'Fen' };

export type MoneyProblem = 'empty' | 'not-money' | 'too-many-decimals' | 'negative' | 'too-large';

export type MoneyReading = { ok: true; fen: Fen } | { ok: false; problem: MoneyProblem };

/** Sixteen digits of yuan and two of fen: what numeric(18,2) holds (N-6). */
const LARGEST_YUAN_DIGITS = 16;

/** Marks a count of fen as money. */
export function fen(value: bigint): Fen {
  return value as Fen;
}

export const ZERO: Fen = fen(0n);

/** Whole yuan as fen. Throws on a number that is not a safe integer. */
export function yuan(whole: number): Fen {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`not whole yuan: ${whole}`);
  return fen(BigInt(whole) * 100n);
}

/** The sum of two amounts, in fen. */
export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b);
}

/** The difference of two amounts, in fen. */
export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(a - b);
}

/** The amount with its sign turned, in fen. */
export function negateFen(amount: Fen): Fen {
  return fen(-amount);
}

/** The sum of many amounts, in fen. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

/**
 * Reads an amount as people type or paste it: full-width digits, ￥ ¥ CNY RMB 人民币 before, 元 after, thousands
 * separators in threes or fours (comma or space). Never rounds: a third decimal that is not zero is a problem.
 */
export function readMoney(text: string): MoneyReading {
  const typed = trimText(toHalfWidth(text))
    .replaceAll('。', '.')
    .replaceAll('\uffe5', '¥')
    .replace(/[\u2212\u2013\u2014]/g, '-');
  if (typed === '') return { ok: false, problem: 'empty' };

  const parts = /^(-?) ?(?:¥|CNY|RMB|人民币)? ?(-?) ?([\d, ]*)(?:\.(\d*))? ?[元圆]?$/i.exec(typed);
  const [, signBefore = '', signAfter = '', grouped = '', decimals = ''] = parts ?? [];
  const whole = ungroup(grouped.trimEnd());
  if (parts === null || whole === null || whole + decimals === '' || signBefore + signAfter === '--') {
    return { ok: false, problem: 'not-money' };
  }
  if (signBefore + signAfter === '-') return { ok: false, problem: 'negative' };
  if (/[1-9]/.test(decimals.slice(2))) return { ok: false, problem: 'too-many-decimals' };

  const significant = whole.replace(/^0+/, '');
  if (significant.length > LARGEST_YUAN_DIGITS) return { ok: false, problem: 'too-large' };
  return { ok: true, fen: fen(BigInt(significant + decimals.slice(0, 2).padEnd(2, '0'))) };
}

/** Takes out thousands separators that stand where they belong; null when they stand anywhere else. */
function ungroup(digits: string): string | null {
  if (/^\d*$/.test(digits)) return digits;
  if (/^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)$/.test(digits) || /^\d{1,4}(?:(?:,\d{4})+|(?: \d{4})+)$/.test(digits)) {
    return digits.replace(/[, ]/g, '');
  }
  return null;
}

/** For people: thousands separators and always two decimals, "5,390.00", "-5,390.00". */
export function formatFen(amount: Fen): string {
  const [whole = '', decimals = ''] = fenToText(amount).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${decimals}`;
}

/** For JSON, logs, forms and the database: "5390.00", "-0.05". */
export function fenToText(amount: Fen): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The strict inverse of `fenToText`. Throws on every other spelling. */
export function fenFromText(text: string): Fen {
  if (!/^-?(?:0|[1-9]\d*)\.\d{2}$/.test(text) || text === '-0.00') throw new RangeError(`not an amount: ${text}`);
  return fen(BigInt(text.replace('.', '')));
}

/**
 * The one rounding function: the quotient `numerator / denominator`, in fen, rounded half up to a multiple of
 * `unit`. Throws on a negative numerator, and on a denominator or unit that is not positive.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint, unit: Fen): Fen {
  if (numerator < 0n || denominator <= 0n || unit <= 0n) {
    throw new RangeError(`cannot round ${numerator}/${denominator} to ${unit}`);
  }
  const step = denominator * unit;
  return fen(((2n * numerator + step) / (2n * step)) * unit);
}
