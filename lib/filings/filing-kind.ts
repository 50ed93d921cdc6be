import type { SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import type { Day } from '@/lib/values/day';
import type { FilingKind } from './filing';
import type { Finding, LineToCheck, ReadLine } from './draft-line';

/** Text as typed, by field key; '' where nothing was. */
export type TypedLine = Record<string, string>;

/** What a kind's effect is applied to: the unit's filings that `which` names, all of the kind, in the open month. */
export interface Application {
  unit: UnitInForce;
  today: Day;
  which: SQL;
}

/**
 * What is a kind's own; all the rest is the shared lifecycle. `read` and `check` take the whole set at once; `apply` and
 * `revert` are set-based SQL and exact inverses.
 */
export interface FilingKindDefinition {
  kind: FilingKind;
  /** One line as typed: the schema of form, list, workbook and API. */
  input: z.ZodType<TypedLine>;
  /** Template and import columns. */
  columns: readonly TemplateColumn[];
  /** Reads typed lines, several at once because some name accounts that must be looked up. */
  read(tx: Tx, unit: UnitInForce, lines: readonly TypedLine[]): Promise<ReadLine[]>;
  /** What was typed, from a stored line, to fill the form again. */
  retype(line: ReadLine): TypedLine;
  /** All problems, review reasons and marks of all lines, in their order. */
  check(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<Finding[]>;
  /** The effect of the filings; refuses when one of them met another state than the check did. */
  apply(tx: Tx, application: Application): Promise<void>;
  /** Why some of the filings cannot be taken back: names of the people, or none. */
  irrevocable(tx: Tx, application: Application): Promise<string[]>;
  /** The exact inverse of `apply`. */
  revert(tx: Tx, application: Application): Promise<void>;
}
