import { and, eq } from 'drizzle-orm';
import { database, isConnectionLost, sqlState, type Tx } from '@/db/client';
import { operationLog, operationRequests } from '@/db/schema/operations';
import { isPermitted } from '@/lib/auth/permissions';
import { contextOf, type Actor } from '@/lib/auth/principal';
import { requireLiveSession } from '@/lib/auth/session';
import { requireStepUp } from '@/lib/auth/step-up';
import type { Clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import type { RefusalCode } from '@/lib/text/refusals';
import type { Month } from '@/lib/values/month';
import { newId } from '@/lib/values/ids';
import { fingerprintOf } from './fingerprint';
import { logRow } from './log-row';
import type { Json, Operation, RunningForSelf, RunningForUnit, RunningInOffice } from './operation';
import { forgetProgress, reportProgress } from './progress';
import { Refusal, refuse } from './refuse';
import { TryAgain } from './try-again';

export type Outcome<Result> =
  { ok: true; result: Result; logId: string } | { ok: false; refusal: RefusalCode; values: Record<string, string> };

export interface Request<Input> {
  principal: Actor;
  /** Made in the browser when the form opens and kept until answered: the same key is the same request. */
  requestKey: string;
  input: Input;
  clock: Clock;
}

interface Noted {
  month?: Month;
  people?: number;
  unitId?: string;
}

const ATTEMPTS = 3;
// Nobody was there to do anything: these leave no row, and the same request may come again.
const UNRECORDED = new Set<RefusalCode>(['signed-out', 'step-up-needed']);
// Serialization failure, deadlock, lock not available, a kept plan whose table was changed since: it is planned anew.
const TRANSIENT = new Set(['40001', '40P01', '55P03', '0A000']);
// Two units opened the same person at the same moment: the second attempt's check will see the first one's account.
const SAME_PERSON = new Set(['people_one_per_id_number', 'accounts_one_normal_per_person']);

/**
 * Does an operation once: permission, transaction, request key, run, log row, commit; tries again on a transient database
 * failure or a lost connection, and refuses where others were there first each time. A key that was answered before gives the first answer; the
 * same key with another input is refused. A refusal rolls everything back and is then recorded by itself. Anything else that goes wrong is
 * thrown: it is a bug.
 */
export async function perform<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  request: Request<Input>,
): Promise<Outcome<Result>> {
  const inputHash = fingerprintOf(operation.fingerprint ? operation.fingerprint(request.input) : request.input);
  try {
    const prepared = await prepareFor(operation, request);
    return await repeated(() => attemptOnce(operation, request, { inputHash, prepared }));
  } catch (error) {
    if (error instanceof Refusal) return await recordRefusal(operation, request, { inputHash, refusal: error });
    return busyOr(error, operation);
  } finally {
    forgetProgress(request.requestKey);
  }
}

/** Tries again what a transient failure of the database has stopped. The request key makes sure that it is done once, even where only its answer was lost. */
async function repeated<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= ATTEMPTS || !isTransient(error)) throw error;
    }
  }
}

/** What is done before the transaction; for a system there is nothing of its own to do. */
async function prepareFor<Input, Result extends Json>(
  { by }: Operation<Input, Result>,
  { principal, input, clock }: Request<Input>,
): Promise<unknown> {
  if (by.kind !== 'anybody' || principal.kind === 'system') return undefined;
  return by.prepare?.({ principal, clock }, input);
}

async function attemptOnce<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  request: Request<Input>,
  { inputHash, prepared }: { inputHash: Buffer; prepared: unknown },
): Promise<Outcome<Result>> {
  const { principal, requestKey, input, clock } = request;
  const { statementSeconds, keepsPlans } = operation;
  const context = { ...contextOf(principal), statementSeconds, keepsPlans };
  const afterwards: (() => void)[] = [];
  const outcome = await database().inTransaction<Outcome<Result>>(context, async (tx) => {
    await requireLiveSession(tx, principal, clock);
    if (!isPermitted(operation.name, principal)) refuse('not-permitted');
    if (operation.stepUp) await requireStepUp(tx, { group: operation.stepUp, principal, clock });
    const logId = newId(clock.milliseconds());
    const claimed = await claim(tx, { actorId: principal.id, requestKey, operation: operation.name, inputHash, logId });
    if (!claimed) return earlierOutcome<Result>(tx, request, { operation, inputHash });
    const noted: Noted = {};
    const running = {
      tx,
      clock,
      logId,
      requestKey,
      report: (progress: Parameters<typeof reportProgress>[1]) => reportProgress(requestKey, progress),
      note: (about: Noted) => void Object.assign(noted, about),
      afterCommit: (go: () => void) => void afterwards.push(go),
    };
    const result = await runAs(operation, { ...running, principal }, { input, prepared });
    await tx.insert(operationLog).values({
      ...logRow({ operation: operation.name, principal, requestKey, logId, at: clock.now() }),
      outcome: 'done',
      result: operation.kept ? Object.assign({}, result, operation.kept) : result,
      ...noted,
    });
    return { ok: true, result, logId };
  });
  for (const go of afterwards) go();
  return outcome;
}

