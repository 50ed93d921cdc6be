import type { StoredProblem } from '@/db/schema/filings';
import { ID_TYPES } from '@/db/schema/people';
import { idNumberIndex } from '@/lib/people/protect';
import { ID_TYPE_WORDS } from '@/lib/text/terms';
import type { Mark } from '@/lib/text/problems';
import { compactText, trimText } from '@/lib/values/digits';
import type { Day } from '@/lib/values/day';
import { ageOn, birthDayOf, maskIdNumber, readIdNumber, sexOf } from '@/lib/values/id-number';
import { maskMobile, readMobile } from '@/lib/values/mobile';
import { readPersonName } from '@/lib/values/person-name';
import { problem, type ReadLine } from './draft-line';

type IdType = (typeof ID_TYPES)[number];

type Read<Key extends keyof ReadLine> = Partial<Pick<ReadLine, Key>> & { problems: StoredProblem[]; marks?: Mark[] };

/** From the youngest who may work to five years after retirement. */
const YOUNGEST = 16;
const OLDEST = 65;

/** A person's name as typed (N-4). */
export function readName(typed: string): Read<'name'> {
  const name = readPersonName(typed);
  return name.ok ? { name: name.name, problems: [] } : { problems: [problem(`name-${name.problem}`, 'name')] };
}

/** Document type by code or by its word; a 身份证 where nothing is said. */
export function readIdType(typed: string): IdType | null {
  const text = trimText(typed);
  if (text === '') return '01';
  const known = ID_TYPES.find((code) => code === text || ID_TYPE_WORDS[code] === text);
  if (known) return known;
  return text === '居民身份证' ? '01' : null;
}

/**
 * Document number: an identity number by GB 11643 with 15 digits raised to 18 (N-1, N-2), any other document by its
 * characters only. Sex and birth day come from the number where it holds them; an unusual age on the day given is marked,
 * never refused.
 */
export function readDocument(
  typed: { idType: string; idNumber: string; sex: string },
  on: Day,
): Read<'idType' | 'idNumber' | 'idNumberIndex' | 'idNumberMask' | 'sex' | 'birthOn'> {
  const idType = readIdType(typed.idType);
  if (idType === null) return { problems: [problem('id-type-unknown', 'idType')] };
  const typedSex = { 男: 'male', 女: 'female' }[trimText(typed.sex)] as 'male' | 'female' | undefined;
  if (idType !== '01') return readOtherDocument(idType, typed.idNumber, typedSex ?? null);
  const reading = readIdNumber(typed.idNumber);
  if (!reading.ok) {
    const values = reading.expected ? { expected: reading.expected } : undefined;
    return { idType, problems: [problem(`id-${reading.problem}`, 'idNumber', values)] };
  }
  const marks: Mark[] = reading.upgraded ? ['id-upgraded'] : [];
  if (typedSex && typedSex !== sexOf(reading.idNumber)) marks.push('sex-differs');
  const age = ageOn(reading.idNumber, on);
  if (age < YOUNGEST || age > OLDEST) marks.push('age-unusual');
  return {
    ...protectedNumber(idType, reading.idNumber, maskIdNumber(reading.idNumber)),
    sex: sexOf(reading.idNumber),
    birthOn: birthDayOf(reading.idNumber),
    problems: [],
    marks,
  };
}

function readOtherDocument(idType: IdType, typed: string, sex: 'male' | 'female' | null) {
  const number = compactText(typed).toUpperCase();
  if (number === '') return { idType, problems: [problem('id-empty', 'idNumber')] };
  if (!/^[0-9A-Z()-]{3,30}$/.test(number)) return { idType, problems: [problem('id-other-characters', 'idNumber')] };
  return { ...protectedNumber(idType, number, `${number.slice(0, 2)}****${number.slice(-2)}`), sex, problems: [] };
}

function protectedNumber(idType: IdType, number: string, mask: string) {
  return {
    idType,
    idNumber: number,
    idNumberIndex: idNumberIndex(idType, number),
    idNumberMask: mask,
  };
}

/** A mobile number, or nothing (N-5). */
export function readPhone(typed: string): Read<'phone' | 'phoneMask'> {
  const reading = readMobile(typed);
  if (reading.ok) {
    return { phone: reading.mobile, phoneMask: maskMobile(reading.mobile), problems: [] };
  }
  return { problems: reading.problem === 'empty' ? [] : [problem('phone-not-mobile', 'phone')] };
}
