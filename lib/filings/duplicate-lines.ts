import { sql } from 'drizzle-orm';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import type { ProblemCode } from '@/lib/text/problems';
import { problem, type LineToCheck } from './draft-line';
import type { FilingKind } from './filing';
import { listOf, type FilingList } from './lists';

/** The problems of a kind whose lines mean one person twice. */
export interface DuplicateWords {
  field: string;
  inFile: ProblemCode;
  inDrafts: ProblemCode;
}

/**
 * Which of the lines mean a person whom another line means too: in the same set (named by workbook rows where they have
 * them), among the unit's other drafts, or in review. A back payment is of months that are past and stands in nobody's way. One
 * list of problems per line, in their order.
 */
export async function duplicatePersons(
  tx: Tx,
  unitId: string,
  { kind, lines, words }: { kind: FilingKind; lines: readonly LineToCheck[]; words: DuplicateWords },
): Promise<StoredProblem[][]> {
  const keys = lines.map((line) => line.idNumberIndex?.toString('hex') ?? null);
  const places = new Map<string, number[]>();
  keys.forEach((key, place) => {
    if (key === null) return;
    const sharing = places.get(key);
    if (sharing) sharing.push(place);
    else places.set(key, [place]);
  });
  const stored = await storedElsewhere(tx, unitId, lines);
  const here = { list: listOf(kind) };
  return lines.map((line, place) => {
    const key = keys[place];
    if (key === null || key === undefined) return [];
    const others = (places.get(key) ?? []).filter((other) => other !== place);
    const found =
      others.length > 0
        ? [
            sameSetProblem(
              line,
              others.map((other) => lines[other]?.row ?? null),
              { words, here },
            ),
          ]
        : [];
    const other = stored.get(key);
    if (other?.state === 'draft' && found[0]?.code !== words.inDrafts)
      found.push(problem(words.inDrafts, words.field, { list: listOf(other.kind) }));
    if (other?.state === 'in-review') found.push(problem('duplicate-in-review', words.field));
    return found;
  });
}

/** Rows are named only to a line that has one itself: to others they say nothing. */
function sameSetProblem(
  line: LineToCheck,
  rows: (number | null)[],
  { words: { field, inFile, inDrafts }, here }: { words: DuplicateWords; here: { list: FilingList } },
): StoredProblem {
  const known = line.row === null ? [] : rows.filter((row) => row !== null);
  if (known.length === 0) return problem(inDrafts, field, here);
  return problem(inFile, field, { rows: known.join('、') });
}

interface Stored extends Record<string, unknown> {
  index: Buffer;
  state: 'draft' | 'in-review';
  kind: FilingKind;
}

/** What waits of each person besides these lines: rather one in review than drafts, and of several the first. */
async function storedElsewhere(tx: Tx, unitId: string, lines: readonly LineToCheck[]): Promise<Map<string, Stored>> {
  const indexes = lines.flatMap((line) => (line.idNumberIndex ? [line.idNumberIndex] : []));
  if (indexes.length === 0) return new Map();
  const ids = lines.map((line) => line.id);
  // Each looked up by its index, whatever the statistics say: where they have not seen so many drafts, a plan may compare all with all.
  const rows = await tx.execute<Stored>(sql`
    select f.id_number_index as index, f.state, f.kind
    from (select distinct unnest(${pgArray(indexes, 'bytea')}) as index) x
    cross join lateral (
      select f.id, f.id_number_index, f.state, f.kind from filings f
      where f.unit_id = ${unitId} and f.id_number_index = x.index and f.state in ('draft', 'in-review') and f.kind <> 'back-pay' offset 0
    ) f
    where f.id not in ${anyOf(ids, 'uuid')}
    order by f.state, f.id desc`);
  // The last of a key stays.
  return new Map(rows.map((row) => [row.index.toString('hex'), row]));
}
