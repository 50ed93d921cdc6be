import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { AccountChange } from '@/lib/accounts/account-change';
import { postJournal } from '@/lib/ledger/post-journal';
import { asCentre } from '@/lib/operations/as-centre';
import { refuse } from '@/lib/operations/refuse';
import { newIds } from '@/lib/values/ids';

/** A change of accounts that books something. */
interface Moving extends AccountChange {
  logId: string;
}

/**
 * Moves the whole balance and 积数 of the filings' sealed accounts to the same people's accounts at their new units, in one journal (Q-84,
 * T-4: no interest is settled; 积数 moves where no money is left too), and closes the old ones as 合并销户. A request for one of them counts as accepted; the new units are told.
 * Refuses when one of the two accounts is not as the check found it. Needs the locks of all units concerned.
 */
export async function moveBalances(tx: Tx, moving: Moving): Promise<void> {
  const { unit, clock, logId, which } = moving;
  const today = clock.today();
  await asCentre(tx, async () => {
    const product = sql`(l.product + l.balance * (${today}::date - coalesce(l.product_on, ${today}::date)))`;
    // What moves was read where the filing became effective; it must be all that is there.
    const [moved] = await tx.execute<{ lines: number; moving: number; booked: number }>(sql`
      select count(*)::integer as lines, count(l.id)::integer as moving,
        (count(*) filter (where f.moved_amount <> 0 or ${product} <> 0))::integer as booked
      from filings f
      left join accounts a on a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'sealed'
      left join accounts t on t.id = f.to_account_id and t.unit_id = f.to_unit_id and t.status = 'normal' and t.person_id = a.person_id
      left join ledger_accounts l on l.id = a.id and t.id is not null and l.balance = f.moved_amount
      where f.unit_id = ${unit.id} and ${which}`);
    if (!moved || moved.lines !== moved.moving) refuse('changed-meanwhile');
    if (moved.booked > 0) {
      const there = sql`filings f join ledger_accounts l on l.id = f.account_id
        where f.unit_id = ${unit.id} and ${which} and (f.moved_amount <> 0 or ${product} <> 0)`;
      const lines = sql`
        select f.account_id, -f.moved_amount as amount, -${product} as product from ${there}
        union all
        select f.to_account_id, f.moved_amount, ${product} from ${there}`;
      await postJournal(tx, { kind: 'transfer', unitId: unit.id, logId, valueOn: today }, { lines, clock });
    }
    await tx.execute(sql`
      update accounts a set status = 'merged', merged_into = f.to_account_id, closed_on = ${today}, version = a.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id`);
    await markAwaiting(tx, moving);
    await answerRequests(tx, moving);
    await tellNewUnits(tx, moving, 'transferred-in');
  });
}

/**
 * A query of (filing_id, account_id, to_account_id, amount, product, journal_id): what the filings' transfers booked, each as the last line of
 * its closed account says; none of an account that had neither money nor 积数.
 */
function bookedTransfers({ unit, which }: Moving): SQL {
  return sql`
    select f.id as filing_id, f.account_id, f.to_account_id, -e.amount as amount, -e.product as product, e.journal_id
    from filings f
    cross join lateral (
      select l.amount, l.product, l.journal_id, j.kind, j.unit_id as booked_by
      from entries l join journals j on j.id = l.journal_id where l.account_id = f.account_id order by l.version desc limit 1
    ) e
    where f.unit_id = ${unit.id} and ${which} and e.kind = 'transfer' and e.booked_by = f.unit_id`;
}

/**
 * Who of the filings' people has moved on since (Q-88): later entries on the new account, interest settled on it, or the new
 * account no longer 正常.
 */
