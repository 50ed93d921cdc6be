import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { units } from '@/db/schema/units';
import { refuse } from '@/lib/operations/refuse';
import type { PaperFacts } from '@/lib/operations/stamp-papers';
import { deferredLeft } from '@/lib/remittances/deferred-months';
import { overdueMonths } from '@/lib/remittances/due-day';
import { arrearsByKind } from '@/lib/remittances/list-arrears';
import { paperText } from '@/lib/text/papers';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { fen } from '@/lib/values/money';
import { formatMonthProse, type Month } from '@/lib/values/month';
import { formatPercent } from '@/lib/values/ratio';

/** 单位缴存证明: that the unit pays, for how many, how much a month, up to which month, as of today. Refuses a unit that has paid nothing yet. */
export async function unitFacts(tx: Tx, unit: UnitInForce, today: Day): Promise<PaperFacts> {
  const paidTo = await lastPaidMonth(tx, unit);
  if (paidTo === null) return refuse('nothing-remitted');
  const [about] = await tx
    .select({ creditCode: units.creditCode, openedOn: units.openedOn })
    .from(units)
    .where(eq(units.id, unit.id));
  // As the sheet counts: who is to start later does not pay yet.
  const pays = sql`${accounts.status} in ('normal', 'frozen') and ${accounts.firstMonth} <= ${unit.openMonth}`;
  const [sums] = await tx
    .select({
      normal: sql<number>`(count(*) filter (where ${pays}))::integer`,
      sealed: sql<number>`(count(*) filter (where ${accounts.status} = 'sealed'))::integer`,
      monthly: sql<string>`coalesce(sum(${accounts.monthly}) filter (where ${pays}), 0)::text`,
      balance: sql<string>`coalesce(sum(${ledgerAccounts.balance}), 0)::text`,
    })
    .from(accounts)
    .innerJoin(ledgerAccounts, and(eq(ledgerAccounts.id, accounts.id), eq(ledgerAccounts.unitId, unit.id)))
    .where(eq(accounts.unitId, unit.id));
  return {
    kind: 'unit-certificate',
    unitId: unit.id,
    firstMonth: unit.firstMonth,
    lastMonth: paidTo,
    heads: sums?.normal ?? 0,
    amount: fen(BigInt(sums?.monthly ?? 0)),
    balance: fen(BigInt(sums?.balance ?? 0)),
    asOf: today,
    content: {
      unitName: unit.name,
      unitNumber: unit.number,
      creditCode: about?.creditCode ?? '',
      branch: unit.branch,
      status: UNIT_STATUS_WORDS[unit.status],
      openedOn: about?.openedOn ?? '',
      unitRatio: formatPercent(unit.unitRatio),
      ownRatio: formatPercent(unit.ownRatio),
      sealedHeads: String(sums?.sealed ?? 0),
    },
  };
}

/** Up to which month the unit has paid: what was deferred is not. */
async function lastPaidMonth(tx: Tx, unit: UnitInForce): Promise<Month | null> {
  const [row] = await tx.execute<{ month: Month | null; deferred: number }>(sql`
    select max(month) filter (where state = 'posted') as month, (count(*) filter (where state = 'deferred'))::integer as deferred
    from remittances where unit_id = ${unit.id}`);
  return row && row.deferred > 0 ? row.month : unit.remittedMonth;
}

/**
 * 无欠缴证明: that nothing is owed. Refuses, with the reason, while a month is past its due day, while a back payment in effect is not
 * paid, whether it is on an order or not, or one that follows from an opening or unsealing is not filed (B-4), while payment is deferred or something deferred is not made up, and of a unit that has paid nothing yet.
 */
export async function noArrearsFacts(tx: Tx, unit: UnitInForce, today: Day): Promise<PaperFacts> {
  if (unit.remittedMonth === null) refuse('nothing-remitted');
  if (unit.status === 'deferred') refuse('payment-deferred');
  const owed = overdueMonths(unit, today);
  const [first, last] = [owed[0], owed.at(-1)];
  if (first && last) {
    const months = [...new Set([first, last])].map(formatMonthProse).join(paperText.to);
    refuse('months-owed', { months, count: String(owed.length) });
  }
  const deferred = await deferredLeft(tx, unit.id);
  if (deferred > 0) refuse('deferred-owed', { count: String(deferred) });
  const owing = await arrearsByKind(tx, unit, today);
  const [filed = 0, missed = 0] = [owing.get('back-pay'), owing.get('missed')];
  if (filed > 0) refuse('back-pay-owed', { count: String(filed) });
  if (missed > 0) refuse('back-pay-missed', { count: String(missed) });
  const [about] = await tx.select({ creditCode: units.creditCode }).from(units).where(eq(units.id, unit.id));
  return {
    kind: 'no-arrears',
    unitId: unit.id,
    lastMonth: unit.remittedMonth,
    asOf: today,
    content: {
      unitName: unit.name,
      unitNumber: unit.number,
      creditCode: about?.creditCode ?? '',
      branch: unit.branch,
    },
  };
}
