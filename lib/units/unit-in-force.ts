import { and, desc, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { fundParameters } from '@/db/schema/parameters';
import { remittances } from '@/db/schema/remittances';
import { units, type UNIT_STATUSES } from '@/db/schema/units';
import { refuse } from '@/lib/operations/refuse';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import type { Fen } from '@/lib/values/money';
import { formatMonthProse, nextMonth, type Month } from '@/lib/values/month';
import { basisPoints, type BasisPoints } from '@/lib/values/ratio';
import { monthAllows, type MonthAct, type MonthState } from './month-state';
import { refuseWhileWaiting } from './waiting-approval';

/** What the centre set that is in force for the unit's open month, by its 管理部 (A-1, A-2). */
export interface Parameters {
  floorBase: Fen;
  capBase: Fen;
  minimumRatio: BasisPoints;
  maximumRatio: BasisPoints;
  roundingUnit: Fen;
  monthsAhead: number;
  paymentDays: number;
  /** When units may adjust bases by themselves, as MM-DD of each year; null: always (Q-30). */
  windowFrom: string | null;
  windowTo: string | null;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
}

/** A unit as its business stands now: ratios, open month, the month's state, the parameters that hold for it. */
export interface UnitInForce {
  id: string;
  number: string;
  name: string;
  status: (typeof UNIT_STATUSES)[number];
  branch: string;
  payday: number;
  unitRatio: BasisPoints;
  ownRatio: BasisPoints;
  /** 双人复核: whether submitting and remitting want a second person. */
  secondPerson: boolean;
  firstMonth: Month;
  remittedMonth: Month | null;
  /** The last month of 缓缴, and of ratios below the lowest; null where there is none (Q-45). */
  deferredUntil: Month | null;
  lowRatioUntil: Month | null;
  /** 应汇缴年月 = 缴至年月 + 1, or the first month where nothing was paid yet (P-1). */
  openMonth: Month;
  monthState: MonthState;
  /** The remittance in progress, if the open month has one; of several months the first one's. */
  remittanceId: string | null;
  parameters: Parameters;
}

/**
 * Takes the unit's lock for the rest of the transaction. Everything that changes its roster or money starts with it, so
 * that a unit's business is one after the other; its ledger accounts need no locks of their own.
 */
export async function lockUnit(tx: Tx, unitId: string): Promise<void> {
  await tx.execute(sql`select ${unitLock(sql`${unitId}::text`)}`);
}

/** The call that takes the lock of the unit with this id, for the queries that take it in one way or another. */
export function unitLock(id: SQL): SQL {
  return sql`pg_advisory_xact_lock(hashtextextended(${id}, 1))`;
}

/** Takes several units' locks, in the order of their ids, so that two operations never wait for each other. */
export async function lockUnits(tx: Tx, unitIds: readonly string[]): Promise<Set<string>> {
  const locked = new Set(unitIds);
  await tx.execute(sql`
    select ${unitLock(sql`id`)}
    from (select distinct id from unnest(${pgArray([...locked], 'text')}) as u (id) order by id) u`);
  return locked;
}

/** Reads the unit as it stands. Refuses a unit that the context may not see. */
export async function unitInForce(tx: Tx, unitId: string): Promise<UnitInForce> {
  const [row] = await tx
    .select({ unit: units, remittanceId: remittances.id, state: remittances.state })
    .from(units)
    .leftJoin(
      remittances,
      and(
        eq(remittances.unitId, units.id),
        eq(remittances.id, remittances.batchId),
        inArray(remittances.state, ['saved', 'due']),
      ),
    )
    .where(eq(units.id, unitId));
  if (!row) return refuse('not-found');
  const { unit } = row;
  const openMonth = unit.remittedMonth ? nextMonth(unit.remittedMonth) : unit.firstMonth;
  return {
    id: unit.id,
    number: unit.number,
    name: unit.name,
    status: unit.status,
    branch: unit.branch,
    payday: unit.payday,
    unitRatio: basisPoints(unit.unitRatio),
    ownRatio: basisPoints(unit.ownRatio),
    secondPerson: unit.secondPerson,
    firstMonth: unit.firstMonth,
    remittedMonth: unit.remittedMonth,
    deferredUntil: unit.deferredUntil,
    lowRatioUntil: unit.lowRatioUntil,
    openMonth,
    monthState: row.state === 'saved' || row.state === 'due' ? row.state : 'open',
    remittanceId: row.remittanceId,
    parameters: await parametersFor(tx, unit.branch, openMonth),
  };
}

/** Locks the unit, reads it, and refuses unless its status, its month (P-7, rulebook 6) and whatever waits for a second person allow the act. */
export async function unitForAct(tx: Tx, unitId: string, act: MonthAct): Promise<UnitInForce> {
  await lockUnit(tx, unitId);
  const unit = await unitInForce(tx, unitId);
  if (!['opened', 'normal', 'deferred'].includes(unit.status)) {
    refuse('unit-not-remitting', { status: UNIT_STATUS_WORDS[unit.status] });
  }
  if (unit.secondPerson) await refuseWhileWaiting(tx, unitId, act);
  if (!monthAllows(act, unit.monthState)) {
    refuse('month-not-open', { month: formatMonthProse(unit.openMonth), state: MONTH_STATE_WORDS[unit.monthState] });
  }
  return unit;
}

/** What holds for a 管理部 in a month: its own parameters, or else those for all (A-1, A-2). */
export async function parametersFor(tx: Tx, branch: string, month: Month): Promise<Parameters> {
  const inForce = (await parametersOfMonths(tx, branch, [month])).get(month);
  if (!inForce) throw new Error(`no fund parameters are in force for ${month}`);
  return inForce;
}

/** The same for many months at once. A month before the first parameters is not in it. */
export async function parametersOfMonths(
  tx: Tx,
  branch: string,
  months: readonly Month[],
): Promise<Map<Month, Parameters>> {
  const asked = sql<Month>`asked.month`;
  const rows = await tx
    .selectDistinctOn([asked], { month: asked, found: fundParameters })
    .from(fundParameters)
    .innerJoin(sql`unnest(${pgArray(months, 'text')}) as asked (month)`, lte(fundParameters.fromMonth, asked))
    .where(or(isNull(fundParameters.branch), eq(fundParameters.branch, branch)))
    .orderBy(asked, sql`${fundParameters.branch} is null`, desc(fundParameters.fromMonth));
  return new Map(
    rows.map(({ month, found }) => [
      month,
      { ...found, minimumRatio: basisPoints(found.minimumRatio), maximumRatio: basisPoints(found.maximumRatio) },
    ]),
  );
}
