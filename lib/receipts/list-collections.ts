import { and, count, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { collectionInstructions as instructions } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import { HELD_BACK, NEVER_COLLECTED, TO_COLLECT } from './send-collections';

const COLUMNS = { instruction: instructions, unitNumber: units.number, number: payments.number, code: payments.code };

/** Instructions to the bank, the last first. */
export async function listCollections(tx: Tx, page: Pick<ListPage, 'page' | 'size'>) {
  const [counted] = await tx.select({ rows: count() }).from(instructions);
  const rows = await tx
    .select(COLUMNS)
    .from(instructions)
    .innerJoin(units, eq(units.id, instructions.unitId))
    .innerJoin(payments, eq(payments.id, instructions.paymentId))
    .orderBy(desc(instructions.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** What the bank gets: the instructions of one batch, in their order. */
export function collectionsOf(tx: Tx, batch: string) {
  return tx
    .select(COLUMNS)
    .from(instructions)
    .innerJoin(units, eq(units.id, instructions.unitId))
    .innerJoin(payments, eq(payments.id, instructions.paymentId))
    .where(eq(instructions.batchNumber, batch))
    .orderBy(instructions.id);
}

interface ToCollect {
  count: number;
  amount: Fen;
  held: string[];
  paidElsewhere: string[];
}

/**
 * How many payments wait for an instruction, and what they come to; and the numbers of those that wait without getting one: `held` as long as money
 * that came for them lies in suspense, `paidElsewhere` as they are to be taken back.
 */
export async function toCollect(tx: Tx): Promise<ToCollect> {
  const [row] = await tx.execute<{ count: number; amount: string }>(sql`
    select count(*)::integer as count, coalesce(sum(p.amount), 0)::text as amount from payments p where ${TO_COLLECT}`);
  return {
    count: row?.count ?? 0,
    amount: fen(BigInt(row?.amount ?? 0)),
    held: await numbersOf(tx, HELD_BACK),
    paidElsewhere: await numbersOf(tx, NEVER_COLLECTED),
  };
}

async function numbersOf(tx: Tx, which: SQL): Promise<string[]> {
  const rows = await tx.execute<{ number: string }>(sql`select p.number from payments p where ${which} order by p.id`);
  return rows.map(({ number }) => number);
}

/** The last instruction of a unit's payment; undefined where there was none. */
export async function lastCollection(tx: Tx, { unitId, paymentId }: { unitId: string; paymentId: string }) {
  const [last] = await tx
    .select()
    .from(instructions)
    .where(and(eq(instructions.unitId, unitId), eq(instructions.paymentId, paymentId)))
    .orderBy(desc(instructions.id))
    .limit(1);
  return last;
}
