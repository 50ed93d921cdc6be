import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';

/** From one milestone to the next. */
const STRIDE = 500;
/** Lists whose milestones are kept; the one that was kept first goes first. */
const MOST_LISTS = 300;

interface Milestones {
  /** How often the list's accounts had changed when it was walked. */
  changes: number;
  /** Of every 500th account: the values that it is ordered by, as text. */
  at: readonly (readonly string[])[];
}

const known = new Map<string, Milestones>();

export interface OrderedList {
  /** Tells the list from all others: its unit, statuses and order. */
  key: string;
  changes: number;
  where: SQL;
  /** Its order, ascending; the last column tells all accounts apart. */
  columns: readonly SQL[];
  /** What a value of each column is, in the database's words. */
  types: readonly string[];
}

/**
 * Where to begin in a long list for its account number `place` (from 0, ascending): the condition that leaves out those before a milestone,
 * and how many are to be skipped from there. The list is walked once, and once more after any of its accounts has changed.
 */
export async function nearestMilestone(
  tx: Tx,
  list: OrderedList,
  place: number,
): Promise<{ from: SQL | undefined; skip: number }> {
  let milestones = known.get(list.key);
  if (milestones?.changes !== list.changes) {
    milestones = { changes: list.changes, at: await walk(tx, list) };
    remember(list.key, milestones);
  }
  const passed = Math.min(Math.floor(place / STRIDE), milestones.at.length - 1);
  const values = milestones.at[passed];
  if (!values) return { from: undefined, skip: place };
  const typed = values.map((value, column) => sql`${value}::${sql.raw(list.types[column] ?? 'text')}`);
  return {
    from: sql`(${sql.join([...list.columns], sql`, `)}) >= (${sql.join(typed, sql`, `)})`,
    skip: place - passed * STRIDE,
  };
}

async function walk(tx: Tx, { where, columns }: OrderedList): Promise<string[][]> {
  const order = sql.join([...columns], sql`, `);
  const values = columns.map((column, place) => sql`(${column})::text as ${sql.raw(`value${place}`)}`);
  const rows = await tx.execute<Record<string, string>>(sql`
    select * from (
      select ${sql.join(values, sql`, `)}, row_number() over (order by ${order}) as place from ${accounts} where ${where}
    ) walked where (place - 1) % ${STRIDE} = 0 order by place`);
  return rows.map((row) => columns.map((_, place) => row[`value${place}`] ?? ''));
}

function remember(key: string, milestones: Milestones): void {
  known.delete(key);
  known.set(key, milestones);
  const [oldest] = known.keys();
  if (known.size > MOST_LISTS && oldest !== undefined) known.delete(oldest);
}
