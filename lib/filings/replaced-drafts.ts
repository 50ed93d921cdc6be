import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filingDocuments, filings } from '@/db/schema/filings';
import type { FilingKind } from './filing';
import type { Unchecked } from './read-lines';

/**
 * Earlier imported drafts that these lines stand for again give way, unless they were submitted once; those whose person cannot be
 * told stay. One line stands for a person, of back payments for one month and type of a person (B-5). Answers how many went.
 */
export async function dropReplaced(
  tx: Tx,
  unitId: string,
  { kind, lines }: { kind: FilingKind; lines: readonly Unchecked[] },
): Promise<number> {
  const known = lines.filter((line) => line.idNumberIndex !== null);
  if (known.length === 0) return 0;
  const imported = and(
    eq(filings.unitId, unitId),
    eq(filings.kind, kind),
    eq(filings.state, 'draft'),
    eq(filings.wasSubmitted, false),
    isNotNull(filings.importId),
  );
  // Most imports are the first: then thousands of people need not be named to find nobody.
  const earlier = await tx.select({ id: filings.id }).from(filings).where(imported).limit(1);
  if (earlier.length === 0) return 0;
  const gone = await tx
    .delete(filings)
    .where(and(imported, kind === 'back-pay' ? sameMonthAndType(known) : samePerson(known)))
    .returning({ id: filings.id });
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .delete(filingDocuments)
      .where(and(eq(filingDocuments.unitId, unitId), sql`${filingDocuments.filingId} in ${anyOf(ids, 'uuid')}`));
  }
  return gone.length;
}

function samePerson(lines: readonly Unchecked[]): SQL {
  const indexes = lines.map((line) => line.idNumberIndex);
  return sql`${filings.idNumberIndex} in ${anyOf(indexes, 'bytea')}`;
}

/** A draft of the same person whose month or type could not be read may be any of them; a deferral is a whole month as a full one is. */
function sameMonthAndType(lines: readonly Unchecked[]): SQL {
  const arrays = [
    pgArray(
      lines.map((line) => line.idNumberIndex),
      'bytea',
    ),
    pgArray(
      lines.map((line) => line.forMonth),
      'text',
    ),
    pgArray(
      lines.map((line) => (line.backPayType === 'deferral' ? 'full' : line.backPayType)),
      'text',
    ),
  ];
  return sql`exists (
    select from unnest(${sql.join(arrays, sql`, `)}) as l (index, month, type)
    where l.index = ${filings.idNumberIndex} and coalesce(l.month = ${filings.forMonth}, ${filings.forMonth} is null)
      and coalesce(l.type = replace(${filings.backPayType}, 'deferral', 'full'), ${filings.backPayType} is null))`;
}
