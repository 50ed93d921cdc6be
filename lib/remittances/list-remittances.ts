import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { payments, remittances, rosterLines } from '@/db/schema/remittances';
import type { ListPage, Listed } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/** 缴款清册: the unit's saved months, newest first, each with its payment if it has one and the months it was saved with. */
export async function listRemittances(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(remittances.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(remittances).where(where);
  const batches = tx
    .select({
      id: remittances.batchId,
      first: sql<Month>`min(${remittances.month})`.as('first'),
      last: sql<Month>`max(${remittances.month})`.as('last'),
      due: sql<string>`sum(${remittances.dueAmount})::text`.as('due'),
    })
    .from(remittances)
    .where(where)
    .groupBy(remittances.batchId)
    .as('batches');
  const listed = await tx
    .select({
      remittance: remittances,
      payment: payments,
      batch: { first: batches.first, last: batches.last, due: batches.due },
    })
    .from(remittances)
    .innerJoin(batches, eq(batches.id, remittances.batchId))
    .leftJoin(payments, eq(payments.id, remittances.paymentId))
    .where(where)
    .orderBy(desc(remittances.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const rows = listed.map(({ batch, ...row }) => ({ ...row, batch: { ...batch, due: fen(BigInt(batch.due)) } }));
  return { rows, total: counted?.rows ?? 0 } satisfies Listed<unknown>;
}

/** One of the unit's remittances with its payment; undefined for another unit's. */
export async function getRemittance(tx: Tx, unitId: string, id: string) {
  const [row] = await tx
    .select({ remittance: remittances, payment: payments })
    .from(remittances)
    .leftJoin(payments, eq(payments.id, remittances.paymentId))
    .where(and(eq(remittances.unitId, unitId), eq(remittances.id, id)));
  return row;
}

/** Months that were saved, and are paid, together. */
export interface Batch {
  first: Month;
  last: Month;
  months: number;
  heads: number;
  due: Fen;
}

/** The batch that a roster belongs to: its months, the people on them, and what is due for all, in fen. */
export async function batchOf(
  tx: Tx,
  { unitId, batchId }: Pick<typeof remittances.$inferSelect, 'unitId' | 'batchId'>,
): Promise<Batch> {
  const [row] = await tx
    .select({
      first: sql<Month>`min(${remittances.month})`,
      last: sql<Month>`max(${remittances.month})`,
      months: count(),
      heads: sql<number>`max(${remittances.currentHeads})`,
      due: sql<string>`coalesce(sum(${remittances.dueAmount}), 0)::text`,
    })
    .from(remittances)
    .where(and(eq(remittances.unitId, unitId), eq(remittances.batchId, batchId)));
  if (!row) throw new Error('an aggregate has one row');
  return { ...row, due: fen(BigInt(row.due)) };
}

/** The frozen lines of a roster, in account order. */
export async function listRosterLines(
  tx: Tx,
  unitId: string,
  { remittanceId, page }: { remittanceId: string; page: Pick<ListPage, 'page' | 'size'> },
) {
  return tx
    .select()
    .from(rosterLines)
    .where(and(eq(rosterLines.unitId, unitId), eq(rosterLines.remittanceId, remittanceId)))
    .orderBy(rosterLines.accountId)
    .limit(page.size)
    .offset((page.page - 1) * page.size);
}

/** The last months that were closed, posted or deferred, newest first: when, how many, how much, and what made them more or less than the month before. */
export async function postedMonths(tx: Tx, unitId: string, most: number) {
  return tx
    .select({
      month: remittances.month,
      state: remittances.state,
      heads: remittances.currentHeads,
      amount: remittances.dueAmount,
      postedOn: remittances.postedOn,
      paymentId: remittances.paymentId,
      added: { heads: remittances.addedHeads, amount: remittances.addedAmount },
      adjusted: { heads: remittances.adjustedHeads, amount: remittances.adjustedAmount },
      reduced: { heads: remittances.reducedHeads, amount: remittances.reducedAmount },
      backPay: { heads: remittances.backPayHeads, amount: remittances.backPayAmount },
    })
    .from(remittances)
    .where(and(eq(remittances.unitId, unitId), inArray(remittances.state, ['posted', 'deferred'])))
    .orderBy(desc(remittances.month))
    .limit(most) satisfies Promise<{ month: Month }[]>;
}
