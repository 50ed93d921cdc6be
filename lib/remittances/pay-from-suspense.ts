import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ledgerAccounts } from '@/db/schema/ledger';
import type { payments } from '@/db/schema/remittances';
import { asCentre } from '@/lib/operations/as-centre';
import type { RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { formatFen, ZERO, type Fen } from '@/lib/values/money';
import { postRemittance, rostersOf } from './post-remittance';

/** The unit's 暂存款: its own suspense account with what lies on it; null where it never had one. */
export async function suspenseOf(tx: Tx, unitId: string): Promise<{ id: string; balance: Fen } | null> {
  const [found] = await tx
    .select({ id: ledgerAccounts.id, balance: ledgerAccounts.balance })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.unitId, unitId), eq(ledgerAccounts.code, '219')));
  return found ?? null;
}

/** 暂存款抵缴: pays a registered payment out of the unit's suspense and posts it. Refuses when not enough lies there. */
export async function payFromSuspense(
  { tx, clock, logId }: RunningForUnit,
  payment: typeof payments.$inferSelect,
): Promise<void> {
  const suspense = await suspenseOf(tx, payment.unitId);
  if (!suspense || suspense.balance < payment.amount) {
    return refuse('suspense-too-small', {
      balance: formatFen(suspense?.balance ?? ZERO),
      amount: formatFen(payment.amount),
    });
  }
  const rosters = await rostersOf(tx, payment.id);
  await asCentre(tx, () => postRemittance(tx, { payment, rosters, from: suspense.id, receiptId: null, logId, clock }));
}
