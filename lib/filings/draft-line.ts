import type { StoredProblem, filings } from '@/db/schema/filings';
import type { Mark, ProblemCode, ReviewReason } from '@/lib/text/problems';

type Row = typeof filings.$inferSelect;

/** The columns of a filing that a kind fills from what was typed. */
export type LineValues = Pick<
  Row,
  | 'accountId'
  | 'personId'
  | 'name'
  | 'idType'
  | 'idNumberIndex'
  | 'idNumberMask'
  | 'sex'
  | 'birthOn'
  | 'phoneMask'
  | 'staffNumber'
  | 'base'
  | 'unitShare'
  | 'ownShare'
  | 'reason'
  | 'note'
>;

/**
 * A line as it was read: its values, the faults of what was typed, and the typed text itself where it had faults. Document
 * and phone number are in the clear here and encrypted where they are stored.
 */
export interface ReadLine extends LineValues {
  idNumber: string | null;
  phone: string | null;
  problems: StoredProblem[];
  marks: Mark[];
  typed: string | null;
}

/** A line that is to be checked: one that is read just now, or a stored draft. */
export type LineToCheck = Pick<
  Row,
  'accountId' | 'personId' | 'name' | 'idType' | 'idNumberIndex' | 'base' | 'unitShare' | 'ownShare' | 'reason' | 'note'
> & {
  id: string;
  /** Row of the workbook, where it came from one. */
  row: number | null;
};

/** What a check found for one line. `personId` and `accountId` say whom it means, where that is known. */
export interface Finding {
  problems: StoredProblem[];
  reviewReasons: ReviewReason[];
  marks: Mark[];
  personId: string | null;
}

/** A problem by code, at a field. */
export function problem(code: ProblemCode, field: string, values?: Record<string, string>): StoredProblem {
  return values ? { code, field, values } : { code, field };
}

export const NO_VALUES: LineValues & Pick<ReadLine, 'idNumber' | 'phone'> = {
  idNumber: null,
  phone: null,
  accountId: null,
  personId: null,
  name: null,
  idType: null,
  idNumberIndex: null,
  idNumberMask: null,
  sex: null,
  birthOn: null,
  phoneMask: null,
  staffNumber: null,
  base: null,
  unitShare: null,
  ownShare: null,
  reason: null,
  note: null,
};