function runAs<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  running: Omit<RunningForUnit, 'principal'> & { principal: Actor },
  { input, prepared }: { input: Input; prepared: unknown },
): Promise<Result> {
  if (operation.by.kind === 'anybody' && running.principal.kind !== 'system') {
    return operation.by.run(running as RunningForSelf, input, prepared);
  }
  if (operation.by.kind === 'operator' && running.principal.kind === 'operator') {
    return operation.by.run(running as RunningForUnit, input);
  }
  if (operation.by.kind === 'staff' && running.principal.kind !== 'operator') {
    return operation.by.run(running as RunningInOffice, input);
  }
  return refuse('not-permitted');
}

async function claim(tx: Tx, row: typeof operationRequests.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(operationRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: operationRequests.logId });
  return inserted.length === 1;
}

/** What a request key was answered before. The claim waited for that transaction to end, so the answer is there. */
async function earlierOutcome<Result>(
  tx: Tx,
  { principal, requestKey }: Pick<Request<unknown>, 'principal' | 'requestKey'>,
  asked: { operation: { name: string }; inputHash: Buffer },
): Promise<Outcome<Result>> {
  const [earlier] = await tx
    .select({ operation: operationRequests.operation, hash: operationRequests.inputHash, log: operationLog })
    .from(operationRequests)
    .innerJoin(operationLog, eq(operationLog.id, operationRequests.logId))
    .where(and(eq(operationRequests.actorId, principal.id), eq(operationRequests.requestKey, requestKey)));
  const same = earlier?.operation === asked.operation.name && earlier.hash.equals(asked.inputHash);
  if (!same) return { ok: false, refusal: 'request-key-reused', values: {} };
  const { log } = earlier;
  if (log.outcome === 'done') return { ok: true, result: log.result as Result, logId: log.id };
  return { ok: false, refusal: log.refusal as RefusalCode, values: log.refusalValues ?? {} };
}

async function recordRefusal<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  request: Request<Input>,
  { inputHash, refusal }: { inputHash: Buffer; refusal: Refusal },
): Promise<Outcome<Result>> {
  const { principal, requestKey, clock } = request;
  const answer = { ok: false as const, refusal: refusal.code, values: refusal.values };
  if (UNRECORDED.has(refusal.code)) return answer;
  const record = async (tx: Tx): Promise<Outcome<Result>> => {
    const logId = newId(clock.milliseconds());
    const claimed = await claim(tx, { actorId: principal.id, requestKey, operation: operation.name, inputHash, logId });
    if (!claimed) return earlierOutcome<Result>(tx, request, { operation, inputHash });
    await tx.insert(operationLog).values({
      ...logRow({ operation: operation.name, principal, requestKey, logId, at: clock.now() }),
      outcome: 'refused',
      refusal: refusal.code,
      refusalValues: refusal.values,
    });
    await refusal.leaving?.(tx);
    return answer;
  };
  try {
    return await repeated(() => database().inTransaction(contextOf(principal), record));
  } catch (error) {
    if (!(error instanceof Refusal)) return busyOr(error, operation);
    // What it would have left behind was refused itself, because something had come between.
    return recordRefusal<Input, Result>(operation, request, { inputHash, refusal: error });
  }
}

/** Others were there first each time: nothing is wrong, nothing was done, and the same request may come again. */
function busyOr(
  error: unknown,
  { name }: { name: string },
): { ok: false; refusal: RefusalCode; values: Record<string, string> } {
  if (!isTransient(error) || isConnectionLost(error)) throw error;
  log().warn({ operation: name, error }, 'operation gave way to others');
  return { ok: false, refusal: 'busy', values: {} };
}

function isTransient(error: unknown): boolean {
  if (isConnectionLost(error) || error instanceof TryAgain) return true;
  const state = sqlState(error);
  if (state === '23505')
    return error instanceof Error && 'constraint_name' in error && SAME_PERSON.has(String(error.constraint_name));
  return state !== undefined && TRANSIENT.has(state);
}
