import { and, asc, count, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';

/** What waits for the centre's review, the oldest first. */
export async function listReviews(tx: Tx, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(filings.state, 'in-review');
  const [counted] = await tx.select({ rows: count() }).from(filings).where(where);
  const rows = await tx
    .select({
      id: filings.id,
      kind: filings.kind,
      name: filings.name,
      idNumberMask: filings.idNumberMask,
      base: filings.base,
      monthly: filings.monthly,
      reason: filings.reason,
      note: filings.note,
      reviewReasons: filings.reviewReasons,
      month: filings.month,
      createdAt: filings.createdAt,
      unitName: units.name,
      unitNumber: units.number,
    })
    .from(filings)
    .innerJoin(units, eq(units.id, filings.unitId))
    .where(where)
    .orderBy(asc(filings.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0, more: false };
}

/** One filing that waits for review; undefined when it does not any more. */
export async function getReview(tx: Tx, id: string) {
  const [row] = await tx
    .select({ filing: filings, unitName: units.name, unitNumber: units.number })
    .from(filings)
    .innerJoin(units, eq(units.id, filings.unitId))
    .where(and(eq(filings.id, id), eq(filings.state, 'in-review')));
  return row;
}
