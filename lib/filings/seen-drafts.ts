import { and, eq, sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { refuse } from '@/lib/operations/refuse';
import { FAULTY, selected, type Part, type Selection } from './lists';

/** How many drafts, those that `only` leaves, and a sum that another version of any of them changes. */
function stampOf(only: SQL): SQL<string> {
  return sql<string>`count(*) filter (where ${only}) || ':' ||
    coalesce(sum(hashtextextended(${filings.id}::text, ${filings.version})) filter (where ${only}), 0)`;
}

/** Which drafts a part of a list holds, and those with faults in it, each as one text: another one once a draft is added, edited, checked anew or gone. */
export async function stampDrafts(tx: Tx, unitId: string, part: Part): Promise<{ all: string; faulty: string }> {
  const [row] = await tx
    .select({ all: stampOf(sql`true`), faulty: stampOf(FAULTY) })
    .from(filings)
    .where(draftsOf(unitId, { ...part, select: 'all' }));
  return row ?? { all: '', faulty: '' };
}

/**
 * Refuses ('drafts-changed') a selection whose drafts are not those that its reader saw, where it says which these were: a colleague, another
 * tab or an import may have added or changed some since the page was made. Needs the unit's lock.
 */
export async function refuseUnlessSeen(tx: Tx, unitId: string, selection: Selection): Promise<void> {
  const { select, seen, versions } = selection;
  if (seen !== undefined) {
    const where = draftsOf(unitId, selection);
    const [now] = await tx
      .select({ stamp: stampOf(sql`true`) })
      .from(filings)
      .where(where);
    if (now?.stamp !== seen) refuse('drafts-changed');
  }
  if (versions === undefined || typeof select === 'string') return;
  const [row] = await tx.execute<{ same: number }>(sql`
    select count(*)::integer as same from unnest(${pgArray(select, 'uuid')}, ${pgArray(versions, 'integer')}) as asked (id, version)
    join filings f on f.id = asked.id and f.version = asked.version where f.unit_id = ${unitId} and f.state = 'draft'`);
  if (row?.same !== select.length) refuse('drafts-changed');
}

function draftsOf(unitId: string, selection: Selection): SQL | undefined {
  return and(selected(selection, unitId), eq(filings.state, 'draft'));
}
