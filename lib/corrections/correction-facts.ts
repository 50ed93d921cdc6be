import { and, eq, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { WAITING_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { WITHDRAWAL_KINDS } from '@/lib/ledger/withdrawals';
import { repayingLoans } from '@/lib/people/finances';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { waitingWithdrawals } from '@/lib/ledger/waiting-withdrawals';
import { fen } from '@/lib/values/money';
import { fundYearOf, monthOf, type Month } from '@/lib/values/month';
import type { BookedMonth, CorrectionFacts } from './correction';

interface Asking {
  unit: Pick<UnitInForce, 'id' | 'remittedMonth'>;
  accountId: string;
  today: Day;
  /** The correction that asks; what it holds itself is not taken. */
  correctionId?: string;
}

/** What a correction of an account of the unit is judged by, from the books as they stand; undefined for another unit's account. */
export async function correctionFacts(tx: Tx, asking: Asking): Promise<CorrectionFacts | undefined> {
  const { unit, accountId } = asking;
  const [row] = await tx
    .select({ status: accounts.status, personId: accounts.personId, balance: ledgerAccounts.balance })
    .from(accounts)
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, accounts.id))
    .where(and(eq(accounts.unitId, unit.id), eq(accounts.id, accountId)));
  if (!row) return undefined;
  const repaying = await repayingLoans(tx, [row.personId]);
  return {
    status: row.status,
    balance: row.balance,
    remittedMonth: unit.remittedMonth,
    repaysLoan: repaying.has(row.personId),
    lastWithdrawal: await lastWithdrawal(tx, accountId),
    withdrawalWaits: (await waitingWithdrawals(tx, unit.id, [accountId])).length > 0,
    booked: await bookedMonths(tx, asking),
  };
}

/** The last time that money was paid out of an account, of whatever kind; null where it never was. */
async function lastWithdrawal(tx: Tx, accountId: string): Promise<CorrectionFacts['lastWithdrawal']> {
  const [row] = await tx.execute<{ version: number; on: Day }>(sql`
    select e.version, j.value_on::text as "on" from entries e join journals j on j.id = e.journal_id
    where e.account_id = ${accountId}::uuid and j.kind in ${anyOf(WITHDRAWAL_KINDS, 'text')} order by e.version desc limit 1`);
  return row ?? null;
}

interface BookedRow extends Record<string, unknown> {
  month: Month;
  unit_share: string;
  own_share: string;
  back_unit_share: string;
  back_own_share: string;
  back_pay_ids: string;
  first_version: number;
  taken: BookedMonth['taken'];
  waits: boolean;
}

/** What the unit booked to an account for each month of today's fund year: only what the ledger has an entry of. */
async function bookedMonths(tx: Tx, { unit, accountId, today, correctionId }: Asking): Promise<BookedMonth[]> {
  const { from, to } = fundYearOf(monthOf(today));
  const rows = await tx.execute<BookedRow>(sql`
    with booked as (
      select r.month, l.unit_share, l.own_share, 0::bigint as back_unit_share, 0::bigint as back_own_share, null::uuid as back_pay_id, e.version
      from remittances r
      join roster_lines l on l.unit_id = r.unit_id and l.remittance_id = r.id and l.account_id = ${accountId}::uuid
      join journals j on j.unit_id = r.unit_id and j.remittance_id = r.batch_id and j.kind = 'remittance'
      join entries e on e.journal_id = j.id and e.account_id = l.account_id
      where r.unit_id = ${unit.id} and r.state = 'posted' and r.month between ${from} and ${to} and l.unit_share + l.own_share > 0
      union all
      select f.for_month, 0, 0, f.unit_share, f.own_share, f.id, b.version
      from filings f
      cross join lateral (
        select min(e.version) as version from journals j join entries e on e.journal_id = j.id and e.account_id = f.account_id
        where j.unit_id = f.unit_id and j.kind = 'back-pay' and j.first_month = f.for_month and j.posted_on = f.paid_on
      ) b
      where f.unit_id = ${unit.id} and f.account_id = ${accountId}::uuid and f.kind = 'back-pay' and f.state = 'effective'
        and f.paid_on is not null and f.for_month between ${from} and ${to} and b.version is not null
    )
    select b.month, sum(b.unit_share)::text as unit_share, sum(b.own_share)::text as own_share,
      sum(b.back_unit_share)::text as back_unit_share, sum(b.back_own_share)::text as back_own_share,
      coalesce(string_agg(b.back_pay_id::text, ',' order by b.back_pay_id), '') as back_pay_ids, min(b.version) as first_version,
      (select cm.state from correction_months cm where cm.unit_id = ${unit.id} and cm.account_id = ${accountId}::uuid and cm.month = b.month
        and cm.state <> 'released' and cm.correction_id is distinct from ${correctionId ?? null}::uuid) as taken,
      exists (select from filings where unit_id = ${unit.id} and account_id = ${accountId}::uuid and for_month = b.month and ${WAITING_BACK_PAYMENT}) as waits
    from booked b group by b.month order by b.month`);
  const amount = (text: string) => fen(BigInt(text));
  return rows.map((row) => ({
    month: row.month,
    unitShare: amount(row.unit_share),
    ownShare: amount(row.own_share),
    backUnitShare: amount(row.back_unit_share),
    backOwnShare: amount(row.back_own_share),
    backPayIds: row.back_pay_ids === '' ? [] : row.back_pay_ids.split(','),
    firstVersion: row.first_version,
    taken: row.taken,
    backPayWaits: row.waits,
  }));
}
