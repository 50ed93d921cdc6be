import { randomUUID } from 'node:crypto';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { journals } from '@/db/schema/ledger';
import { journalHash } from '@/lib/ledger/journal-hash';

/** Computes a journal's hash anew from what it and its entries say now, as a forger would. */
export async function rehash(tx: Tx, journal: SQL): Promise<void> {
  const [found] = await tx
    .select()
    .from(journals)
    .where(sql`${journals.id} = ${journal}`);
  const [entries] = await tx.execute<{ digest: Buffer }>(sql`
    select sha256(convert_to(string_agg(account_id || ':' || amount, ',' order by account_id), 'UTF8')) as digest from entries where journal_id = ${journal}`);
  if (!found || !entries) throw new Error('there is no such journal');
  await tx
    .update(journals)
    .set({ hash: journalHash(found, entries.digest) })
    .where(eq(journals.id, found.id));
}

/** Appends a journal to a unit's chain as it stands, balanced or not, with entries, balances, versions and hash as they should be. */
export async function appendJournal(
  tx: Tx,
  { unit, lines, logId }: { unit: SQL; lines: readonly (readonly [SQL, bigint])[]; logId?: string },
): Promise<void> {
  const id = randomUUID();
  await tx.execute(sql`
    insert into journals (id, unit_id, kind, log_id, value_on, posted_on, posted_at, link, previous_hash, hash, written_in)
    select ${id}::uuid, unit_id, 'interest', coalesce(${logId ?? null}::uuid, log_id), '2019-08-20', '2019-08-20', now(), link + 1, hash, '', ''
    from journals where unit_id = ${unit} order by link desc limit 1`);
  for (const [account, amount] of lines) {
    await tx.execute(sql`
      with moved as (
        update ledger_accounts set balance = balance + ${amount}, product = 0, version = version + 1 where id = ${account} returning id, unit_id, version, balance
      )
      insert into entries (account_id, version, journal_id, unit_id, amount, balance)
      select id, version, ${id}::uuid, unit_id, ${amount}::bigint, balance from moved`);
  }
  await rehash(tx, sql`${id}::uuid`);
}
