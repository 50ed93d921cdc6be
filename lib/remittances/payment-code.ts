import { publicCode } from '@/lib/values/ids';
import { compactText } from '@/lib/values/digits';

const LENGTH = 16;
/** What people type between groups of four; spaces are gone by then. */
const GROUPING = /(?<=[0-9])[-–—_.·](?=[0-9])/g;

/** A new 缴款码: 15 random digits and a check digit (Luhn), so that a mistyped one is nobody else's. */
export function newPaymentCode(): string {
  const body = publicCode(LENGTH - 1);
  return body + luhnDigit(body);
}

/** The payment codes that a bank memo may hold, in any width, in groups or not: every run of 16 digits that passes its check digit. */
export function paymentCodesIn(memo: string): string[] {
  const runs =
    compactText(memo)
      .replace(GROUPING, '')
      .match(/[0-9]{16,}/g) ?? [];
  const found = runs.flatMap((run) =>
    Array.from({ length: run.length - LENGTH + 1 }, (_, start) => run.slice(start, start + LENGTH)),
  );
  return [...new Set(found)].filter((code) => luhnDigit(code.slice(0, -1)) === code.slice(-1));
}

function luhnDigit(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** For people: in groups of four. */
export function formatPaymentCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
