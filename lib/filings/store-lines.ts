import { setImmediate } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { Finding, LineToCheck, ReadLine } from './draft-line';
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

/** Lines of one statement: while the database writes them, the next ones are encrypted. */
const CHUNK = 2500;

/** Writes new draft lines, however many, in a handful of statements. */
export async function storeLines(tx: Tx, lines: readonly NewLine[], origin: Origin): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < lines.length; start += CHUNK) {
    const statement = insertion(lines.slice(start, start + CHUNK), origin);
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

// One statement, as long as it has columns.
// eslint-disable-next-line max-lines-per-function
function insertion(lines: readonly NewLine[], origin: Origin): SQL {
  const hidden = lines.map(encrypted);
  const of = <T>(pick: (line: NewLine, place: number) => T) => lines.map(pick);
  return sql`
    insert into filings (unit_id, kind, state, source, import_id, created_by, created_at,
      id, import_row, account_id, person_id, name, id_type, id_number_cipher, id_number_index, id_number_mask, sex, birth_on,
      phone_cipher, phone_mask, staff_number, base, unit_share, own_share, reason, note, typed, problems, review_reasons, marks)
    select ${origin.unitId}::uuid, ${origin.kind}, 'draft', ${origin.source}, ${origin.importId}::uuid, ${origin.by}::uuid, ${origin.at.toISOString()}::timestamptz,
      l.id, l.import_row, l.account_id, l.person_id, l.name, l.id_type, l.id_number_cipher, l.id_number_index, l.id_number_mask, l.sex, l.birth_on,
      l.phone_cipher, l.phone_mask, l.staff_number, l.base, l.unit_share, l.own_share, l.reason, l.note, l.typed, l.problems::jsonb,
      string_to_array(l.review_reasons, ','), string_to_array(l.marks, ',')
    from unnest(
      ${pgArray(
        of((line) => line.id),
        'uuid',
      )},
      ${pgArray(
        of((line) => line.row),
        'integer',
      )},
      ${pgArray(
        of((line) => line.accountId),
        'uuid',
      )},
      ${pgArray(
        of((line) => line.finding.personId ?? line.personId),
        'uuid',
      )},
      ${pgArray(
        of((line) => line.name),
        'text',
      )},
      ${pgArray(
        of((line) => line.idType),
        'text',
      )},
      ${pgArray(
        hidden.map((line) => line.idNumberCipher),
        'bytea',
      )},
      ${pgArray(
        of((line) => line.idNumberIndex),
        'bytea',
      )},
      ${pgArray(
        of((line) => line.idNumberMask),
        'text',
      )},
      ${pgArray(
        of((line) => line.sex),
        'text',
      )},
      ${pgArray(
        of((line) => line.birthOn),
        'date',
      )},
      ${pgArray(
        hidden.map((line) => line.phoneCipher),
        'bytea',
      )},
      ${pgArray(
        of((line) => line.phoneMask),
        'text',
      )},
      ${pgArray(
        of((line) => line.staffNumber),
        'text',
      )},
      ${pgArray(
        of((line) => line.base),
        'bigint',
      )},
      ${pgArray(
        of((line) => line.unitShare),
        'bigint',
      )},
      ${pgArray(
        of((line) => line.ownShare),
        'bigint',
      )},
      ${pgArray(
        of((line) => line.reason),
        'text',
      )},
      ${pgArray(
        of((line) => line.note),
        'text',
      )},
      ${pgArray(
        hidden.map((line) => line.typed),
        'bytea',
      )},
      ${pgArray(
        of((line) => JSON.stringify([...line.problems, ...line.finding.problems])),
        'text',
      )},
      ${pgArray(
        of((line) => line.finding.reviewReasons.join(',')),
        'text',
      )},
      ${pgArray(
        of((line) => [...line.marks, ...line.finding.marks].join(',')),
        'text',
      )}
    ) as l (id, import_row, account_id, person_id, name, id_type, id_number_cipher, id_number_index, id_number_mask, sex, birth_on,
      phone_cipher, phone_mask, staff_number, base, unit_share, own_share, reason, note, typed, problems, review_reasons, marks)`;
}

/** A read line as its check wants it. */
export function toCheck(line: ReadLine, id: string, row: number | null): LineToCheck {
  const { accountId, personId, name, idType, idNumberIndex, base, unitShare, ownShare, reason, note } = line;
  return { id, row, accountId, personId, name, idType, idNumberIndex, base, unitShare, ownShare, reason, note };
}

/** What was typed, where the columns do not hold all of it: form and marked workbook show it again as it was. */
export function keepTyped(line: ReadLine, typed: TypedLine): string | null {
  return line.problems.length > 0 || line.idNumber === null ? JSON.stringify(typed) : null;
}
