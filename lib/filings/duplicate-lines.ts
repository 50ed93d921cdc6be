import { sql } from 'drizzle-orm';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { StoredProblem } from '@/db/schema/filings';
import type { ProblemCode } from '@/lib/text/problems';
import { problem, type LineToCheck } from './draft-line';

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
  { lines, words }: { lines: readonly LineToCheck[]; words: DuplicateWords },
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
              words,
            ),
          ]
        : [];
    if (stored.get(key) === 'draft' && found[0]?.code !== words.inDrafts)
      found.push(problem(words.inDrafts, words.field));
    if (stored.get(key) === 'in-review') found.push(problem('duplicate-in-review', words.field));
    return found;
  });
}

/** Rows are named only to a line that has one itself: to others they say nothing. */
function sameSetProblem(
  line: LineToCheck,
  rows: (number | null)[],
  { field, inFile, inDrafts }: DuplicateWords,
): StoredProblem {
  const known = line.row === null ? [] : rows.filter((row) => row !== null);
  if (known.length === 0) return problem(inDrafts, field);
  return problem(inFile, field, { rows: known.join('、') });
}

async function storedElsewhere(
  tx: Tx,
  unitId: string,
  lines: readonly LineToCheck[],
): Promise<Map<string, 'draft' | 'in-review'>> {
  const indexes = lines.flatMap((line) => (line.idNumberIndex ? [line.idNumberIndex] : []));
  if (indexes.length === 0) return new Map();
  const ids = lines.map((line) => line.id);
  // Each looked up by its index, whatever the statistics say: where they have not seen so many drafts, a plan may compare all with all.
  const rows = await tx.execute<{ index: Buffer; state: 'draft' | 'in-review' }>(sql`
    select f.id_number_index as index, f.state
    from (select distinct unnest(${pgArray(indexes, 'bytea')}) as index) x
    cross join lateral (
      select f.id, f.id_number_index, f.state from filings f
      where f.unit_id = ${unitId} and f.id_number_index = x.index and f.state in ('draft', 'in-review') and f.kind <> 'back-pay' offset 0
    ) f
    where f.id not in ${anyOf(ids, 'uuid')}`);
  const found = new Map<string, 'draft' | 'in-review'>();
  for (const row of rows) {
    const key = row.index.toString('hex');
    if (found.get(key) !== 'in-review') found.set(key, row.state === 'in-review' ? 'in-review' : 'draft');
  }
  return found;
}
