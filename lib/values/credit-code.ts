import { compactText } from '@/lib/values/digits';

declare const creditCodeBrand: unique symbol;

/** A unified social credit code (统一社会信用代码, GB 32100): 18 characters of the right shape. */
export type CreditCode = string & { readonly [creditCodeBrand]: 'CreditCode' };

export type CreditCodeReading =
  | { ok: true; code: CreditCode; checkDigitMatches: boolean }
  | { ok: false; problem: 'empty' | 'length' | 'characters' };

/** Without I, O, S, V and Z, which are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Reads a credit code (N-3). A wrong check digit is told, not refused: firms with one exist; the centre decides. */
export function readCreditCode(text: string): CreditCodeReading {
  const typed = compactText(text).toUpperCase();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (typed.length !== 18) return { ok: false, problem: 'length' };
  if (!SHAPE.test(typed)) return { ok: false, problem: 'characters' };
  return { ok: true, code: typed as CreditCode, checkDigitMatches: checkDigitOf(typed) === typed.charAt(17) };
}

/** 组织机构代码 within a credit code: its places 9 to 17, as MA6T0044-2; what is no code stays as it is. */
export function organisationCodeOf(creditCode: string): string {
  return creditCode.length === 18 ? `${creditCode.slice(8, 16)}-${creditCode.slice(16, 17)}` : creditCode;
}

function checkDigitOf(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
