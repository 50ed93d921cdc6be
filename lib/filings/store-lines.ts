import { setImmediate } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { Finding, ReadLine } from './draft-line';
import type { FilingKind, FilingSource } from './filing';
import type { TypedLine } from './filing-kind';
import { encrypted } from './stored-line';

export interface NewLine extends ReadLine {
  id: string;
  row: number | null;
  finding: Finding;
}

interface Origin {
  unitId: string;
  kind: FilingKind;
  source: FilingSource;
  importId: string | null;
  by: string;
  at: Date;
  /** Told how many lines have been written so far. */
  onWritten?: (lines: number) => void;
}

/** Lines of one statement: while the database writes them, the next ones are encrypted, and neither waits long for the other. */
const CHUNK = 1000;
/** Of the first one, for which the database waits. */
const FIRST_CHUNK = 250;

/** Writes new draft lines, however many, in a handful of statements. */
export async function storeLines(tx: Tx, lines: readonly NewLine[], origin: Origin): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  let next = FIRST_CHUNK;
  for (let start = 0; start < lines.length; start = next, next += CHUNK) {
    const statement = insertion(lines.slice(start, next), origin);
    await writing;
    origin.onWritten?.(start);
    writing = tx.execute(statement).then((done) => done);
    // It is awaited a little later: until then its failure must not count as nobody's.
    writing.catch(() => undefined);
    // Lets the statement go out before the processor is busy with the next one.
    await setImmediate();
  }
  await writing;
}

type Hidden = ReturnType<typeof encrypted>;

const NOTHING_HIDDEN: Hidden = { idNumberCipher: null, phoneCipher: null, typed: null };

interface StoredColumn {
  name: string;
  type: Parameters<typeof pgArray>[1];
  of: (line: NewLine, hidden: Hidden) => Parameters<typeof pgArray>[0][number];
  /** How the text of the array becomes the column, where it is not of its type. */
  from?: (column: SQL) => SQL;
}

/** The columns of a line. One that no line of a statement fills is left out of it and gets its default. */
const COLUMNS: readonly StoredColumn[] = [
  { name: 'id', type: 'uuid', of: (line) => line.id },
  { name: 'import_row', type: 'integer', of: (line) => line.row },
  { name: 'account_id', type: 'uuid', of: (line) => line.accountId },
  { name: 'person_id', type: 'uuid', of: (line) => line.finding.personId ?? line.personId },
  { name: 'name', type: 'text', of: (line) => line.name },
  { name: 'id_type', type: 'text', of: (line) => line.idType },
  { name: 'id_number_cipher', type: 'bytea', of: (_, hidden) => hidden.idNumberCipher },
  { name: 'id_number_index', type: 'bytea', of: (line) => line.idNumberIndex },
  { name: 'id_number_mask', type: 'text', of: (line) => line.idNumberMask },
  { name: 'sex', type: 'text', of: (line) => line.sex },
  { name: 'birth_on', type: 'date', of: (line) => line.birthOn },
  { name: 'phone_cipher', type: 'bytea', of: (_, hidden) => hidden.phoneCipher },
  { name: 'phone_mask', type: 'text', of: (line) => line.phoneMask },
  { name: 'staff_number', type: 'text', of: (line) => line.staffNumber },
  { name: 'event_on', type: 'date', of: (line) => line.eventOn },
  { name: 'base', type: 'bigint', of: (line) => line.base },
  { name: 'unit_share', type: 'bigint', of: (line) => line.unitShare },
  { name: 'own_share', type: 'bigint', of: (line) => line.ownShare },
  { name: 'reason', type: 'text', of: (line) => line.reason },
  { name: 'note', type: 'text', of: (line) => line.note },
  { name: 'for_month', type: 'text', of: (line) => line.forMonth },
  { name: 'back_pay_type', type: 'text', of: (line) => line.backPayType },
  { name: 'unit_ratio', type: 'integer', of: (line) => line.unitRatio },
  { name: 'own_ratio', type: 'integer', of: (line) => line.ownRatio },
  { name: 'former_base', type: 'bigint', of: (line) => line.formerBase },
  { name: 'former_unit_share', type: 'bigint', of: (line) => line.formerUnitShare },
  { name: 'former_own_share', type: 'bigint', of: (line) => line.formerOwnShare },
  { name: 'to_unit_id', type: 'uuid', of: (line) => line.toUnitId },
  { name: 'to_account_id', type: 'uuid', of: (line) => line.finding.toAccountId ?? line.toAccountId },
  { name: 'to_unit_name', type: 'text', of: (line) => line.toUnitName },
  { name: 'typed', type: 'bytea', of: (_, hidden) => hidden.typed },
  {
    name: 'problems',
    type: 'text',
    of: (line) => jsonOf([...line.problems, ...line.finding.problems, ...(line.finding.missing ?? [])]),
    from: (column) => sql`coalesce(${column}, '[]')::jsonb`,
  },
  {
    name: 'review_reasons',
    type: 'text',
    of: (line) => line.finding.reviewReasons.join(',') || null,
    from: (column) => list(sql`coalesce(${column}, '')`),
  },
  {
    name: 'marks',
    type: 'text',
    of: (line) => [...line.marks, ...line.finding.marks].join(',') || null,
    from: (column) => list(sql`coalesce(${column}, '')`),
  },
];

function list(column: SQL): SQL {
  return sql`string_to_array(${column}, ',')`;
}

function jsonOf(faults: readonly unknown[]): string | null {
  return faults.length === 0 ? null : JSON.stringify(faults);
}

function insertion(lines: readonly NewLine[], origin: Origin): SQL {
  const hidden = lines.map(encrypted);
  const columns = COLUMNS.map((column) => ({
    ...column,
    values: lines.map((line, place) => column.of(line, hidden[place] ?? NOTHING_HIDDEN)),
  })).filter(({ values }) => values.some((value) => value !== null));
  const names = sql.raw(columns.map(({ name }) => name).join(', '));
  const arrays = columns.map(({ values, type }) => pgArray(values, type));
  const read = columns.map(({ name, from }) => (from ?? ((column) => column))(sql.raw(`l.${name}`)));
  return sql`
    insert into filings (unit_id, kind, state, source, import_id, created_by, created_at, ${names})
    select ${origin.unitId}::uuid, ${origin.kind}, 'draft', ${origin.source}, ${origin.importId}::uuid, ${origin.by}::uuid, ${origin.at.toISOString()}::timestamptz,
      ${sql.join(read, sql`, `)}
    from unnest(${sql.join(arrays, sql`, `)}) as l (${names})`;
}

/** What was typed, where the columns do not hold all of it: form and marked workbook show it again as it was. */
export function keepTyped(
  { problems, idNumber }: Pick<ReadLine, 'problems' | 'idNumber'>,
  typed: TypedLine,
): string | null {
  return problems.length > 0 || idNumber === null ? JSON.stringify(typed) : null;
}
