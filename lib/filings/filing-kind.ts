import type { SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import type { Clock } from '@/lib/gateways/clock';
import type { Day } from '@/lib/values/day';
import type { MonthAct } from '@/lib/units/month-state';
import type { Month } from '@/lib/values/month';
import type { FilingKind } from './filing';
import type { Finding, LineToCheck, ReadLine } from './draft-line';

/** Text as typed, by field key; '' where nothing was. */
export type TypedLine = Record<string, string>;

/** Where a filing stands: in which unit, and on which day. */
export interface FilingDesk {
  unit: UnitInForce;
  today: Day;
}

/** What a kind's effect is applied to: the unit's filings that `which` names, all of the kind, in the kind's month. */
export interface Application {
  unit: UnitInForce;
  clock: Clock;
  /** The log row of the running operation; journals name it. */
  logId: string;
  which: SQL;
}

/** How most kinds stand to the month: filed in the open month, taken back while it is open. */
export const IN_OPEN_MONTH = {
  acts: { submit: 'submit-filings', revoke: 'revoke-filings' },
  monthOf: (unit: UnitInForce) => unit.openMonth,
} as const;

/**
 * What is a kind's own; all the rest is the shared lifecycle. `read` and `check` take the whole set at once; `apply` and
 * `revert` are set-based SQL and exact inverses.
 */
export interface FilingKindDefinition {
  kind: FilingKind;
  /** In which states of the month it may be submitted and taken back (rulebook 6). */
  acts: { submit: MonthAct; revoke: MonthAct };
  /** The month it belongs to and may be taken back in: the unit's open month, or of a transfer the calendar's. */
  monthOf(unit: UnitInForce, today: Day): Month;
  /** Set where a line stays open to be taken back after its month was paid, as long as it is not `irrevocable`. */
  revocableLater?: true;
  /** One line as typed: the schema of form, list, workbook and API. */
  input: z.ZodType<TypedLine>;
  /** Template and import columns. */
  columns: readonly TemplateColumn[];
  /** Reads typed lines, several at once because some name accounts that must be looked up. */
  read(tx: Tx, desk: FilingDesk, lines: readonly TypedLine[]): Promise<ReadLine[]>;
  /** What was typed, from a stored line whose own text is not kept, to fill the form again. */
  retype(line: ReadLine): TypedLine;
  /** All problems, review reasons and marks of all lines, in their order. */
  check(tx: Tx, desk: FilingDesk, lines: readonly LineToCheck[]): Promise<Finding[]>;
  /** The effect of the filings; refuses when one of them met another state than the check did. */
  apply(tx: Tx, application: Application): Promise<void>;
  /** Why some of the filings cannot be taken back: names of the people, or none. */
  irrevocable(tx: Tx, application: Application): Promise<string[]>;
  /** The exact inverse of `apply`. */
  revert(tx: Tx, application: Application): Promise<void>;
}
