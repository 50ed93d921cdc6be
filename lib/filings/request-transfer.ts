import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { transferRequests } from '@/db/schema/transfer-requests';
import { units } from '@/db/schema/units';
import { asCentre, asCentreFor } from '@/lib/operations/as-centre';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { sealedElsewhere, type SealedElsewhere, type TransferRequest } from '@/lib/transfers/transfer-requests';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnits, unitForAct, unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { addWorkingDays } from '@/lib/values/working-days';
import { fileTransfer, lineOfRequest } from './file-transfer';

/** How long the unit that is asked has to answer. */
const DAYS_TO_ANSWER = 5;

/**
 * 请求转入: asks the unit where somebody is sealed for the transfer to here, where he has been opened. It has five working days to
 * answer, then the centre decides; from a unit that is cancelled (销户) he is transferred at once. Refuses an account that is not among
 * the unit's 可转入, and a second request while one waits.
 */
export const requestTransfer = unitOperation({
  name: 'transfer.request',
  input: z.strictObject({ accountId: z.uuid() }),
  async run(running, { accountId }) {
    const { tx, principal, clock, note } = running;
    const [seen] = await sealedElsewhere(tx, principal.unitId, accountId);
    if (!seen) return refuse('not-found');
    await lockUnits(tx, [principal.unitId, seen.unitId]);
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const [sealed] = await sealedElsewhere(tx, unit.id, accountId);
    if (!sealed) return refuse('changed-meanwhile');
    await refuseSecond(tx, sealed);
    const id = newId(clock.milliseconds());
    const request = {
      id,
      unitId: sealed.unitId,
      accountId: sealed.accountId,
      toUnitId: unit.id,
      toAccountId: sealed.ownAccountId,
      name: sealed.name,
      idNumberMask: sealed.idNumberMask,
      state: 'waiting' as const,
      requestedBy: principal.id,
      requestedAt: clock.now(),
      dueOn: addWorkingDays(clock.today(), DAYS_TO_ANSWER),
    };
    await tx.insert(transferRequests).values(request);
    note({ month: unit.openMonth, people: 1 });
    const filed = (await isClosed(tx, sealed.unitId))
      ? await transferByItself(running, request)
      : await askUnit(running, unit, request);
    return { id, dueOn: request.dueOn, accepted: filed !== null, ...filed };
  },
});

type Asked = Pick<TransferRequest, 'unitId' | 'accountId' | 'toUnitId' | 'name' | 'dueOn'>;

async function refuseSecond(tx: Tx, { ownAccountId, name }: SealedElsewhere): Promise<void> {
  const waiting = await tx
    .select({ id: transferRequests.id })
    .from(transferRequests)
    .where(and(eq(transferRequests.toAccountId, ownAccountId), eq(transferRequests.state, 'waiting')));
  if (waiting.length > 0) refuse('transfer-requested-already', { name });
}

async function isClosed(tx: Tx, unitId: string): Promise<boolean> {
  const [unit] = await asCentre(tx, () => tx.select({ status: units.status }).from(units).where(eq(units.id, unitId)));
  return unit?.status === 'closed';
}

async function askUnit(
  { tx, clock }: RunningForUnit,
  unit: UnitInForce,
  { unitId, name, dueOn }: Asked,
): Promise<null> {
  await asCentre(tx, () =>
    tellUnits(tx, clock, [
      {
        unitId,
        code: 'transfer-requested',
        values: { name, unit: unit.name, day: dueOn },
        path: '/transfers',
      },
    ]),
  );
  return null;
}

/** where the old unit is cancelled, nobody is left to ask. */
async function transferByItself({ tx, principal, clock, logId }: RunningForUnit, asked: Asked) {
  return asCentreFor(tx, asked.unitId, async () => {
    const unit = await unitInForce(tx, asked.unitId);
    const line = await lineOfRequest(tx, asked);
    return fileTransfer(tx, { unit, line, by: principal.id, clock, logId, reviewReasons: [] });
  });
}
