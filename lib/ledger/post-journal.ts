import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import type { journals } from '@/db/schema/ledger';
import type { Clock } from '@/lib/gateways/clock';
import type { Day } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';
import { chainedHash, digestOf, saidOf } from './journal-hash';

export interface JournalHeader {
  kind: (typeof journals.$inferSelect)['kind'];
  /** Whose chain it joins; null for the centre's own. Hold the unit's lock. */
  unitId: string | null;
  logId: string;
  remittanceId?: string;
  receiptId?: string;
  reversesId?: string;
  /** 汇缴年月 from and to, where the booking has months. */
  months?: { first: Month; last: Month };
  /** Sets the 缴至年月 of the employees' accounts it touches (R-9). */
  remittedMonth?: Month;
  /** The day from which interest runs (Art. 21, Q-60). */
  valueOn: Day;
}

/**
 * Books one journal in one statement however many accounts it touches. `lines` is a query of (account_id, amount), and (product) where 积数
 * moves with the money: credit positive, debit negative, in fen, one line for each account; the database refuses a sum that is not zero. One of
 * several tables is `plannedAnew`. Each entry keeps the balance it led to and the account's next version. Answers the journal's id, and how
 * many lines it has.
 */
export async function postJournal(
  tx: Tx,
  header: JournalHeader,
  { lines: booked, plannedAnew, clock }: { lines: SQL; plannedAnew?: boolean; clock: Clock },
): Promise<{ id: string; lines: number }> {
  if (header.unitId === null) await lockCentre(tx);
  const id = newId(clock.milliseconds());
  const lines = withProduct(booked, header.kind);
  // Materialized: where another unit's posting has just moved a shared account, PostgreSQL looks at that row again, and of lines
  // folded into the update it would lose the one.
  const [done] = await tx.execute<{ lines: number; entries: number }>(sql`${plannedAnew ? PLANNED_ANEW : sql``}
    with lines as materialized (${lines}),
    journal as (${writtenJournal(header, { id, clock })}),
    moved as (
      update ledger_accounts l set balance = l.balance + x.amount, version = l.version + 1,
        product = ${productAfter(header)}, product_on = case when l.code = '201' then ${header.valueOn}::date end,
        remitted_month = case when l.code = '201' then coalesce(${header.remittedMonth ?? null}, l.remitted_month) else l.remitted_month end
      from lines x where l.id = x.account_id
      returning l.id, l.unit_id, l.version, l.balance, x.amount, x.product
    ),
    written as (
      insert into entries (account_id, version, journal_id, unit_id, amount, balance, product)
      select id, version, ${id}::uuid, unit_id, amount, balance, product from moved returning 1
    )
    select (select count(*) from lines)::integer as lines, count(*)::integer as entries from written`);
  if (!done || done.lines === 0) throw new Error('a journal has at least two lines');
  if (done.entries !== done.lines) throw new Error(`journal ${id}: ${done.lines} lines, ${done.entries} entries`);
  return { id, lines: done.lines };
}

/** The header, linked to the last one of its chain. `check:ledger` computes its hash again from the entries. */
function writtenJournal(header: JournalHeader, { id, clock }: { id: string; clock: Clock }): SQL {
  const { unitId, kind, logId, remittanceId = null, receiptId = null, reversesId = null, months, valueOn } = header;
  const [firstMonth, lastMonth] = [months?.first ?? null, months?.last ?? null];
  const postedOn = clock.today();
  const said = saidOf({
    id,
    unitId,
    kind,
    logId,
    remittanceId,
    receiptId,
    reversesId,
    firstMonth,
    lastMonth,
    valueOn,
    postedOn,
  });
  const hash = chainedHash({ previous: sql`p.hash`, said, link: sql`p.link + 1`, digest: sql`d.digest` });
  const chain = unitId === null ? sql`unit_id is null` : sql`unit_id = ${unitId}::uuid`;
  return sql`
    insert into journals (id, unit_id, kind, log_id, remittance_id, receipt_id, reverses_id, first_month, last_month,
      value_on, posted_on, posted_at, link, previous_hash, hash, written_in)
    select ${id}::uuid, ${unitId}::uuid, ${kind}, ${logId}::uuid, ${remittanceId}::uuid, ${receiptId}::uuid, ${reversesId}::uuid, ${firstMonth}, ${lastMonth},
      ${valueOn}::date, ${postedOn}::date, ${clock.now().toISOString()}::timestamptz, p.link + 1, p.hash, ${hash}, ''
    from (select ${digestOf(sql`x`)} as digest from lines x) d, (
      (select link, hash from journals where ${chain} order by link desc limit 1)
      union all select 0, null order by link desc limit 1
    ) p`;
}

const MOVING = new Set<JournalHeader['kind']>(['transfer', 'transfer-back']);

function withProduct(lines: SQL, kind: JournalHeader['kind']): SQL {
  return MOVING.has(kind) ? lines : sql`select l.account_id, l.amount, 0::bigint as product from (${lines}) l`;
}

/** 积数 up to the value date (I-3): what the balance was times the days it stood, begun anew at each settlement. */
function productAfter({ kind, valueOn }: JournalHeader): SQL {
  if (kind === 'interest') return sql`0`;
  return sql`case when l.code = '201' then l.product + l.balance * (${valueOn}::date - coalesce(l.product_on, ${valueOn}::date)) + x.product else 0 end`;
}

/** The centre's own chain has no unit whose lock is held. */
async function lockCentre(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('centre', 1))`);
}