export async function movedOn(tx: Tx, moving: Moving): Promise<string[]> {
  const { unit, which } = moving;
  return asCentre(tx, async () => {
    const rows = await tx.execute<{ name: string }>(sql`
      select f.name from filings f
      join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      join accounts t on t.id = f.to_account_id
      left join (${bookedTransfers(moving)}) b on b.filing_id = f.id
      where f.unit_id = ${unit.id} and ${which} and (a.status <> 'merged' or t.status <> 'normal' or case
        when b.journal_id is null then f.moved_amount <> 0 or exists (
          select from entries e join journals j on j.id = e.journal_id where e.account_id = t.id and j.posted_at > f.decided_at)
        else b.journal_id is distinct from (select e.journal_id from entries e where e.account_id = t.id order by e.version desc limit 1) end)
      limit 5`);
    return rows.map((row) => row.name);
  });
}

/**
 * The mirror: money and 积数 go back, the old account is sealed again as it was, the new one waits for a transfer; the new units are
 * told.
 */
export async function moveBack(tx: Tx, moving: Moving): Promise<void> {
  const { unit, clock, logId, which } = moving;
  const today = clock.today();
  await asCentre(tx, async () => {
    const [booked] = await tx.execute<{ lines: number }>(
      sql`select count(*)::integer as lines from (${bookedTransfers(moving)}) b`,
    );
    if (booked && booked.lines > 0) {
      // What the transfer moved, and what the money has earned at the new unit since.
      const back = sql`(
        select b.account_id, b.to_account_id, b.amount, b.product + b.amount * (${today}::date - l.product_on) as product
        from (${bookedTransfers(moving)}) b join ledger_accounts l on l.id = b.to_account_id
      ) x`;
      const lines = sql`
        select x.to_account_id as account_id, -x.amount as amount, -x.product as product from ${back}
        union all
        select x.account_id, x.amount, x.product from ${back}`;
      await postJournal(tx, { kind: 'transfer-back', unitId: unit.id, logId, valueOn: today }, { lines, clock });
    }
    await tx.execute(sql`
      update accounts a set status = 'sealed', merged_into = null, closed_on = null, version = a.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id`);
    await markAwaiting(tx, moving);
    await tellNewUnits(tx, moving, 'transfer-revoked');
  });
}

/** 待转入 is whose new account still has a sealed one elsewhere. */
async function markAwaiting(tx: Tx, { unit, which }: Moving): Promise<void> {
  await tx.execute(sql`
    update accounts t set version = t.version + 1,
      awaits_transfer = exists (select from accounts o where o.person_id = t.person_id and o.unit_id <> t.unit_id and o.status = 'sealed')
    from filings f where f.unit_id = ${unit.id} and ${which} and t.id = f.to_account_id and t.unit_id = f.to_unit_id`);
}

/** 请求转入 is answered by the transfer, whoever filed it. */
async function answerRequests(tx: Tx, { unit, which }: Moving): Promise<void> {
  await tx.execute(sql`
    update transfer_requests r set state = 'accepted', answered_by = f.decided_by, answered_at = f.decided_at, filing_id = f.id
    from filings f where f.unit_id = ${unit.id} and ${which}
      and r.unit_id = f.unit_id and r.account_id = f.account_id and r.to_account_id = f.to_account_id and r.state = 'waiting'`);
}

async function tellNewUnits(
  tx: Tx,
  { unit, clock, which }: Moving,
  code: 'transferred-in' | 'transfer-revoked',
): Promise<void> {
  const [row] = await tx.execute<{ lines: number }>(
    sql`select count(*)::integer as lines from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  const ids = newIds(clock.milliseconds(), row?.lines ?? 0);
  await tx.execute(sql`
    insert into notices (id, unit_id, code, values, path, at)
    select n.id, t.unit_id, ${code},
      jsonb_build_object('name', x.name, 'unit', ${unit.name}::text, 'amount', to_char(x.moved_amount / 100.0, 'FM999,999,999,999,999,990.00')),
      '/queries/employees/' || t.number, ${clock.now().toISOString()}::timestamptz
    from (select f.*, row_number() over (order by f.id) as place from filings f where f.unit_id = ${unit.id} and ${which}) x
    join unnest(${pgArray(ids, 'uuid')}) with ordinality as n (id, place) on n.place = x.place
    join accounts t on t.id = x.to_account_id and t.unit_id = x.to_unit_id`);
}
