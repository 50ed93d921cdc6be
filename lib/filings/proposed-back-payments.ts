import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { monthsBetween, monthsCounted } from '@/lib/ledger/months-counted';
import { notPaidElsewhere } from '@/lib/ledger/paid-elsewhere';
import type { Month } from '@/lib/values/month';

/** Whom a page names one by one; the others are counted. */
const SHOWN = 20;

/** A person whom a submission made 正常 from an earlier month, and months, one after the other, that the unit has paid without them. */
export interface ProposedBackPayment extends Record<string, unknown> {
  accountNumber: string;
  name: string;
  from: Month;
  to: Month;
}

/**
 * B-4: the back payments that the effective lines of a submission of the unit lead to; the unit confirms them by filing them. Without the
 * months that another unit has paid (B-5), so that somebody may be there more than once. Of so many people, and how many there are.
 */
export async function proposedBackPayments(
  tx: Tx,
  unitId: string,
  submissionNumber: string,
): Promise<{ proposed: ProposedBackPayment[]; total: number }> {
  const rows = await tx.execute<ProposedBackPayment & { total: number }>(sql`
    with runs as (
      select id, number, name, min(month) as first, max(month) as last
      from (
        select o.*, ${monthsCounted(sql`o.month`)} - row_number() over (partition by o.id order by o.month) as run
        from (${notPaidElsewhere(unitId, monthsWithout(unitId, submissionNumber))}) o
      ) m
      group by id, number, name, run
    ),
    people as (select id, row_number() over (order by id) as place, count(*) over () as total from runs group by id)
    select r.number as "accountNumber", r.name, r.first as "from", r.last as "to", p.total::integer as total
    from runs r join people p on p.id = r.id where p.place <= ${SHOWN} order by p.place, r.first`);
  return { proposed: rows.map(({ total: _, ...found }) => found), total: rows[0]?.total ?? 0 };
}

/** A query of (id, person_id, number, name, month): of each effective line, the months before the one that it was filed in. */
function monthsWithout(unitId: string, submissionNumber: string) {
  return sql`
    select f.id, a.person_id, a.number, a.name, m.month
    from submissions s
    join filings f on f.unit_id = s.unit_id and f.submission_id = s.id
    join accounts a on a.unit_id = f.unit_id and a.id = f.account_id
    cross join lateral (${monthsBetween(sql`f.for_month`, sql`f.month`)}) m
    where s.unit_id = ${unitId} and s.number = ${submissionNumber} and f.state = 'effective' and 'back-pay-proposed' = any(f.marks) and m.month < f.month`;
}
