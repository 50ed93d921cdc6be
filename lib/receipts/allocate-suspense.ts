import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { receipts, suspenseAllocations } from '@/db/schema/receipts';
import { units } from '@/db/schema/units';
import { suspenseAccount, UNIDENTIFIED_SUSPENSE } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { formatFen, negateFen } from '@/lib/values/money';
import { proposalInput } from './allocate-suspense.input';
import { isRefunding, lockReceipt } from './held-receipt';

type Receipt = typeof receipts.$inferSelect;

/**
 * 认领: somebody of the funds desk says whose money of an unknown payer is, and why. Nothing is booked yet (rulebook 6: suspense is
 * matched by two). Refuses money that has a unit, that somebody claims or
 * refunds already, and a unit that is not found or has been closed.
 */
export const proposeAllocation = officeOperation({
  name: 'suspense.propose',
  input: proposalInput,
  async run({ tx, principal, clock, note }, { receiptId, unit: named, reason }) {
    await lockReceipt(tx, receiptId);
    const receipt = await unidentified(tx, receiptId);
    const live = await tx
      .select({ id: suspenseAllocations.id })
      .from(suspenseAllocations)
      .where(
        and(eq(suspenseAllocations.receiptId, receipt.id), inArray(suspenseAllocations.state, ['proposed', 'done'])),
      );
    if (live.length > 0) refuse('suspense-proposed');
    if (await isRefunding(tx, receipt.id, ['proposed', 'done'])) refuse('refund-proposed');
    const unit = await unitNamed(tx, named);
    const id = newId(clock.milliseconds());
    await tx.insert(suspenseAllocations).values({
      id,
      receiptId: receipt.id,
      unitId: unit.id,
      reason,
      state: 'proposed',
      proposedBy: principal.id,
      proposedAt: clock.now(),
    });
    note({ unitId: unit.id });
    return { id, unit: unit.name };
  },
});

/**
 * 复核认领: a second person of the funds desk agrees, and the money moves from the unidentified suspense to the unit's, which is told; or
 * declines, and it may be claimed anew. Refuses one's own proposal, one that is decided, and to confirm for a unit closed meanwhile.
 */
export const decideAllocation = officeOperation({
  name: 'suspense.decide',
  input: z.strictObject({ id: z.uuid(), decision: z.enum(['confirm', 'decline']) }),
  async run(running, { id, decision }) {
    const { tx, principal, clock, note } = running;
    const [seen] = await tx.select().from(suspenseAllocations).where(eq(suspenseAllocations.id, id));
    if (!seen) return refuse('not-found');
    await lockReceipt(tx, seen.receiptId);
    await lockUnit(tx, seen.unitId);
    const [allocation] = await tx
      .select()
      .from(suspenseAllocations)
      .where(and(eq(suspenseAllocations.id, id), eq(suspenseAllocations.state, 'proposed')));
    if (!allocation) return refuse('suspense-decided');
    if (allocation.proposedBy === principal.id) refuse('suspense-own-proposal');
    const confirmed = decision === 'confirm';
    await tx
      .update(suspenseAllocations)
      .set({ state: confirmed ? 'done' : 'declined', decidedBy: principal.id, decidedAt: clock.now() })
      .where(eq(suspenseAllocations.id, id));
    if (confirmed) {
      await refuseClosed(tx, seen.unitId);
      await moveToUnit(running, await unidentified(tx, seen.receiptId), seen.unitId);
    }
    note({ unitId: seen.unitId });
    return { id, decision };
  },
});

async function unidentified(tx: Tx, receiptId: string): Promise<Receipt> {
  const [receipt] = await tx.select().from(receipts).where(eq(receipts.id, receiptId));
  if (!receipt) return refuse('not-found');
  if (receipt.state !== 'suspense' || receipt.unitId !== null) refuse('suspense-has-unit');
  return receipt;
}

async function unitNamed(tx: Tx, named: string) {
  const found = await tx
    .select({ id: units.id, name: units.name, number: units.number, status: units.status })
    .from(units)
    .where(or(eq(units.number, named), eq(units.name, named)));
  const unit = found.find(({ number }) => number === named) ?? (found.length === 1 ? found[0] : undefined);
  if (!unit) return refuse('suspense-unit-unknown');
  refuseIfClosed(unit.status);
  return unit;
}

async function refuseClosed(tx: Tx, unitId: string): Promise<void> {
  const [unit] = await tx.select({ status: units.status }).from(units).where(eq(units.id, unitId));
  refuseIfClosed(unit?.status);
}

function refuseIfClosed(status: keyof typeof UNIT_STATUS_WORDS | undefined): void {
  if (status === 'closed') refuse('suspense-unit-closed', { status: UNIT_STATUS_WORDS[status] });
}

/** Dr 219 unidentified, Cr 219 of the unit, in the unit's chain; the receipt is the unit's from now on. */
async function moveToUnit({ tx, clock, logId }: RunningInOffice, receipt: Receipt, unitId: string): Promise<void> {
  const suspense = await suspenseAccount(tx, unitId, clock.milliseconds());
  await postJournal(
    tx,
    { kind: 'allocation', unitId, logId, receiptId: receipt.id, valueOn: clock.today() },
    {
      clock,
      lines: sql`select ${suspense}::uuid as account_id, ${receipt.amount}::bigint as amount
        union all select ${UNIDENTIFIED_SUSPENSE}::uuid, ${negateFen(receipt.amount)}::bigint`,
    },
  );
  await tx.update(receipts).set({ unitId }).where(eq(receipts.id, receipt.id));
  await tellUnits(tx, clock, [
    {
      unitId,
      code: 'suspense-allocated',
      values: { amount: formatFen(receipt.amount), serial: receipt.bankSerial },
      path: '/payments',
    },
  ]);
}
