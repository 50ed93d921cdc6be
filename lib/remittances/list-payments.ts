import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { receipts } from '@/db/schema/receipts';
import { payments, remittances, type PAYMENT_STATES } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';
import { fen } from '@/lib/values/money';

/** The first of the rosters that a payment pays. */
const ofPayment = and(eq(remittances.paymentId, payments.id), eq(remittances.id, remittances.batchId));

export type PaymentState = (typeof PAYMENT_STATES)[number];

/** 缴款确认: the unit's payments of any state, newest first. */
export async function listPayments(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(payments.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(payments).where(where);
  const rows = await tx
    .select({ payment: payments, remittanceId: remittances.id })
    .from(payments)
    .leftJoin(remittances, ofPayment)
    .where(where)
    .orderBy(desc(payments.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** One of the unit's payments with its roster and the receipts that named it; undefined for another unit's. */
export async function getPayment(tx: Tx, unitId: string, id: string) {
  const [row] = await tx
    .select({
      payment: payments,
      remittance: remittances,
      unitName: units.name,
      unitNumber: units.number,
      branch: units.branch,
    })
    .from(payments)
    .innerJoin(units, eq(units.id, payments.unitId))
    .leftJoin(remittances, ofPayment)
    .where(and(eq(payments.unitId, unitId), eq(payments.id, id)));
  if (!row) return undefined;
  const arrived = await tx
    .select()
    .from(receipts)
    .where(and(eq(receipts.unitId, unitId), eq(receipts.paymentId, id)))
    .orderBy(desc(receipts.id));
  return { ...row, receipts: arrived };
}

/** For the funds desk: payments of all units in these states, with their total in fen; due ones by deadline, else the last first. */
export async function listAllPayments(
  tx: Tx,
  { states, page }: { states: readonly PaymentState[]; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = inArray(payments.state, [...states]);
  const [totals] = await tx
    .select({ rows: count(), amount: sql<string>`coalesce(sum(${payments.amount}), 0)::text` })
    .from(payments)
    .where(where);
  const rows = await tx
    .select({ payment: payments, unitName: units.name, unitNumber: units.number })
    .from(payments)
    .innerJoin(units, eq(units.id, payments.unitId))
    .where(where)
    .orderBy(...(states.includes('due') ? [payments.deadline, payments.id] : [desc(payments.id)]))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: totals?.rows ?? 0, amount: fen(BigInt(totals?.amount ?? 0)) };
}
