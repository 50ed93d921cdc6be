import type { filings } from '@/db/schema/filings';
import { openPersonal, sealPersonal } from '@/lib/people/protect';
import type { Mark } from '@/lib/text/problems';
import type { ReadLine } from './draft-line';
import type { TypedLine } from './filing-kind';
import { KINDS } from './kinds';

type Row = typeof filings.$inferSelect;

/** The encrypted columns of a line that is about to be stored. */
export function encrypted({ idNumber, phone, typed }: Pick<ReadLine, 'idNumber' | 'phone' | 'typed'>) {
  return {
    idNumberCipher: idNumber === null ? null : sealPersonal(idNumber),
    phoneCipher: phone === null ? null : sealPersonal(phone),
    typed: typed === null ? null : sealPersonal(typed),
  };
}

/** What stands in a form for a stored line: as it was typed where it could not be read whole, else from what was read. */
export function retyped(row: Row): TypedLine {
  if (row.typed) return JSON.parse(openPersonal(row.typed)) as TypedLine;
  const idNumber = row.idNumberCipher && openPersonal(row.idNumberCipher);
  const phone = row.phoneCipher && openPersonal(row.phoneCipher);
  return KINDS[row.kind].retype({ ...row, idNumber, phone, typed: null, marks: row.marks as Mark[] });
}
