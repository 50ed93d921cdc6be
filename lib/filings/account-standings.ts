import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { fundYearOf, type Month } from '@/lib/values/month';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { FilingKind } from './filing';

/** An account as a check finds it. */
export interface AccountStanding {
  status: (typeof ACCOUNT_STATUSES)[number];
  base: bigint;
  /** 首次汇缴年月 */
  firstMonth: Month;
  /** 缴至年月 of the person; null where nothing was ever paid. */
  remittedMonth: Month | null;
  sealReason: string | null;
  awaitsTransfer: boolean;
  /** The kinds that were made effective for it in the unit's open month; once that is saved, drafts are for the next one, and none are. */
  filedNow: readonly FilingKind[];
  /** Whether its base was adjusted in the open month's fund year. */
  adjustedThisYear: boolean;
}

interface StandingRow extends Record<string, unknown> {
  id: string;
  status: AccountStanding['status'];
  base: bigint;
  first_month: Month;
  remitted_month: Month | null;
  seal_reason: string | null;
  awaits_transfer: boolean;
  filed_now: string;
  adjusted: boolean;
}

/** How the unit's accounts stand that the lines mean, by account id. */
export async function accountStandings(
  tx: Tx,
  unit: UnitInForce,
  lines: readonly { accountId: string | null }[],
): Promise<Map<string, AccountStanding>> {
  const ids = lines.flatMap((line) => (line.accountId ? [line.accountId] : []));
  const year = fundYearOf(unit.openMonth);
  const now = unit.monthState === 'open' ? unit.openMonth : null;
  // Each looked up by the one key that finds it, whatever the statistics say: where they have not seen so many, a plan may compare all with all.
  const rows = await tx.execute<StandingRow>(sql`
    select a.id, a.status, a.base, a.first_month, a.seal_reason, a.awaits_transfer, l.remitted_month,
      coalesce(filed.now, '') as filed_now, coalesce(filed.adjusted, false) as adjusted
    from (select distinct id from unnest(${pgArray(ids, 'uuid')}) as x (id)) asked
    cross join lateral (
      select a.id, a.unit_id, a.status, a.base, a.first_month, a.seal_reason, a.awaits_transfer from accounts a where a.id = asked.id offset 0
    ) a
    cross join lateral (select l.remitted_month from ledger_accounts l where l.id = a.id offset 0) l
    cross join lateral (
      select string_agg(distinct f.kind, ',') filter (where f.month = ${now}) as now, bool_or(f.kind = 'base') as adjusted
      from (select f.kind, f.state, f.month from filings f where f.unit_id = ${unit.id} and f.account_id = a.id offset 0) f
      where f.state = 'effective' and f.month between ${year.from} and ${year.to}
    ) filed
    where a.unit_id = ${unit.id}`);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        status: row.status,
        base: row.base,
        firstMonth: row.first_month,
        remittedMonth: row.remitted_month,
        sealReason: row.seal_reason,
        awaitsTransfer: row.awaits_transfer,
        filedNow: row.filed_now === '' ? [] : (row.filed_now.split(',') as FilingKind[]),
        adjustedThisYear: row.adjusted,
      },
    ]),
  );
}
