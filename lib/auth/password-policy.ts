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

/** Why a new password is refused: of a unit's operators by the manual's policy, of staff by one for long passwords. */
export type NewPasswordProblem = PasswordProblem | 'staff-password-weak';

const STAFF_LENGTH = { least: 10, most: 100 };

/** What is wrong with a new password, by whose it is; staff choose at least ten characters with letters and digits. Pure. */
export function newPasswordProblem(password: string, realm: 'unit' | 'staff'): NewPasswordProblem | null {
  if (realm === 'unit') return passwordProblem(password);
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
