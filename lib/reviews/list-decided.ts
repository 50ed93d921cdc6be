import { and, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { remittances } from '@/db/schema/remittances';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import type { FilingKind } from '@/lib/filings/filing';
import { KINDS } from '@/lib/filings/kinds';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { monthAllows, type MonthState } from '@/lib/units/month-state';
import type { Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { monthOf } from '@/lib/values/month';
import { REVIEWED } from './list-reviews';
import { reviewChange } from './review-change';

interface DecidedQuery {
  page: Pick<ListPage, 'page' | 'size'>;
  kind?: FilingKind | undefined;
  today: Day;
}

/**
 * What the centre approved and can still take back, the last first: transfers within the calendar month, back payments until they
 * are paid, everything else until the unit has paid its month. Each says whether the state of the unit's month lets it be taken back.
 */
export async function listDecided(tx: Tx, { page, kind, today }: DecidedQuery) {
  const where = and(
    // In the words of its index.
    sql`${filings.state} = 'effective' and ${filings.reviewReasons} <> '{}'`,
    stillOpen(today),
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
      monthState: sql<Exclude<MonthState, 'open'> | null>`${remittances.state}`,
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
  return {
    rows: rows.map((row) => ({ ...row, revocable: isRevocable(row), change: reviewChange(row) })),
    total: counted?.rows ?? 0,
  };
}

function isRevocable({ kind, monthState }: { kind: FilingKind; monthState: MonthState | null }): boolean {
  return monthAllows(KINDS[kind].acts.revoke, monthState ?? 'open');
}

/** What taking back asks of the month of a filing, by its kind. */
function stillOpen(today: Day): SQL {
  return sql`case ${filings.kind} when 'transfer' then ${filings.month} = ${monthOf(today)} when 'back-pay' then ${UNPAID_BACK_PAYMENT}
    else ${filings.month} > coalesce(${units.remittedMonth}, '') end`;
}
