import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { transferRequests } from '@/db/schema/transfer-requests';
import { units } from '@/db/schema/units';
import { asCentre, asCentreFor } from '@/lib/operations/as-centre';
import { officeOperation, unitOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import {
  declineRequest,
  refuseUnlessWaiting,
  transferRequest,
  type TransferRequest,
} from '@/lib/transfers/transfer-requests';
import type { ReviewReason } from '@/lib/text/problems';
import { needsSecondPerson } from '@/lib/units/second-person';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnits, unitForAct, unitInForce } from '@/lib/units/unit-in-force';
import { compareDays } from '@/lib/values/day';
import { fileTransfer, lineOfRequest } from './file-transfer';

const answerInput = z.strictObject({
  id: z.uuid(),
  decision: z.enum(['accept', 'decline']),
  opinion: z.string().trim().max(200),
});

type Answer = z.infer<typeof answerInput>;

/**
 * 答复请求转入: the unit that was asked agrees, and the transfer is filed and done at once, or declines and says why. Refuses another
 * unit's request, one that is answered, one whose day has passed, since that is the centre's, and a transfer that is not possible. In a unit that wants it, a second person approves of agreeing first.
 */
export const answerTransferRequest = needsSecondPerson(
  unitOperation({
    name: 'transfer.answer-request',
    input: answerInput,
    async run({ tx, principal, clock, logId, note }, { id, decision, opinion }) {
      const request = await lockRequest(tx, id);
      if (request?.unitId !== principal.unitId) return refuse('not-found');
      refuseUnlessWaiting(request);
      if (compareDays(clock.today(), request.dueOn) > 0) refuse('transfer-request-overdue', { day: request.dueOn });
      note({ people: 1 });
      if (decision === 'decline') {
        refuseWithoutOpinion(opinion);
        await asCentre(tx, () => declineRequest(tx, { request, by: principal.id, opinion, clock, byCentre: false }));
        return { id, decision };
      }
      const unit = await unitForAct(tx, request.unitId, 'submit-transfers');
      const line = await asCentre(tx, () => lineOfRequest(tx, request));
      const filed = await fileTransfer(tx, { unit, line, by: principal.id, clock, logId, reviewReasons: [] });
      await keepOpinion(tx, request, opinion);
      return { id, decision, ...filed };
    },
  }),
  {
    foresee: (_running, input) =>
      Promise.resolve(input.decision === 'accept' ? { input, amount: null, standsOn: null } : null),
    promised: () => null,
    shownAt: () => '/transfers',
  },
);

/**
 * 裁定请求转入: when the unit that was asked has not answered in time, the centre agrees or declines for it, and both units are told.
 * What the centre decided only the centre takes back. Refuses while that unit may still answer, and what an answer of its own would be refused for.
 */
export const decideTransferRequest = officeOperation({
  name: 'transfer.decide-request',
  input: answerInput,
  async run(running, { id, decision, opinion }) {
    const { tx, principal, clock, logId, note } = running;
    const request = await lockRequest(tx, id);
    if (!request) return refuse('not-found');
    refuseUnlessWaiting(request);
    if (compareDays(clock.today(), request.dueOn) <= 0) refuse('transfer-request-not-due', { day: request.dueOn });
    refuseWithoutOpinion(opinion);
    note({ unitId: request.unitId, people: 1 });
    await tellOldUnit(running, request, { id, decision, opinion });
    if (decision === 'decline') {
      await declineRequest(tx, { request, by: principal.id, opinion, clock, byCentre: true });
      return { id, decision };
    }
    const line = await lineOfRequest(tx, request);
    const filed = await asCentreFor(tx, request.unitId, async () => {
      const unit = await unitInForce(tx, request.unitId);
      const reviewReasons: ReviewReason[] = ['transfer-decided'];
      return fileTransfer(tx, { unit, line, by: principal.id, clock, logId, reviewReasons });
    });
    await keepOpinion(tx, request, opinion);
    return { id, decision, ...filed };
  },
});

/** The request as it is once both units' locks are held. */
async function lockRequest(tx: Tx, id: string): Promise<TransferRequest | undefined> {
  const seen = await transferRequest(tx, id);
  if (!seen) return undefined;
  await lockUnits(tx, [seen.unitId, seen.toUnitId]);
  return transferRequest(tx, id);
}

function refuseWithoutOpinion(opinion: string): void {
  if (opinion === '') refuse('transfer-opinion-missing');
}

/** The transfer itself has marked the request as accepted. */
async function keepOpinion(tx: Tx, { id, unitId }: TransferRequest, opinion: string): Promise<void> {
  if (opinion === '') return;
  await tx
    .update(transferRequests)
    .set({ opinion })
    .where(and(eq(transferRequests.id, id), eq(transferRequests.unitId, unitId)));
}

async function tellOldUnit(
  { tx, clock }: RunningInOffice,
  { unitId, toUnitId, name }: TransferRequest,
  { decision, opinion }: Answer,
): Promise<void> {
  const [asking] = await tx.select({ name: units.name }).from(units).where(eq(units.id, toUnitId));
  await tellUnits(tx, clock, [
    {
      unitId,
      code: 'transfer-request-decided',
      values: { name, unit: asking?.name ?? '', decision, opinion },
      path: '/transfers',
    },
  ]);
}
