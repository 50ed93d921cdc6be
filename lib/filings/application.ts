import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { refuse } from '@/lib/operations/refuse';
import type { Application } from './filing-kind';

/** Does something set-based to the accounts of all the filings; refuses when it did not reach every one of them. */
export async function applyToAll(
  tx: Tx,
  application: Application,
  effect: (tx: Tx, application: Application) => Promise<number>,
): Promise<void> {
  const { unit, which } = application;
  const [row] = await tx.execute<{ lines: number }>(
    sql`select count(*)::integer as lines from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  if ((await effect(tx, application)) !== row?.lines) refuse('changed-meanwhile');
}

/** The first few of the filings whose account `a` (with its ledger account `l`) is as the condition says. */
export async function namesWhere(tx: Tx, { unit, which }: Application, condition: SQL): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select a.name from filings f
    join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
    join ledger_accounts l on l.id = a.id
    where f.unit_id = ${unit.id} and ${which} and (${condition}) limit 5`);
  return rows.map((row) => row.name);
}
