import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { VICTIM } from './callers';

const OWNER = { actor: 'every-door', office: true };

/** Written by asking alone: who asked, how often, under which key; and the code that somebody signed in may have sent to himself. */
const WRITTEN_BY_ASKING = ['operation_requests', 'sessions', 'attempt_budgets', 'one_time_codes', 'short_messages'];

interface Column extends Record<string, unknown> {
  table_name: string;
  column_name: string;
  data_type: string;
}

async function columnsOf(owner: Connection): Promise<Column[]> {
  return owner.inTransaction(OWNER, async (tx) => [
    ...(await tx.execute<Column>(sql`select c.table_name, c.column_name, c.data_type from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`)),
  ]);
}

/**
 * A fingerprint of every table: all rows but those of the unit that asks, whose own business is its own. Of the log only what was done
 * counts: that somebody was refused may stand there.
 */
export async function fingerprints(owner: Connection, raiderId: string): Promise<Record<string, string>> {
  const columns = await columnsOf(owner);
  const tables = [...new Set(columns.map(({ table_name: table }) => table))].filter(
    (table) => !WRITTEN_BY_ASKING.includes(table),
  );
  const has = (table: string, column: string) =>
    columns.some(({ table_name: of, column_name: name }) => of === table && name === column);
  return owner.inTransaction(OWNER, async (tx) => {
    const found: Record<string, string> = {};
    for (const table of tables) {
      const unit = table === 'units' ? 'id' : 'unit_id';
      const others = has(table, unit) ? sql`${sql.identifier(unit)} is distinct from ${raiderId}::uuid` : sql`true`;
      const done = table === 'operation_log' ? sql`outcome = 'done'` : sql`true`;
      const [row] = await tx.execute<{ print: string }>(sql`select count(*) || ' ' ||
        coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print
        from ${sql.identifier(table)} t where ${others} and ${done}`);
      found[table] = row?.print ?? '';
    }
    return found;
  });
}

/** One id of the victim's from every table that names a unit: the latest, so that a draft is among them. */
export async function idsOfVictim(owner: Connection): Promise<Record<string, string>> {
  const columns = await columnsOf(owner);
  const isUuid = (table: string, column: string) =>
    columns.some((one) => one.table_name === table && one.column_name === column && one.data_type === 'uuid');
  const tables = [...new Set(columns.map(({ table_name: table }) => table))].filter(
    (table) => isUuid(table, 'unit_id') && isUuid(table, 'id'),
  );
  return owner.inTransaction(OWNER, async (tx) => {
    const found: Record<string, string> = {};
    for (const table of tables) {
      const [row] = await tx.execute<{ id: string }>(sql`select t.id from ${sql.identifier(table)} t
        join units u on u.id = t.unit_id where u.number = ${VICTIM.number} order by t.id desc limit 1`);
      if (row) found[table] = row.id;
    }
    return found;
  });
}

/** What nobody else may ever read: numbers of the victim's accounts and names that nobody else has; and numbers for addresses. */
export async function secretsOfVictim(owner: Connection) {
  return owner.inTransaction(OWNER, async (tx) => {
    const accounts = await tx.execute<{ number: string; name: string }>(sql`select a.number, a.name from accounts a
      join units u on u.id = a.unit_id where u.number = ${VICTIM.number}
      and not exists (select from accounts b where b.name = a.name and b.unit_id <> a.unit_id)
      order by a.number limit 200`);
    const [unit] = await tx.execute<{ bank: string }>(
      sql`select bank_account as bank from units where number = ${VICTIM.number}`,
    );
    const [submission] = await tx.execute<{ number: string }>(sql`select s.number from submissions s
      join units u on u.id = s.unit_id where u.number = ${VICTIM.number} limit 1`);
    return {
      account: accounts[0]?.number ?? '',
      submission: submission?.number ?? '',
      canaries: [
        unit?.bank ?? '',
        ...accounts.flatMap(({ number, name }) => [number, ...(name.length > 2 ? [name] : [])]),
      ],
    };
  });
}

/** 停用: as another operator of his unit would do it. */
export async function disable(owner: Connection, operatorId: string): Promise<void> {
  await owner.inTransaction(OWNER, (tx) =>
    tx.execute(sql`update operators set status = 'disabled' where id = ${operatorId}::uuid`),
  );
}
