import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { notPaidElsewhere } from '@/lib/ledger/paid-elsewhere';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/**
 * A query of (month, account_id, account_number, name, amount): who is to be made up for which month that was deferred, as its roster says,
 * but whom a back payment of one of these states pays for, to whichever of his accounts at the unit, or another unit has paid (B-5).
 */
export function deferredOwed(unitId: string, paidBy: readonly ('draft' | 'in-review' | 'effective')[]): SQL {
  const states = sql.raw(paidBy.map((state) => `'${state}'`).join(', '));
  return notPaidElsewhere(
    unitId,
    sql`
    select r.month, a.person_id, l.account_id, l.account_number, l.name, l.unit_share + l.own_share as amount
    from remittances r join roster_lines l on l.unit_id = r.unit_id and l.remittance_id = r.id
    join accounts a on a.unit_id = r.unit_id and a.id = l.account_id
    where r.unit_id = ${unitId} and r.state = 'deferred' and l.unit_share + l.own_share > 0
      and not exists (select from filings b join accounts paid on paid.unit_id = b.unit_id and paid.id = b.account_id
        where b.unit_id = r.unit_id and b.kind = 'back-pay' and b.state in (${states})
          and paid.person_id = a.person_id and b.for_month = r.month and b.back_pay_type in ('full', 'deferral'))`,
  );
}

/** How many lines of deferred months nobody has a back payment for yet, not even a draft, and what they come to. */
export async function deferredToFile(tx: Tx, unitId: string): Promise<{ lines: number; amount: Fen }> {
  const [row] = await tx.execute<{ lines: number; amount: string }>(sql`
    select count(*)::integer as lines, coalesce(sum(amount), 0)::text as amount
    from (${deferredOwed(unitId, ['draft', 'in-review', 'effective'])}) o`);
  return { lines: row?.lines ?? 0, amount: fen(BigInt(row?.amount ?? 0)) };
}

/** How many lines of deferred months are not made up by a back payment in effect. */
export async function deferredLeft(tx: Tx, unitId: string): Promise<number> {
  const [row] = await tx.execute<{ lines: number }>(
    sql`select count(*)::integer as lines from (${deferredOwed(unitId, ['effective'])}) o`,
  );
  return row?.lines ?? 0;
}

interface OwedLine extends Record<string, unknown> {
  month: Month;
  accountNumber: string;
  name: string;
}

/** Those lines, by month and account, so many at the most. */
export async function deferredLines(tx: Tx, unitId: string, most: number): Promise<OwedLine[]> {
  const rows = await tx.execute<OwedLine>(sql`
    select month, account_number as "accountNumber", name from (${deferredOwed(unitId, ['draft', 'in-review', 'effective'])}) o
    order by month, account_number limit ${most}`);
  return [...rows];
}
