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
  | 'eventOn'
  | 'base'
  | 'unitShare'
  | 'ownShare'
  | 'reason'
  | 'note'
  | 'forMonth'
  | 'backPayType'
  | 'unitRatio'
  | 'ownRatio'
  | 'formerBase'
  | 'formerUnitShare'
  | 'formerOwnShare'
  | 'toUnitId'
  | 'toAccountId'
  | 'toUnitName'
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
export type LineToCheck = Omit<
  LineValues,
  'idNumberMask' | 'sex' | 'birthOn' | 'staffNumber' | 'formerBase' | 'formerUnitShare' | 'formerOwnShare'
> & {
  id: string;
  /** Row of the workbook, where it came from one. */
  row: number | null;
};

/** What a check found for one line. `personId` and `accountId` say whom it means, where that is known. */
export interface Finding {
  problems: StoredProblem[];
  /** What must be there before a submission; a draft may be saved without it. */
  missing?: StoredProblem[];
  reviewReasons: ReviewReason[];
  marks: Mark[];
  personId: string | null;
  /** The account at the other unit, of a transfer. */
  toAccountId?: string | null;
}

/** A problem by code, at a field. */
export function problem(code: ProblemCode, field: string, values?: Record<string, string>): StoredProblem {
  return values ? { code, field, values } : { code, field };
}

const OTHER_DRAFTS = new Set<string>([
  'duplicate-in-drafts',
  'account-in-drafts',
  'back-pay-in-drafts',
] satisfies ProblemCode[]);

/**
 * Whether a problem says only that another draft of the same person waits: the unit's own affair, which does not stand in the way of
 * what is decided; the draft is looked at again afterwards.
 */
export function namesOtherDraft(code: string): boolean {
  return OTHER_DRAFTS.has(code);
}

/** A line as a kind's `read` returns it: its values and the faults of what was typed, which stay until it is typed anew. */
export function lineRead(values: typeof NO_VALUES, problems: readonly StoredProblem[]): ReadLine {
  return { ...values, problems: problems.map((found) => ({ ...found, typed: true as const })), marks: [], typed: null };
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
  eventOn: null,
  base: null,
  unitShare: null,
  ownShare: null,
  reason: null,
  note: null,
  forMonth: null,
  backPayType: null,
  unitRatio: null,
  ownRatio: null,
  formerBase: null,
  formerUnitShare: null,
  formerOwnShare: null,
  toUnitId: null,
  toAccountId: null,
  toUnitName: null,
};
