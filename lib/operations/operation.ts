import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { OperationName } from '@/lib/auth/permissions';
import type { OperatorPrincipal, Principal, StaffPrincipal, SystemPrincipal } from '@/lib/auth/principal';
import type { StepUpGroup } from '@/lib/auth/step-up';
import type { Clock } from '@/lib/gateways/clock';
import type { Month } from '@/lib/values/month';
import type { ProgressReport } from './progress';

/** What is kept in the log and answered to the browser: JSON, money as text. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface Running {
  tx: Tx;
  clock: Clock;
  /** The id of the log row that this run will leave; journals name it. */
  logId: string;
  /** The key under which it was asked for. */
  requestKey: string;
  /** Tells a waiting browser how far it is. */
  report: (progress: ProgressReport) => void;
  /** What the log says of the run beside its result. */
  note: (about: { month?: Month; people?: number; unitId?: string }) => void;
  /** Calls this once everything is committed, and not when it was rolled back or answered before: work that goes on by itself. */
  afterCommit: (go: () => void) => void;
}

export interface RunningForUnit extends Running {
  principal: OperatorPrincipal;
}
export interface RunningInOffice extends Running {
  principal: StaffPrincipal | SystemPrincipal;
}
export interface RunningForSelf extends Running {
  principal: Principal;
}
type Self = Pick<RunningForSelf, 'principal' | 'clock'>;

/**
 * One business operation. `run` gets a transaction and nothing else to write with; whatever it throws rolls all of it
 * back. `fingerprint` replaces the input where hashing it whole would be waste (an import names its file).
 */
export interface Operation<Input, Result extends Json> {
  name: OperationName;
  input: z.ZodType<Input>;
  fingerprint?: (input: Input) => Json;
  /** What stands for those parts of a result that only who asked may see, and once: in the log, and in the answer to the same request again. */
  kept?: Partial<Result>;
  /** Longest a single statement may take; 60 seconds unless said. */
  statementSeconds?: number;
  /** Its plans are kept, made by keys: for one that is done all day. What keys are not enough for begins with `PLANNED_ANEW`. */
  keepsPlans?: boolean;
  /** What who does it must have proven himself again for, see lib/auth/step-up.ts. */
  stepUp?: StepUpGroup;
  by:
    | {
        kind: 'anybody';
        prepare?: (self: Self, input: Input) => Promise<unknown>;
        run: (running: RunningForSelf, input: Input, prepared: unknown) => Promise<Result>;
      }
    | { kind: 'operator'; run: (running: RunningForUnit, input: Input) => Promise<Result> }
    | { kind: 'staff'; run: (running: RunningInOffice, input: Input) => Promise<Result> };
}

interface Definition<Input, Result extends Json, Context> {
  name: OperationName;
  input: z.ZodType<Input>;
  fingerprint?: (input: Input) => Json;
  kept?: Partial<NoInfer<Result>>;
  statementSeconds?: number;
  keepsPlans?: boolean;
  stepUp?: StepUpGroup;
  run: (running: Context, input: Input) => Promise<Result>;
}

/** Defines an operation that an operator does for his unit. */
export function unitOperation<Input, Result extends Json>({
  run,
  ...rest
}: Definition<Input, Result, RunningForUnit>): Operation<Input, Result> {
  return { ...rest, by: { kind: 'operator', run } };
}

/** Defines an operation that staff do in the back office, or a system for it. */
export function officeOperation<Input, Result extends Json>({
  run,
  ...rest
}: Definition<Input, Result, RunningInOffice>): Operation<Input, Result> {
  return { ...rest, by: { kind: 'staff', run } };
}

interface OwnDefinition<Input, Result extends Json, Prepared> extends Omit<
  Definition<Input, Result, RunningForSelf>,
  'run'
> {
  /** What takes its time and needs no transaction, as hashing a password: done before the transaction begins. */
  prepare?: (self: Self, input: Input) => Promise<Prepared>;
  run: (running: RunningForSelf, input: Input, prepared: Prepared) => Promise<Result>;
}

/** Defines an operation on what is one's own, as a password or a session: anybody signed in does it for himself. */
export function ownOperation<Input, Result extends Json, Prepared = undefined>({
  prepare,
  run,
  ...rest
}: OwnDefinition<Input, Result, Prepared>): Operation<Input, Result> {
  return {
    ...rest,
    by: { kind: 'anybody', prepare, run: (self, input, ready) => run(self, input, ready as Prepared) },
  };
}
