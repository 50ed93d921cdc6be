import { sql, type SQL } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { VICTIM } from './callers';

const OWNER = { actor: 'every-door', office: true };

/** Written by asking alone: who asked, how often, under which key. */
const WRITTEN_BY_ASKING = ['operation_requests', 'sessions', 'attempt_budgets'];

/** What of these tables counts. Of the log what was done: that somebody was refused may stand there. */
const COUNTED: Record<string, SQL> = {
  operation_log: sql`outcome = 'done'`,
  // A code that somebody signed in has sent to himself harms nobody; one that is sent for nobody, or to somebody else, does.
  one_time_codes: sql`not (purpose like 'step-up-%' and exists (select from session_principal(t.holder)))`,
  short_messages: sql`not (purpose = 'step-up-code' and exists (select from session_principal(t.caused_by)))`,
};

/** What of a row counts where not all of it does: a message is sent, and tried again, by the clock. */
const PRINTED: Record<string, SQL> = {
  short_messages: sql`row(t.id, t.at, t.purpose, t.phone_mask, t.wording, t.caused_by)`,
};

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
 * A fingerprint of every table: all rows but those of the unit that asks, whose own business is its own, and what somebody signed in may do
 * for himself.
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
      const printed = sql`md5((${PRINTED[table] ?? sql`t`})::text)`;
      const [row] = await tx.execute<{ print: string }>(sql`select count(*) || ' ' ||
        coalesce(md5(string_agg(${printed}, '' order by ${printed})), '') as print
        from ${sql.identifier(table)} t where ${others} and ${COUNTED[table] ?? sql`true`}`);
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
