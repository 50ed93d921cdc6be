import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { approvals } from '@/db/schema/approvals';
import { operators } from '@/db/schema/units';
import { isPermitted } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { Refusal, refuse } from '@/lib/operations/refuse';
import { APPROVAL_STATE_WORDS } from '@/lib/text/approvals';
import { tellUnits } from '@/lib/units/tell-units';
import { pairedOperation } from './paired-operations';

type Approval = typeof approvals.$inferSelect;

/**
 * 复核通过: the second person approves, and what was asked for is done as who asked for it, in this transaction. Refuses one's own,
 * what is decided already and another unit's. When it cannot be done any more, because something has changed, it goes back to its maker with
 * that reason.
 */
export const approveApproval = unitOperation({
  name: 'approval.approve',
  input: z.strictObject({ id: z.uuid() }),
  statementSeconds: 300,
  async run(running, { id }) {
    const { tx, principal, clock } = running;
    const approval = await lockWaiting(tx, principal.unitId, id);
    if (approval.madeBy === principal.id) refuse('approval-own');
    const decided = { state: 'approved' as const, decidedBy: principal.id, decidedAt: clock.now() };
    // Before it is done: what waits would stand in its way.
    await close(tx, approval, decided);
    const path = await redo(running, approval);
    await close(tx, approval, { ...decided, resultPath: path });
    await tell(running, { ...approval, ...decided });
    return { path };
  },
});

/** 退回: the second person does not approve and says why. Refuses one's own, which one withdraws, and what is decided already. */
export const returnApproval = unitOperation({
  name: 'approval.return',
  input: z.strictObject({
    id: z.uuid(),
    opinion: z.string().trim().min(1, 'opinion-missing').max(200, 'text-too-long'),
  }),
  async run(running, { id, opinion }) {
    const { tx, principal, clock } = running;
    const approval = await lockWaiting(tx, principal.unitId, id);
    if (approval.madeBy === principal.id) refuse('approval-own');
    const decided = { state: 'returned' as const, decidedBy: principal.id, decidedAt: clock.now(), opinion };
    await close(tx, approval, decided);
    await tell(running, { ...approval, ...decided });
    return { id };
  },
});

/** 撤回: who asked for it takes it back before it is decided. Refuses anybody else. */
export const withdrawApproval = unitOperation({
  name: 'approval.withdraw',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock }, { id }) {
    const approval = await lockWaiting(tx, principal.unitId, id);
    if (approval.madeBy !== principal.id) refuse('approval-not-own');
    await close(tx, approval, { state: 'withdrawn', decidedBy: principal.id, decidedAt: clock.now() });
    return { id };
  },
});

/** Of two who decide at once, the second finds it decided. */
async function lockWaiting(tx: Tx, unitId: string, id: string): Promise<Approval> {
  const [approval] = await tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.id, id), eq(approvals.unitId, unitId)))
    .for('update');
  if (!approval) return refuse('not-found');
  if (approval.state !== 'waiting') refuse('approval-decided', { state: APPROVAL_STATE_WORDS[approval.state] });
  return approval;
}

async function close(tx: Tx, { id, unitId }: Approval, set: Partial<Approval>): Promise<void> {
  await tx
    .update(approvals)
    .set(set)
    .where(and(eq(approvals.id, id), eq(approvals.unitId, unitId)));
}

/** Does it as its maker; a refusal goes on to who approved, and leaves the approval returned with it. */
async function redo(running: RunningForUnit, approval: Approval): Promise<string> {
  try {
    const { input, requestKey, fingerprint } = approval;
    const maker = await makerOf(running.tx, approval);
    const done = await pairedOperation(approval.operation).redo(running, { maker, input, requestKey, fingerprint });
    running.note({ ...(done.month && { month: done.month }), ...(done.people !== null && { people: done.people }) });
    return done.path;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values, leaving } = error;
    return refuse(code, values, async (later) => {
      const waiting = await lockWaiting(later, approval.unitId, approval.id);
      const decided = {
        state: 'returned' as const,
        decidedBy: running.principal.id,
        decidedAt: running.clock.now(),
        refusal: code,
        refusalValues: values,
      };
      await close(later, waiting, decided);
      await tell({ ...running, tx: later }, { ...waiting, ...decided });
      await leaving?.(later);
    });
  }
}

/** Who asked for it, as what he may do now; refuses when he may not any more. */
async function makerOf(tx: Tx, { madeBy, unitId, operation }: Approval): Promise<OperatorPrincipal> {
  const [maker] = await tx
    .select({ name: operators.name, roles: operators.roles })
    .from(operators)
    .where(and(eq(operators.id, madeBy), eq(operators.unitId, unitId), eq(operators.status, 'active')));
  if (!maker) return refuse('approval-maker-gone');
  const principal = { kind: 'operator' as const, id: madeBy, unitId, ...maker, session: null };
  if (!isPermitted(pairedOperation(operation).name, principal)) refuse('approval-maker-gone');
  return principal;
}

/** Tells the maker what became of it. */
async function tell(
  { tx, principal, clock }: Pick<RunningForUnit, 'tx' | 'principal' | 'clock'>,
  approval: Approval,
): Promise<void> {
  const { id, unitId, operation, state, opinion, madeBy } = approval;
  const [maker] = await tx.select({ name: operators.name }).from(operators).where(eq(operators.id, madeBy));
  await tellUnits(tx, clock, [
    {
      unitId,
      code: state === 'approved' ? 'approval-approved' : 'approval-returned',
      values: {
        operation,
        maker: maker?.name ?? '',
        by: principal.name,
        opinion: opinion ?? '',
        refusal: approval.refusal ?? '',
        refusalValues: JSON.stringify(approval.refusalValues ?? {}),
      },
      path: `/approvals/${id}`,
    },
  ]);
}
