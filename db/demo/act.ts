import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog, operationRequests } from '@/db/schema/operations';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { fingerprintOf } from '@/lib/operations/fingerprint';
import type { Json, Operation } from '@/lib/operations/operation';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';

/** Who writes what no operation writes. */
export const DEMO_ACTOR = '00000000-0000-4000-8000-000000000540';

interface Noted {
  month?: Month;
  people?: number;
  unitId?: string;
}

interface Acting<Input> {
  principal: OperatorPrincipal | StaffPrincipal;
  input: Input;
  clock: Clock;
}

/**
 * Does an operation as somebody of the demo, on a day of its own, inside the transaction that loads the demo. What it
 * writes and what it logs is what the hall itself would have; only sessions and permissions are not asked for.
 */
export async function act<Input, Result extends Json>(
  tx: Tx,
  operation: Operation<Input, Result>,
  { principal, input, clock }: Acting<NoInfer<Input>>,
): Promise<Result> {
  // The database's functions about other units' people answer to this.
  await tx.execute(
    sql`select set_config('app.unit_id', ${principal.kind === 'operator' ? principal.unitId : ''}, true)`,
  );
  const logId = newId(clock.milliseconds());
  const noted: Noted = {};
  const running = {
    tx,
    clock,
    logId,
    requestKey: newId(clock.milliseconds()),
    report: () => undefined,
    note: (about: Noted) => void Object.assign(noted, about),
    afterCommit: () => undefined,
  };
  const parsed = operation.input.parse(input);
  const result = await run(operation, { running, principal, input: parsed });
  const { kind, id, name } = principal;
  const unitId = kind === 'operator' ? principal.unitId : null;
  await writeLog(tx, {
    log: {
      id: logId,
      at: clock.now(),
      operation: operation.name,
      actorKind: kind,
      actorId: id,
      actorName: name,
      unitId,
      result,
      ...noted,
    },
    input: operation.fingerprint ? operation.fingerprint(parsed) : parsed,
  });
  return result;
}

interface Logged {
  log: Omit<typeof operationLog.$inferInsert, 'requestKey' | 'outcome'>;
  input: unknown;
}

/** The two rows that every answered operation leaves. */
export async function writeLog(tx: Tx, { log, input }: Logged): Promise<void> {
  const { id: logId, actorId, operation } = log;
  const requestKey = newId(log.at.getTime());
  await tx.insert(operationRequests).values({ actorId, requestKey, operation, inputHash: fingerprintOf(input), logId });
  await tx.insert(operationLog).values({ ...log, requestKey, outcome: 'done' });
}

function run<Input, Result extends Json>(
  { by }: Operation<Input, Result>,
  {
    running,
    principal,
    input,
  }: {
    running: Omit<Parameters<typeof by.run>[0], 'principal'>;
    principal: OperatorPrincipal | StaffPrincipal;
    input: Input;
  },
): Promise<Result> {
  if (by.kind === 'operator' && principal.kind === 'operator') return by.run({ ...running, principal }, input);
  if (by.kind === 'staff' && principal.kind === 'staff') return by.run({ ...running, principal }, input);
  throw new Error(`${principal.kind} does not do this`);
}
