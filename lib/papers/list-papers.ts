import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { papers } from '@/db/schema/papers';
import type { ListPage } from '@/lib/values/list-page';
import { REVOCABLE } from './paper';

/** The certificates and statements that the unit was given one by one, the last first, each with whom it is about. */
export async function listPapers(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = and(eq(papers.unitId, unitId), inArray(papers.kind, [...REVOCABLE]), isNull(papers.jobId));
  const [counted] = await tx.select({ rows: count() }).from(papers).where(where);
  const rows = await tx
    .select({ paper: papers, person: accounts.name })
    .from(papers)
    .leftJoin(accounts, and(eq(accounts.id, papers.accountId), eq(accounts.unitId, unitId)))
    .where(where)
    .orderBy(desc(papers.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** One of the unit's papers; undefined for another unit's. */
export async function getPaper(tx: Tx, unitId: string, id: string) {
  const [paper] = await tx
    .select()
    .from(papers)
    .where(and(eq(papers.unitId, unitId), eq(papers.id, id)));
  return paper;
}
