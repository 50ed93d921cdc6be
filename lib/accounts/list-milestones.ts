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
  /** Its order, ascending, each column with the database's word for what it is; the last one tells all accounts apart. */
  order: readonly { column: SQL; type: string }[];
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
  const typed = list.order.map(({ type }, place) => sql`${values[place]}::${sql.raw(type)}`);
  return {
    from: sql`(${columnsOf(list)}) >= (${sql.join(typed, sql`, `)})`,
    skip: place - passed * STRIDE,
  };
}

function columnsOf({ order }: OrderedList): SQL {
  return sql.join(
    order.map(({ column }) => column),
    sql`, `,
  );
}

async function walk(tx: Tx, list: OrderedList): Promise<string[][]> {
  const values = list.order.map(({ column }, place) => sql`(${column})::text as ${sql.raw(`value${place}`)}`);
  const rows = await tx.execute<Record<string, string>>(sql`
    select * from (
      select ${sql.join(values, sql`, `)}, row_number() over (order by ${columnsOf(list)}) as place from ${accounts} where ${list.where}
    ) walked where (place - 1) % ${STRIDE} = 0 order by place`);
  return rows.map((row) => list.order.map((_, place) => row[`value${place}`] ?? ''));
}

function remember(key: string, milestones: Milestones): void {
  known.delete(key);
  known.set(key, milestones);
  const [oldest] = known.keys();
  if (known.size > MOST_LISTS && oldest !== undefined) known.delete(oldest);
}
