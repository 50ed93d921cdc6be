import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { receipts, suspenseAllocations, suspenseRefunds } from '@/db/schema/receipts';
import { BANK_DEPOSIT, suspenseAccount } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { formatFen, negateFen, ZERO } from '@/lib/values/money';
import { isRefunding, lockReceipt } from './held-receipt';
import { lyingOf } from './list-held';
import { refundInput } from './refund-suspense.input';

type Refund = typeof suspenseRefunds.$inferSelect;

/**
 * 提出退款: somebody of the funds desk says that what lies in suspense of a receipt goes back, to which account, and why. Nothing is booked
 * yet (rulebook 6: suspense is for two). Refuses a receipt of which nothing lies there, and while a claim or another refund waits.
 */
export const proposeRefund = officeOperation({
  name: 'suspense.propose-refund',
  stepUp: 'refunds',
  input: refundInput,
  async run({ tx, principal, clock, note }, { receiptId, payeeName, payeeAccount, reason }) {
    const receipt = await lockedReceipt(tx, receiptId);
    await refuseWaiting(tx, receiptId);
    const amount = await lyingOf(tx, receiptId);
    if (amount === ZERO) refuse('refund-nothing');
    const id = newId(clock.milliseconds());
    await tx.insert(suspenseRefunds).values({
      id,
      receiptId,
      unitId: receipt.unitId,
      amount,
      payeeName,
      payeeAccount,
      reason,
      state: 'proposed',
      proposedBy: principal.id,
      proposedAt: clock.now(),
    });
    if (receipt.unitId) note({ unitId: receipt.unitId });
    return { id };
  },
});

/**
 * 复核退款: a second person of the funds desk agrees, and the money leaves suspense and the bank (Dr 219, Cr 101, rulebook 3.12); its unit is
 * told; or declines. Refuses one's own proposal, one that is decided, and when less lies there by now.
 */
export const decideRefund = officeOperation({
  name: 'suspense.decide-refund',
  stepUp: 'refunds',
  input: z.strictObject({ id: z.uuid(), decision: z.enum(['confirm', 'decline']) }),
  async run(running, { id, decision }) {
    const { tx, principal, clock, note } = running;
    const [seen] = await tx.select().from(suspenseRefunds).where(eq(suspenseRefunds.id, id));
    if (!seen) return refuse('not-found');
    await lockedReceipt(tx, seen.receiptId);
    const [refund] = await tx
      .select()
      .from(suspenseRefunds)
      .where(and(eq(suspenseRefunds.id, id), eq(suspenseRefunds.state, 'proposed')));
    if (!refund) return refuse('refund-decided');
    if (refund.proposedBy === principal.id) refuse('refund-own-proposal');
    const confirmed = decision === 'confirm';
    if (confirmed && (await lyingOf(tx, refund.receiptId)) < refund.amount) {
      refuse('refund-too-much', { amount: formatFen(refund.amount) });
    }
    await tx
      .update(suspenseRefunds)
      .set({ state: confirmed ? 'done' : 'declined', decidedBy: principal.id, decidedAt: clock.now() })
      .where(eq(suspenseRefunds.id, id));
    if (confirmed) await payBack(running, refund);
    if (refund.unitId) note({ unitId: refund.unitId });
    return { id, decision };
  },
});

/** The receipt, with its own lock and its unit's: nobody pays from that suspense meanwhile. */
async function lockedReceipt(tx: Tx, receiptId: string): Promise<typeof receipts.$inferSelect> {
  await lockReceipt(tx, receiptId);
  const [receipt] = await tx.select().from(receipts).where(eq(receipts.id, receiptId));
  if (!receipt) return refuse('not-found');
  if (receipt.unitId) await lockUnit(tx, receipt.unitId);
  return receipt;
}

async function refuseWaiting(tx: Tx, receiptId: string): Promise<void> {
  const claims = await tx
    .select({ id: suspenseAllocations.id })
    .from(suspenseAllocations)
    .where(and(eq(suspenseAllocations.receiptId, receiptId), eq(suspenseAllocations.state, 'proposed')));
  if (claims.length > 0) refuse('suspense-proposed');
  if (await isRefunding(tx, receiptId, ['proposed'])) refuse('refund-proposed');
}

async function payBack({ tx, clock, logId }: RunningInOffice, refund: Refund): Promise<void> {
  const { unitId, amount, receiptId } = refund;
  const suspense = await suspenseAccount(tx, unitId, clock.milliseconds());
  await postJournal(
    tx,
    { kind: 'refund', unitId, logId, receiptId, valueOn: clock.today() },
    {
      clock,
      lines: sql`select ${suspense}::uuid as account_id, ${negateFen(amount)}::bigint as amount
        union all select ${BANK_DEPOSIT}::uuid, ${amount}::bigint`,
    },
  );
  if (unitId === null) return;
  await tellUnits(tx, clock, [
    {
      unitId,
      code: 'suspense-refunded',
      values: { amount: formatFen(amount), payee: refund.payeeName, account: refund.payeeAccount.slice(-4) },
      path: '/payments',
    },
  ]);
}
