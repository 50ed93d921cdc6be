import { day, readDay, type Day } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';

declare const idNumberBrand: unique symbol;

/** A resident's identity number of 18 characters that has passed GB 11643 (N-1). */
export type IdNumber = string & { readonly [idNumberBrand]: 'IdNumber' };

export type IdNumberProblem = 'empty' | 'length' | 'characters' | 'area' | 'birth-date' | 'check-digit';

/** `expected` is the check digit that would fit, given only with the problem 'check-digit'. */
export type IdNumberReading =
  { ok: true; idNumber: IdNumber; upgraded: boolean } | { ok: false; problem: IdNumberProblem; expected?: string };

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** 2 to the power of 17 down to 1, modulo 11 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * Reads an identity number: full width, spaces and a small x are folded; the area (province only), the birth date and
 * the check digit must hold (N-1). The old form of 15 digits is raised to 18, and `upgraded` says so (N-2).
 */
export function readIdNumber(text: string): IdNumberReading {
  const typed = compactText(text).toUpperCase();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (!/^\d+X?$/.test(typed)) return { ok: false, problem: 'characters' };
  if (typed.length !== 15 && typed.length !== 18) return { ok: false, problem: 'length' };

  const upgraded = typed.length === 15;
  if (upgraded && typed.endsWith('X')) return { ok: false, problem: 'characters' };
  // The old form was never given to people born in 2000 or later.
  const first17 = upgraded ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17);
  if (!PROVINCES.has(first17.slice(0, 2))) return { ok: false, problem: 'area' };
  if (readDay(first17.slice(6, 14)) === null) return { ok: false, problem: 'birth-date' };

  const expected = checkDigitOf(first17);
  if (!upgraded && typed.slice(17) !== expected) return { ok: false, problem: 'check-digit', expected };
  return { ok: true, idNumber: `${first17}${expected}` as IdNumber, upgraded };
}

/** The 18th character to the first 17 digits. Throws on anything but 17 digits. */
export function checkDigitOf(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check digit needs 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** The birth day that an identity number holds. */
export function birthDayOf(idNumber: IdNumber): Day {
  return day(`${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`);
}

/** Odd sequence numbers are given to men. */
export function sexOf(idNumber: IdNumber): 'male' | 'female' {
  return Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** For screens and logs: "540102********1234". */
export function maskIdNumber(idNumber: IdNumber): string {
  return `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`;
}

/** Completed years of life on a day; a year is complete on the birthday itself. Negative before birth. */
export function ageOn(idNumber: IdNumber, onDay: Day): number {
  const birthDay = birthDayOf(idNumber);
  const years = Number(onDay.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return onDay.slice(5) < birthDay.slice(5) ? years - 1 : years;
}
