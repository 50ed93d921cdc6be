import type { Connection } from '@/db/client';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { FieldProblem } from '@/lib/text/fields';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { Mark, ProblemCode, ReviewReason } from '@/lib/text/problems';
import type { RefusalCode } from '@/lib/text/refusals';

/** A code by which the hall says no, sends to the centre, or warns. */
export type Said = RefusalCode | ProblemCode | ReviewReason | Mark | ImportRefusalCode | FieldProblem;

/** What a rule of the book (5.3 to 5.10) refuses, blocks, or warns of. */
interface Ruling {
  rule: string;
  /** Of which business: a kind of filing, the month and its payment, taking back, requests for transfers, or workbooks. */
  kind: FilingKind | 'month' | 'revoke' | 'request' | 'import';
  situation: string;
  says: Said;
}

/** Where the rulings are shown: a hall with a funds desk and a reviewer. */
export interface Hall {
  owner: Connection;
  funds: StaffPrincipal;
  reviewer: StaffPrincipal;
}

/** One that is shown by the table itself. */
export interface ShownRuling extends Ruling {
  /** Makes the situation, and gives every code that the hall answers with. */
  answer: (hall: Hall) => Promise<readonly string[]>;
}

/** One that a test elsewhere shows, which is named by its file in tests/operations and its title. */
export interface NamedRuling extends Ruling {
  file: string;
  test: string;
}

type Row = [rule: string, kind: Ruling['kind'], situation: string, says: Said, test: string];

/** Rulings that one test file shows. */
export function named(file: string, rows: readonly Row[]): NamedRuling[] {
  return rows.map(([rule, kind, situation, says, test]) => ({ rule, kind, situation, says, file, test }));
}
