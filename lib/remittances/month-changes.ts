import { and, asc, count, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { beganBefore } from '@/lib/accounts/late-starters';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { monthlyChange } from '@/lib/filings/monthly-change';
import { kindsThat } from '@/lib/filings/sheet-effects';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { ListPage } from '@/lib/values/list-page';
import { fen, subtractFen } from '@/lib/values/money';

const KINDS = [...kindsThat('adds'), ...kindsThat('adjusts'), ...kindsThat('reduces')];

/** Of an opening that begins in this month and was filed in an earlier one: what the account pays by now. */
const STARTS = lt(filings.month, filings.forMonth);
const UNIT_SHARE = sql`case when ${filings.kind} = 'open' and ${STARTS} then ${accounts.unitShare} else ${filings.unitShare} end`;
const OWN_SHARE = sql`case when ${filings.kind} = 'open' and ${STARTS} then ${accounts.ownShare} else ${filings.ownShare} end`;

const SHOWN = {
  id: filings.id,
  kind: filings.kind,
  name: filings.name,
  people: filings.people,
  base: filings.base,
  formerBase: filings.formerBase,
  unitShare: UNIT_SHARE.mapWith(filings.unitShare),
  ownShare: OWN_SHARE.mapWith(filings.ownShare),
  formerUnitShare: filings.formerUnitShare,
  formerOwnShare: filings.formerOwnShare,
  unitRatio: filings.unitRatio,
  ownRatio: filings.ownRatio,
  formerUnitRatio: filings.formerUnitRatio,
  formerOwnRatio: filings.formerOwnRatio,
  forMonth: filings.forMonth,
  backPayType: filings.backPayType,
  reason: filings.reason,
  note: filings.note,
  toUnitName: filings.toUnitName,
};

/**
 * 变更清册信息: the filings that change what the unit pays in its open month, those of whom begins in it among them, the last first, each with what is paid before and after, and
 * what all of them come to, in fen: the difference is that of the sheet's rows (rulebook 3.6).
 */
export async function monthChanges(tx: Tx, unit: UnitInForce, page: Pick<ListPage, 'page' | 'size'>) {
  const where = changing(unit);
  const now = sql`coalesce(${UNIT_SHARE}, 0) + coalesce(${OWN_SHARE}, 0)`;
  const former = sql`coalesce(${filings.formerUnitShare}, 0) + coalesce(${filings.formerOwnShare}, 0)`;
  const [sums] = await tx
    .select({
      rows: count(),
      before: sql<string>`coalesce(sum(case when ${inArray(filings.kind, kindsThat('reduces'))} then ${now}
        when ${inArray(filings.kind, kindsThat('adjusts'))} then ${former} end), 0)::text`,
      after: sql<string>`coalesce(sum(${now}) filter (where not ${inArray(filings.kind, kindsThat('reduces'))}), 0)::text`,
    })
    .from(filings)
    .leftJoin(accounts, ownAccount)
    .where(where);
  const rows = await tx
    .select({ ...SHOWN, accountNumber: accounts.number })
    .from(filings)
    .leftJoin(accounts, ownAccount)
    .where(where)
    .orderBy(desc(filings.createdAt), asc(filings.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const [before, after] = [fen(BigInt(sums?.before ?? 0)), fen(BigInt(sums?.after ?? 0))];
  return {
    rows: rows.map((row) => ({ ...row, change: monthlyChange(row) })),
    total: sums?.rows ?? 0,
    sums: { before, after, difference: subtractFen(after, before) },
  };
}

/** How many filings change what the unit pays in its open month. */
export async function countMonthChanges(tx: Tx, unit: UnitInForce): Promise<number> {
  const [row] = await tx.select({ rows: count() }).from(filings).where(changing(unit));
  return row?.rows ?? 0;
}

const ownAccount = and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId));

function changing(unit: UnitInForce) {
  const from = { unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` };
  const filedNow = and(
    eq(filings.month, unit.openMonth),
    inArray(filings.kind, KINDS),
    beganBefore(sql`${filings.accountId}`, from),
  );
  const starting = and(
    eq(filings.kind, 'open'),
    eq(filings.forMonth, unit.openMonth),
    STARTS,
    sql`exists (select from accounts a where a.id = ${filings.accountId} and a.unit_id = ${unit.id} and a.status = 'normal')`,
  );
  return and(eq(filings.unitId, unit.id), eq(filings.state, 'effective'), or(filedNow, starting));
}

export type MonthChanges = Awaited<ReturnType<typeof monthChanges>>;

type Changing = Record<'added' | 'adjusted' | 'reduced' | 'backPay', { heads: number }>;

/** Whether nothing is different from last month's roster (当月无变化, Q-50): no person, no base, no ratio, no back payment. Pure. */
export function isUnchanged({ added, adjusted, reduced, backPay }: Changing): boolean {
  return added.heads + adjusted.heads + reduced.heads + backPay.heads === 0;
}
