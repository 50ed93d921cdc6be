import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { WHOLE_UNPAID } from '@/lib/filings/unpaid-back-payment';
import { monthsBetween } from '@/lib/ledger/months-counted';
import { notPaidElsewhere } from '@/lib/ledger/paid-elsewhere';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { deferredOwed } from './deferred-months';
import { overdueMonths } from './due-day';

/** Why something is owed: the month is not remitted, a back payment is filed but not paid, one that follows is not filed yet, or a month was deferred. */
export const ARREARS_KINDS = ['month', 'back-pay', 'missed', 'deferred'] as const;
export type ArrearsKind = (typeof ARREARS_KINDS)[number];

export interface ArrearsLine extends Record<string, unknown> {
  month: Month;
  accountNumber: string;
  name: string;
  kind: ArrearsKind;
  amount: Fen;
}

export interface ArrearsOfMonth extends Record<string, unknown> {
  month: Month;
  people: number;
  amount: Fen;
}

export interface ArrearsQuery {
  month: Month | null;
  /** Of one person, by account number or the name's beginning; '' for all. */
  who: string;
}

/**
 * 欠缴: what the unit owes for which month and person as of today. Derived each time, never stored: the months after 缴至年月 whose due
 * day has passed, for everybody who pays; effective back payments that are not paid, by another unit neither where a whole month is made up (B-5); the months that an opening or unsealing
 * counts from and that nobody has filed a back payment for (B-4); and once 缓缴 has ended, what it deferred (Q-45). Said, never charged (L-15).
 */
export async function listArrears(
  tx: Tx,
  unit: UnitInForce,
  { query, page, today }: { query: ArrearsQuery; page: Pick<ListPage, 'page' | 'size'>; today: Day },
) {
  const owed = owedLines(unit, overdueMonths(unit, today));
  const where = sql`(${query.month}::text is null or month = ${query.month}) and (${query.who} = '' or account_number = ${query.who} or starts_with(name, ${query.who}))`;
  const [counted] = await tx.execute<{ rows: number; amount: string }>(
    sql`select count(*)::integer as rows, coalesce(sum(amount), 0)::text as amount from (${owed}) o where ${where}`,
  );
  const rows = await tx.execute<ArrearsLine>(sql`
    select month, account_number as "accountNumber", name, kind, amount from (${owed}) o where ${where}
    order by month, account_number, kind limit ${page.size} offset ${(page.page - 1) * page.size}`);
  return { rows: [...rows], total: counted?.rows ?? 0, amount: fen(BigInt(counted?.amount ?? 0)) };
}

/** How many lines are owed of each kind; none of a kind that is not there. */
export async function arrearsByKind(tx: Tx, unit: UnitInForce, today: Day): Promise<Map<ArrearsKind, number>> {
  const owed = owedLines(unit, overdueMonths(unit, today));
  const rows = await tx.execute<{ kind: ArrearsKind; lines: number }>(
    sql`select kind, count(*)::integer as lines from (${owed}) o group by kind`,
  );
  return new Map(rows.map(({ kind, lines }) => [kind, lines]));
}

/** The same by month: how many people and how much, the earliest first. */
export async function arrearsByMonth(tx: Tx, unit: UnitInForce, today: Day): Promise<ArrearsOfMonth[]> {
  const owed = owedLines(unit, overdueMonths(unit, today));
  const rows = await tx.execute<{ month: Month; people: number; amount: string }>(sql`
    select month, count(distinct account_id)::integer as people, sum(amount)::text as amount from (${owed}) o group by month order by month`);
  return rows.map((row) => ({ ...row, amount: fen(BigInt(row.amount)) }));
}

function owedLines(unit: UnitInForce, overdue: readonly Month[]): SQL {
  const own = unit.id;
  const first = overdue[0] ?? null;
  const last = overdue.at(-1) ?? null;
  // A saved month owes what its roster says; the others what everybody pays now.
  return sql`
    select m.month, a.id as account_id, a.number as account_number, a.name, 'month' as kind, a.monthly as amount
    from (${monthsBetween(sql`${first}::text`, sql`${last}::text`)}) m
    join accounts a on a.unit_id = ${own} and a.status = 'normal' and a.first_month <= m.month
    where ${unit.remittanceId}::uuid is null or m.month <> ${unit.openMonth}
    union all
    select r.month, l.account_id, l.account_number, l.name, 'month', l.unit_share + l.own_share
    from remittances r join roster_lines l on l.unit_id = ${own} and l.remittance_id = r.id
    where r.unit_id = ${own} and r.id = ${unit.remittanceId}::uuid and r.month between ${first} and ${last}
    union all
    select f.for_month, f.account_id, a.number, a.name, 'back-pay', f.monthly
    from filings f join accounts a on a.unit_id = ${own} and a.id = f.account_id
    where f.unit_id = ${own} and f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is null and f.back_pay_type in ('difference', 'free')
    union all
    select w.month, w.account_id, w.account_number, w.name, 'back-pay', w.amount
    from (${notPaidElsewhere(own, wholeBackPayments(own))}) w
    union all
    select m.month, m.account_id, m.account_number, m.name, 'missed', m.amount
    from (${notPaidElsewhere(own, missedBackPayments(own))}) m
    union all
    select d.month, d.account_id, d.account_number, d.name, 'deferred', d.amount
    from (${deferredOwed(own, ['effective'])}) d where ${unit.deferredUntil}::text is null`;
}

/** A query of (person_id, month, account_id, account_number, name, amount): back payments in effect that are to make up a whole month and are not paid. */
function wholeBackPayments(own: string): SQL {
  return sql`
    select a.person_id, f.for_month as month, f.account_id, a.number as account_number, a.name, f.monthly as amount
    from filings f join accounts a on a.unit_id = ${own} and a.id = f.account_id
    where f.unit_id = ${own} and ${WHOLE_UNPAID}`;
}

/** The same columns: what an opening or unsealing counts from and nobody has filed (B-4). */
function missedBackPayments(own: string): SQL {
  return sql`
    select a.person_id, m.month, f.account_id, a.number as account_number, a.name, f.monthly as amount
    from filings f
    join accounts a on a.unit_id = ${own} and a.id = f.account_id and a.status = 'normal'
    cross join lateral (${monthsBetween(sql`f.for_month`, sql`f.month`)}) m
    where f.unit_id = ${own} and f.state = 'effective' and 'back-pay-proposed' = any(f.marks) and m.month < f.month
      and not exists (select from filings b join accounts paid on paid.unit_id = ${own} and paid.id = b.account_id
        where b.unit_id = ${own} and b.kind = 'back-pay' and b.state = 'effective' and paid.person_id = a.person_id and b.for_month = m.month)`;
}
