import { operationLog } from '@/db/schema/operations';
import type { OperationName } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { newId } from '@/lib/values/ids';
import { logRow } from './log-row';
import type { Json, RunningForUnit } from './operation';

interface OnBehalf {
  name: OperationName;
  maker: OperatorPrincipal;
  /** Under which he asked for it. */
  requestKey: string;
}

/**
 * Does within one operator's operation what another has asked for: as him, in the same transaction, with a row of the log that is his and says
 * who approved of it.
 */
export async function runOnBehalf<Done>(
  running: RunningForUnit,
  { name, maker, requestKey }: OnBehalf,
  run: (asMaker: RunningForUnit) => Promise<{ result: Json; done: Done }>,
): Promise<Done> {
  const { tx, clock, principal } = running;
  const logId = newId(clock.milliseconds());
  const noted: Parameters<RunningForUnit['note']>[0] = {};
  const note: RunningForUnit['note'] = (about) => {
    Object.assign(noted, about);
    running.note(about);
  };
  const { result, done } = await run({ ...running, principal: maker, requestKey, logId, note });
  await tx.insert(operationLog).values({
    ...logRow({ operation: name, principal: maker, requestKey, logId, at: clock.now() }),
    outcome: 'done',
    result,
    ...noted,
    approvedBy: principal.id,
    approvedByName: principal.name,
  });
  return done;
}
