import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { remittances } from '@/db/schema/remittances';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import type { FilingKind } from '@/lib/filings/filing';
import type { ListPage } from '@/lib/values/list-page';
import { REVIEWED } from './list-reviews';
import { reviewChange } from './review-change';

/** What the centre approved in a month that its unit has not paid yet, so that it can still be taken back; the last first. */
export async function listDecided(
  tx: Tx,
  page: Pick<ListPage, 'page' | 'size'>,
  { kind }: { kind?: FilingKind | undefined } = {},
) {
  const where = and(
    // In the words of its index.
    sql`${filings.state} = 'effective' and ${filings.reviewReasons} <> '{}'`,
    sql`${filings.month} > coalesce(${units.remittedMonth}, '')`,
    kind && eq(filings.kind, kind),
  );
  const [counted] = await tx
    .select({ rows: count() })
    .from(filings)
    .innerJoin(units, eq(units.id, filings.unitId))
    .where(where);
  const rows = await tx
    .select({
      ...REVIEWED,
      decidedAt: filings.decidedAt,
      decidedBy: filings.decidedBy,
      decider: staff.name,
      // A roster that is saved keeps its month from being changed until the unit takes it back.
      monthState: remittances.state,
    })
    .from(filings)
    .innerJoin(units, eq(units.id, filings.unitId))
    .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
    .leftJoin(staff, eq(staff.id, filings.decidedBy))
    .leftJoin(
      remittances,
      and(
        eq(remittances.unitId, filings.unitId),
        eq(remittances.id, remittances.batchId),
        inArray(remittances.state, ['saved', 'due']),
      ),
    )
    .where(where)
    .orderBy(desc(filings.decidedAt), desc(filings.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows: rows.map((row) => ({ ...row, change: reviewChange(row) })), total: counted?.rows ?? 0 };
}
