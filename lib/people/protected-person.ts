import { maskIdNumber, readIdNumber } from '@/lib/values/id-number';
import { maskMobile, readMobile } from '@/lib/values/mobile';
import { idNumberIndex, sealPersonal } from './protect';

/** Not the index of the people who have accounts: nobody may see in the tables which operator is which employee. */
const OPERATORS = 'operator';

/** The ID number of an operator as it is stored: encrypted, by a blind index, masked. Throws on what the schema refuses. */
export function protectedIdNumber(typed: string) {
  const reading = readIdNumber(typed);
  if (!reading.ok) throw new Error('an ID number that the schema has let pass can be read');
  const { idNumber } = reading;
  return {
    idNumberCipher: sealPersonal(idNumber),
    idNumberIndex: idNumberIndex(OPERATORS, idNumber),
    idNumberMask: maskIdNumber(idNumber),
  };
}

/** A mobile number as it is stored: encrypted and masked. Throws on what the schema refuses. */
export function protectedPhone(typed: string) {
  const mobile = mobileOf(typed);
  return { phoneCipher: sealPersonal(mobile), phoneMask: maskMobile(mobile) };
}

/** What tells a mobile number from another one and says nothing without the key: for where a number may not be kept, as in a fingerprint. */
export function phoneIndex(typed: string): string {
  return idNumberIndex('phone', mobileOf(typed)).toString('hex');
}

/** The number that was typed, in its eleven digits. Throws on what the schema refuses. */
export function mobileOf(typed: string): string {
  const reading = readMobile(typed);
  if (!reading.ok) throw new Error('a mobile number that the schema has let pass can be read');
  return reading.mobile;
}
