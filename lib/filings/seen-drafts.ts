import { and, eq, sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { refuse } from '@/lib/operations/refuse';
import { selected, type Selection } from './lists';

/** How many drafts, and a sum that another version of any of them changes. */
const STAMP = sql<string>`count(*) || ':' || coalesce(sum(hashtextextended(${filings.id}::text, ${filings.version})), 0)`;

/** Which drafts a part of a list holds, and those with faults in it, each as one text: another one once a draft is added, edited, checked anew or gone. */
export async function stampDrafts(
  tx: Tx,
  unitId: string,
  part: Pick<Selection, 'list' | 'kind' | 'importId'>,
): Promise<{ all: string; faulty: string }> {
  const [all, faulty] = [
    await stampOf(tx, unitId, { ...part, select: 'all' }),
    await stampOf(tx, unitId, { ...part, select: 'faulty' }),
  ];
  return { all, faulty };
}

/**
 * Refuses ('drafts-changed') a selection whose drafts are not those that its reader saw, where it says which these were: a colleague, another
 * tab or an import may have added or changed some since the page was made. Needs the unit's lock.
 */
export async function refuseUnlessSeen(tx: Tx, unitId: string, selection: Selection): Promise<void> {
  const { select, seen, versions } = selection;
  if (seen !== undefined && seen !== (await stampOf(tx, unitId, selection))) refuse('drafts-changed');
  if (versions === undefined || typeof select === 'string') return;
  const [row] = await tx.execute<{ same: number }>(sql`
    select count(*)::integer as same from unnest(${pgArray(select, 'uuid')}, ${pgArray(versions, 'integer')}) as asked (id, version)
    join filings f on f.id = asked.id and f.version = asked.version where f.unit_id = ${unitId} and f.state = 'draft'`);
  if (row?.same !== select.length) refuse('drafts-changed');
}

async function stampOf(tx: Tx, unitId: string, selection: Selection): Promise<string> {
  const drafts = and(selected(selection, unitId), eq(filings.state, 'draft'));
  const [row] = await tx.select({ stamp: STAMP }).from(filings).where(drafts);
  return row?.stamp ?? '';
}
