import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { monthsCounted } from '@/lib/ledger/months-counted';
import type { Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { lastDueMonthOn, REMITS } from './due-day-sql';

export interface UnitInArrears {
  number: string;
  name: string;
  branch: string;
  remittedMonth: Month | null;
  /** The last month that was due. */
  dueMonth: Month;
  months: number;
  people: number;
  /** What everybody who pays now would pay for all these months, in fen. */
  amount: Fen;
}

/**
 * For the centre: units with months that should have been remitted by today and are not, those that are longest behind first, with how
 * many people pay and what the months come to. Derived each time, never stored.
 */
export async function listUnitArrears(
  tx: Tx,
  { today, unitNumber, page }: { today: Day; unitNumber: string; page: Pick<ListPage, 'page' | 'size'> },
): Promise<{ rows: UnitInArrears[]; total: number }> {
  const behind = sql`
    select u.id, u.number, u.name, u.branch, u.remitted_month, d.month as due_month,
      ${monthsCounted(sql`d.month`)} - coalesce(${monthsCounted(sql`greatest(u.remitted_month, u.deferred_until)`)}, ${monthsCounted(sql`u.first_month`)} - 1) as months
    from units u cross join lateral (select ${lastDueMonthOn(sql`u.payday`, today)} as month) d
    where ${REMITS} and (${unitNumber} = '' or u.number = ${unitNumber})`;
  const [counted] = await tx.execute<{ rows: number }>(
    sql`select count(*)::integer as rows from (${behind}) b where months > 0`,
  );
  const rows = await tx.execute<Omit<UnitInArrears, 'amount'> & { amount: string } & Record<string, unknown>>(sql`
    with shown as materialized (
      select * from (${behind}) b where months > 0 order by months desc, number limit ${page.size} offset ${(page.page - 1) * page.size}
    )
    select s.number, s.name, s.branch, s.remitted_month as "remittedMonth", s.due_month as "dueMonth", s.months,
      count(a.id)::integer as people, (coalesce(sum(a.monthly), 0) * s.months)::text as amount
    from shown s left join accounts a on a.unit_id = s.id and a.status = 'normal' and a.first_month <= s.due_month
    group by s.id, s.number, s.name, s.branch, s.remitted_month, s.due_month, s.months
    order by s.months desc, s.number`);
  return {
    rows: rows.map((row) => ({ ...row, amount: fen(BigInt(row.amount)) })),
    total: counted?.rows ?? 0,
  };
}
