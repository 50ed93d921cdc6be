import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { approvals } from '@/db/schema/approvals';
import { operators, units } from '@/db/schema/units';
import { isPermitted } from '@/lib/auth/permissions';
import { fingerprintOf } from '@/lib/operations/fingerprint';
import { runOnBehalf } from '@/lib/operations/on-behalf';
import type { Json, Operation, RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal, sealPersonal } from '@/lib/people/protect';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { newId } from '@/lib/values/ids';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { lockUnit } from './unit-in-force';
import { refuseWhileWaiting } from './waiting-approval';

/** What an operation would be done with and on, as it stands before. */
interface Foreseen<Input> {
  /** The input with everything named that it says by a condition, as "all": that is what the second person looks over. */
  input: Input;
  amount: Fen | null;
  /** Whatever must still be so when it is approved. */
  standsOn: Json;
}

interface Pair<Input, Result> {
  /** Null where one person is enough. */
  foresee: (running: Pick<RunningForUnit, 'tx' | 'principal'>, input: Input) => Promise<Foreseen<Input> | null>;
  /** What of the result must come out again when it is approved. */
  promised: (result: Result) => Json;
  /** The page that shows what came of it. */
  shownAt: (result: Result, input: Input) => string;
  /** Whether the input says who somebody is: it waits encrypted then. */
  personal?: boolean;
}

interface Done {
  path: string;
  people: number | null;
  month: Month | null;
}

/** An operation that a unit may want a second person for. */
export interface PairedOperation<Input, Result extends Json> extends Operation<Input, Result> {
  /** Does what was asked for before, for who asked, within the approval of `running`'s operator. Refuses when something has changed. */
  redo: (running: RunningForUnit, asked: Asked) => Promise<Done>;
  /** What was asked for, as it was kept while it waits. */
  opened: (kept: unknown) => unknown;
}

export interface Asked {
  maker: OperatorPrincipal;
  input: unknown;
  requestKey: string;
  fingerprint: Buffer;
}

/**
 * 双人复核: in a unit that wants it, the operation is tried as it is asked for, so that everything it would be refused for is said at
 * once; all of it is rolled back, and what was asked for waits for a second person of the unit. He approves of it, and it is done as who
 * asked for it (lib/approvals). The rest is as without.
 */
export function needsSecondPerson<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  pair: Pair<Input, Result>,
): PairedOperation<Input, Result> {
  if (operation.by.kind !== 'operator') throw new Error('only what operators do for their unit can want a second one');
  const alone = operation.by.run;

  async function tried(running: RunningForUnit, { input, amount, standsOn }: Foreseen<Input>) {
    const noted: Noted = {};
    const note = (about: Noted) => {
      Object.assign(noted, about);
      running.note(about);
    };
    const result = await alone({ ...running, note }, input);
    const people = noted.people ?? null;
    const fingerprint = fingerprintOf([standsOn, amount, people, pair.promised(result)]);
    return { result, people, month: noted.month ?? null, fingerprint };
  }

  async function run(running: RunningForUnit, input: Input): Promise<Result> {
    const { tx, principal, clock } = running;
    const seen = (await wantsSecondPerson(tx, principal.unitId)) && (await pair.foresee(running, input));
    if (!seen) return alone(running, input);
    const { people, month, fingerprint } = await tried(running, seen);
    const id = newId(clock.milliseconds());
    return refuse('second-person-needed', { id }, async (later) => {
      await lockUnit(later, principal.unitId);
      await refuseWhileWaiting(later, principal.unitId, 'change-draft');
      const now = await pair.foresee({ tx: later, principal }, input);
      if (!now || !sameAs(now, seen)) refuse('changed-meanwhile');
      await later.insert(approvals).values({
        id,
        unitId: principal.unitId,
        operation: operation.name,
        input: pair.personal ? sealPersonal(JSON.stringify(now.input)).toString('base64') : now.input,
        requestKey: running.requestKey,
        state: 'waiting',
        madeBy: principal.id,
        madeAt: clock.now(),
        month,
        people,
        amount: now.amount,
        fingerprint,
      });
    });
  }

  function opened(kept: unknown): unknown {
    return pair.personal ? JSON.parse(openPersonal(Buffer.from(String(kept), 'base64'))) : kept;
  }

  async function redo(running: RunningForUnit, { maker, input, requestKey, fingerprint }: Asked): Promise<Done> {
    // What is looked at here is what is done: nobody changes it in between.
    await lockUnit(running.tx, maker.unitId);
    const seen = await pair.foresee({ tx: running.tx, principal: maker }, opened(input) as Input);
    if (!seen) return refuse('approval-changed');
    return runOnBehalf(running, { name: operation.name, maker, requestKey }, async (asMaker) => {
      const now = await tried(asMaker, seen);
      if (!now.fingerprint.equals(fingerprint)) refuse('approval-changed');
      const { result, people, month } = now;
      return { result, done: { path: pair.shownAt(result, seen.input), people, month } };
    });
  }

  return { ...operation, by: { kind: 'operator', run }, redo, opened };
}

interface Noted {
  month?: Month;
  people?: number;
  unitId?: string;
}

function sameAs<Input>(one: Foreseen<Input>, other: Foreseen<Input>): boolean {
  return fingerprintOf(one).equals(fingerprintOf(other));
}

/** Whether a unit wants a second person for submitting and remitting. */
export async function wantsSecondPerson(tx: Tx, unitId: string): Promise<boolean> {
  const [unit] = await tx.select({ wanted: units.secondPerson }).from(units).where(eq(units.id, unitId));
  return unit?.wanted ?? false;
}

/** Refuses when nobody is left who asks, or nobody else who approves. */
export async function refuseWithoutPair(tx: Tx, unitId: string): Promise<void> {
  const active = await tx
    .select({ id: operators.id, name: operators.name, roles: operators.roles })
    .from(operators)
    .where(and(eq(operators.unitId, unitId), eq(operators.status, 'active')));
  const may = (operation: 'filings.submit' | 'approval.approve') =>
    active.filter((one) => isPermitted(operation, { kind: 'operator', unitId, session: null, ...one }));
  const approvers = may('approval.approve');
  if (!may('filings.submit').some((maker) => approvers.some(({ id }) => id !== maker.id)))
    refuse('second-person-missing');
}
