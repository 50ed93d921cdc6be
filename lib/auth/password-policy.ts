import type { PASSWORD_POLICIES } from '@/db/schema/passwords';
import { COMMON_WORDS } from './common-passwords';

/** Why a password is refused; the sentence stands in lib/text. */
export type PasswordProblem = 'not-six-digits' | 'guessable';

/**
 * The manual's policy: six digits (RL-06), less those anybody would try first: runs, repeats, pairs, mirrored halves and
 * dates, about a tenth of the million. Pure.
 */
export function passwordProblem(password: string): PasswordProblem | null {
  if (!/^[0-9]{6}$/.test(password)) return 'not-six-digits';
  return isGuessable(password) ? 'guessable' : null;
}

/** What a new password of an operator is held against: the rule in force and, where it is known, his login. */
export interface PasswordRule {
  policy: (typeof PASSWORD_POLICIES)[number];
  login: string;
}

export type LongPasswordProblem = 'too-short' | 'too-long' | 'common' | 'contains-account';
export type UnitPasswordProblem = PasswordProblem | LongPasswordProblem;

const LONG = { least: 12, most: 100, differing: 5, own: 4 };

/** What is wrong with a new password of an operator by the rule that holds. Pure. */
export function unitPasswordProblem(password: string, { policy, login }: PasswordRule): UnitPasswordProblem | null {
  return policy === 'six-digits' ? passwordProblem(password) : longPasswordProblem(password, login);
}

/**
 * A long password: at least twelve characters of any kind (ASVS 5.0 6.2), without the account's number in it, and not put together from what
 * anybody tries first: common words, runs, repeats, years.
 */
function longPasswordProblem(password: string, login: string): LongPasswordProblem | null {
  const length = [...password].length;
  if (length < LONG.least) return 'too-short';
  if (length > LONG.most) return 'too-long';
  const folded = password.normalize('NFKC').toLowerCase();
  const [unitNumber = ''] = login.toLowerCase().split('-');
  if (unitNumber !== '' && folded.includes(unitNumber)) return 'contains-account';
  return isCommon(folded) ? 'common' : null;
}

/** Whether next to nothing is left beside what everybody knows. */
function isCommon(folded: string): boolean {
  if (new Set(folded).size < LONG.differing) return true;
  const letters = [...folded].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const known = new Set([...WORDS.flatMap((word) => placesOf(letters, word)), ...runsOf(letters)]);
  const own = letters.filter((_, place) => !known.has(place));
  return new Set(own).size < LONG.own;
}

const YEARS = Array.from({ length: 200 }, (_, after) => String(1900 + after));
const WORDS = [...COMMON_WORDS.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')), ...YEARS];

/** Where the letters of a word stand, each time that it occurs. */
function placesOf(letters: readonly string[], word: string): number[] {
  return letters.flatMap((_, start) =>
    letters.slice(start, start + word.length).join('') === word ? [...word].map((_letter, place) => start + place) : [],
  );
}

/** Where three and more of a kind stand, or in a row, up or down: 111, abc, 321. */
function runsOf(letters: readonly string[]): number[] {
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0);
  return codes.flatMap((code, place) => {
    const [next = NaN, third = NaN] = codes.slice(place + 1);
    return Math.abs(next - code) <= 1 && next - code === third - next ? [place, place + 1, place + 2] : [];
  });
}

const STAFF_LENGTH = { least: 10, most: 100 };

/** What is wrong with a new password of staff: at least ten characters with letters and digits. Pure. */
export function staffPasswordProblem(password: string): 'staff-password-weak' | null {
  const length = [...password].length;
  const long = length >= STAFF_LENGTH.least && length <= STAFF_LENGTH.most;
  return long && /\p{L}/u.test(password) && /[0-9]/.test(password) ? null : 'staff-password-weak';
}

function isGuessable(digits: string): boolean {
  return isRun(digits) || isRepeated(digits) || isDate(digits);
}

function isRun(digits: string): boolean {
  const steps = new Set([...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10));
  return steps.size === 1;
}

function isRepeated(digits: string): boolean {
  const [first, second] = [digits.slice(0, 3), digits.slice(3)];
  const pairs = new Set([digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]);
  return new Set(digits).size <= 2 || first === second || pairs.size === 1 || first === [...second].reverse().join('');
}

/** YYMMDD, DDMMYY, MMDDYY and YYYYMM of any year 1900 to 2099. */
function isDate(digits: string): boolean {
  const [a, b, c] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number) as [number, number, number];
  const month = (value: number) => value >= 1 && value <= 12;
  const day = (value: number) => value >= 1 && value <= 31;
  if ((month(b) && day(c)) || (day(a) && month(b)) || (month(a) && day(b))) return true;
  return (a === 19 || a === 20) && month(c);
}
