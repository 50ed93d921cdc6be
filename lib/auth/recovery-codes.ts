import { createHmac, randomInt } from 'node:crypto';
import { env } from '@/lib/env';
import { compactText } from '@/lib/values/digits';

const CODES = 10;
const LENGTH = 10;
/** Without those that are taken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Ten new recovery codes, as ABCDE-23456. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });
}

/** A recovery code as it is kept: keyed outside the database, whatever case and dashes it was typed with. */
export function hashRecoveryCode(staffId: string, typed: string): Buffer {
  const code = compactText(typed).toUpperCase().replace(/[-–—]/g, '');
  return createHmac('sha256', env().PASSWORD_PEPPER).update(`recovery:${staffId}:${code}`).digest();
}
