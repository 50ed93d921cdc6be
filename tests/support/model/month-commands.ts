import type { AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import type { TypedLine } from '@/lib/filings/filing-kind';
import type { FilingKind } from '@/lib/filings/filing';
import { listOf } from '@/lib/filings/lists';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import type { Json, Operation } from '@/lib/operations/operation';
import type { Outcome } from '@/lib/operations/perform';
import { day, type Day } from '@/lib/values/day';
import { monthOf, previousMonth, type Month } from '@/lib/values/month';
import { actOn, sheetOf } from '../remittance';
import { payers, statusOf, type ModelUnit } from './month-model';

/** Two units that share their people. */
export interface Model {
  units: [ModelUnit, ModelUnit];
}

/** The same two units in the database. */
export interface Real {
  owner: Connection;
  clerks: [OperatorPrincipal, OperatorPrincipal];
  numbers: [string, string];
  funds: StaffPrincipal;
  reviewers: [StaffPrincipal, StaffPrincipal];
  /** The business day; it goes on as the units close their months. */
  today: Day;
  /** Where this run's people begin among all people of the tests. */
  firstPerson: number;
  /** What is in progress, by unit. */
  remittances: [string | null, string | null];
  payments: [RegisteredPayment | null, RegisteredPayment | null];
}

export interface RegisteredPayment extends Record<string, unknown> {
  id: string;
  code: string;
  amount: bigint;
  deadline: Day;
}

export type UnitIndex = 0 | 1;

export interface Standing {
  model: ModelUnit;
  other: ModelUnit;
  clerk: OperatorPrincipal;
  real: Real;
  unit: UnitIndex;
}

/** A command on one unit: when it makes sense, and what it does to both and compares. */
export function command(
  words: string,
  unit: UnitIndex,
  { when, run }: { when: (unit: ModelUnit) => boolean; run: (standing: Standing) => Promise<void> },
): AsyncCommand<Model, Real> {
  return {
    check: (model) => when(model.units[unit]),
    async run(model, real) {
      const own = model.units[unit];
      const other = model.units[unit === 0 ? 1 : 0];
      await run({ model: own, other, clerk: real.clerks[unit], real, unit });
      await compareSheet(own, real.clerks[unit]);
    },
    toString: () => `unit ${String(unit)}: ${words}`,
  };
}

/** Does an operation on the run's day. */
export function act<Input, Result extends Json>(
  { today }: Real,
  principal: OperatorPrincipal | StaffPrincipal,
  { operation, input }: { operation: Operation<Input, Result>; input: NoInfer<Input> },
): Promise<Outcome<Result>> {
  return actOn(today, principal, { operation, input });
}

/** The same, for steps that must succeed. */
export async function done<Input, Result extends Json>(
  real: Real,
  principal: OperatorPrincipal | StaffPrincipal,
  { operation, input }: { operation: Operation<Input, Result>; input: NoInfer<Input> },
): Promise<Result> {
  const outcome = await act(real, principal, { operation, input });
  if (!outcome.ok)
    throw new Error(`${operation.name} was refused: ${outcome.refusal} ${JSON.stringify(outcome.values)}`);
  return outcome.result;
}

/** Lets the days go on until a month may be paid: the month before it has come, or July itself (P-4). */
export function waitUntilPayable(real: Real, last: Month): void {
  const needed = last.endsWith('-07') ? last : previousMonth(last);
  if (monthOf(real.today) < needed) real.today = day(`${needed}-20`);
}

/** While the month is open its sheet must be the model's. */
async function compareSheet(unit: ModelUnit, clerk: OperatorPrincipal): Promise<void> {
  if (unit.state !== 'open') return;
  const people = payers(unit);
  const amount = [...people.values()].reduce((total, each) => total + each, 0n);
  const back = unit.backPayments.filter(({ paid }) => !paid);
  const sheet = await sheetOf(clerk);
  expect(sheet.current).toEqual({ heads: people.size, amount });
  expect(sheet.backPay.amount).toBe(back.reduce((total, line) => total + line.amount, 0n));
}

/** Saves one line; `refused` says whether it must be. Gives its id, or null when it was refused as it must be. */
export async function saveLine(
  { clerk, real }: Standing,
  { kind, line, refused }: { kind: FilingKind; line: TypedLine; refused: boolean },
): Promise<string | null> {
  const outcome = await act(real, clerk, { operation: saveFilings(kind), input: { lines: [line] } });
  if (refused) {
    expect(outcome).toMatchObject({ ok: false, refusal: 'line-faulty' });
    return null;
  }
  expect(outcome).toMatchObject({ ok: true });
  return outcome.ok ? (outcome.result.ids[0] ?? null) : null;
}

/** Submits one line; it takes effect at once. */
export async function submitLine(
  { clerk, real }: Standing,
  { kind, id }: { kind: FilingKind; id: string },
): Promise<void> {
  const outcome = await done(real, clerk, { operation: submitFilings, input: { list: listOf(kind), select: [id] } });
  expect(outcome).toMatchObject({ effective: 1, review: 0, left: 0 });
}

/** Submits one line that must go to the centre, and takes it back to nothing. */
export async function submitToReview(
  { clerk, real }: Standing,
  { kind, id }: { kind: FilingKind; id: string },
): Promise<void> {
  const input = { list: listOf(kind), select: [id] };
  const outcome = await done(real, clerk, { operation: submitFilings, input });
  expect(outcome).toMatchObject({ effective: 0, review: 1 });
  await done(real, clerk, { operation: withdrawFilings, input: { ids: [id] } });
  await done(real, clerk, { operation: discardFilings, input });
}

/** Tries to submit one line that lacks evidence, and deletes it. */
export async function dropLine(
  { clerk, real }: Standing,
  { kind, id }: { kind: FilingKind; id: string },
): Promise<void> {
  const input = { list: listOf(kind), select: [id] };
  const outcome = await act(real, clerk, { operation: submitFilings, input });
  expect(outcome).toMatchObject({ ok: false, refusal: 'nothing-to-submit' });
  await done(real, clerk, { operation: discardFilings, input });
}

/** Takes the last filing of the open month back, or is refused as the model says. */
export async function revokeLast({ model, clerk, real }: Standing): Promise<void> {
  const last = model.stack.at(-1);
  if (!last) throw new Error('nothing was filed');
  const refusal = last.refused();
  const outcome = await act(real, clerk, { operation: revokeFilings, input: { ids: [last.id], reason: '' } });
  if (refusal !== null) {
    expect(outcome).toMatchObject({ ok: false, refusal });
    return;
  }
  expect(outcome).toMatchObject({ ok: true });
  last.undo();
  model.stack.pop();
}

/** Whether the person is 正常 at the other unit. */
export function isNormalElsewhere({ other }: Standing, person: number): boolean {
  return statusOf(other, person) === 'normal';
}
