import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from '@/lib/accounts/account-change';
import { postJournal } from '@/lib/ledger/post-journal';
import { asCentre } from '@/lib/operations/as-centre';
import { refuse } from '@/lib/operations/refuse';

/** A change of accounts that books something. */
interface Moving extends AccountChange {
  logId: string;
}

/**
 * Moves the whole balance and 积数 of the filings' sealed accounts to the same people's accounts at their new units, in one journal (Q-84,
 * T-4: no interest is settled), and closes the old ones as 合并销户. Refuses when one of the two is not as the check found it.
 * Needs the locks of all units concerned.
 */
export async function moveBalances(tx: Tx, { unit, clock, logId, which }: Moving): Promise<void> {
  const today = clock.today();
  await asCentre(tx, async () => {
    const [moved] = await tx.execute<{ lines: number; moving: number; amount: string }>(sql`
      with pairs as (
        select f.id, l.balance
        from filings f
        join accounts a on a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'sealed'
        join accounts t on t.id = f.to_account_id and t.unit_id = f.to_unit_id and t.status = 'normal' and t.person_id = a.person_id
        join ledger_accounts l on l.id = a.id
        where f.unit_id = ${unit.id} and ${which}
      ), kept as (
        update filings f set moved_amount = p.balance from pairs p where f.unit_id = ${unit.id} and f.id = p.id returning f.moved_amount
      )
      select (select count(*)::integer from filings f where f.unit_id = ${unit.id} and ${which}) as lines,
        count(*)::integer as moving, coalesce(sum(moved_amount), 0)::text as amount from kept`);
    if (!moved || moved.lines !== moved.moving) refuse('changed-meanwhile');
    if (moved.amount !== '0') {
      const product = sql`(l.product + l.balance * (${today}::date - coalesce(l.product_on, ${today}::date)))`;
      const lines = sql`
        select f.account_id, -f.moved_amount as amount, -${product} as product
        from filings f join ledger_accounts l on l.id = f.account_id where f.unit_id = ${unit.id} and ${which} and f.moved_amount <> 0
        union all
        select f.to_account_id, f.moved_amount, ${product}
        from filings f join ledger_accounts l on l.id = f.account_id where f.unit_id = ${unit.id} and ${which} and f.moved_amount <> 0`;
      await postJournal(tx, { kind: 'transfer', unitId: unit.id, logId, valueOn: today }, { lines, clock });
    }
    await tx.execute(sql`
      update accounts a set status = 'merged', merged_into = f.to_account_id, closed_on = ${today}, version = a.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id`);
    await tx.execute(sql`
      update accounts t set awaits_transfer = false, version = t.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and t.id = f.to_account_id and t.unit_id = f.to_unit_id`);
  });
}

/**
 * Who of the filings' people has moved on since (Q-88): later entries on the new account, interest settled on it, or the new
 * account no longer 正常.
 */
export async function movedOn(tx: Tx, { unit, which }: Moving): Promise<string[]> {
  return asCentre(tx, async () => {
    const rows = await tx.execute<{ name: string }>(sql`
      select f.name from filings f
      join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      join accounts t on t.id = f.to_account_id
      where f.unit_id = ${unit.id} and ${which} and (a.status <> 'merged' or t.status <> 'normal'
        or (f.moved_amount <> 0 and (select j.kind <> 'transfer' or j.unit_id <> f.unit_id or e.amount <> f.moved_amount
          from entries e join journals j on j.id = e.journal_id where e.account_id = t.id order by e.version desc limit 1)))
      limit 5`);
    return rows.map((row) => row.name);
  });
}

/** The mirror: money and 积数 go back, the old account is sealed again as it was, the new one waits for a transfer. */
export async function moveBack(tx: Tx, { unit, clock, logId, which }: Moving): Promise<void> {
  const today = clock.today();
  await asCentre(tx, async () => {
    const [moving] = await tx.execute<{ amount: string }>(
      sql`select coalesce(sum(f.moved_amount), 0)::text as amount from filings f where f.unit_id = ${unit.id} and ${which}`,
    );
    if (moving && moving.amount !== '0') {
      // What the transfer moved, and what it has earned at the new unit since.
      const product = sql`((select e.product from entries e join journals j on j.id = e.journal_id
        where e.account_id = f.to_account_id and j.kind = 'transfer' and j.unit_id = f.unit_id order by e.version desc limit 1)
        + f.moved_amount * (${today}::date - l.product_on))`;
      const lines = sql`
        select f.to_account_id as account_id, -f.moved_amount as amount, -${product} as product
        from filings f join ledger_accounts l on l.id = f.to_account_id where f.unit_id = ${unit.id} and ${which} and f.moved_amount <> 0
        union all
        select f.account_id, f.moved_amount, ${product}
        from filings f join ledger_accounts l on l.id = f.to_account_id where f.unit_id = ${unit.id} and ${which} and f.moved_amount <> 0`;
      await postJournal(tx, { kind: 'transfer-back', unitId: unit.id, logId, valueOn: today }, { lines, clock });
    }
    await tx.execute(sql`
      update accounts a set status = 'sealed', merged_into = null, closed_on = null, version = a.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id`);
    await tx.execute(sql`
      update accounts t set awaits_transfer = true, version = t.version + 1
      from filings f where f.unit_id = ${unit.id} and ${which} and t.id = f.to_account_id and t.unit_id = f.to_unit_id`);
  });
}
