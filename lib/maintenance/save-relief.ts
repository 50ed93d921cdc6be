import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { changeApplications } from '@/db/schema/change-applications';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { reliefText as text } from '@/lib/text/relief';
import { unitForAct, type UnitInForce } from '@/lib/units/unit-in-force';
import { RELIEFS } from '@/lib/values/application-field';
import { newId } from '@/lib/values/ids';
import { addMonths, compareMonths, formatMonthProse, readMonth, type Month } from '@/lib/values/month';
import { formatPercent, percent, readPercent, type BasisPoints } from '@/lib/values/ratio';
import { reliefInput, type ReliefInput } from './relief.input';

/** So many months one application is for at most (rulebook 3.9). */
const MOST_MONTHS = 12;
const LOWEST = percent(1);

interface Ratios {
  unitRatio: BasisPoints;
  ownRatio: BasisPoints;
}

/**
 * 缓缴申请 and 降低比例至下限以下 of a unit in hardship (L-10, Q-45): a draft, to which the resolution and the other documents are uploaded before it is
 * submitted. Refuses a last month that is not within twelve of the open one, ratios that are not below both the present and the
 * centre's lowest, and a second one while one waits or is in force.
 */
export const saveRelief = unitOperation({
  name: 'applications.save-relief',
  input: reliefInput,
  async run({ tx, principal, clock, note }, input) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    await refuseSecond(tx, unit);
    const until = untilOf(unit, readMonth(input.until));
    const ratios = input.field === 'lowRatio' ? ratiosOf(unit, input) : null;
    const present = text.ratios(formatPercent(unit.unitRatio), formatPercent(unit.ownRatio));
    const id = newId(clock.milliseconds());
    await tx.insert(changeApplications).values({
      id,
      unitId: unit.id,
      subject: 'unit',
      field: input.field,
      state: 'draft',
      beforeShown: ratios ? present : text.paying,
      afterShown: afterShown(until, ratios),
      untilMonth: until,
      ...ratios,
      reason: input.reason,
      createdBy: principal.id,
      createdAt: clock.now(),
    });
    note({ month: unit.openMonth });
    return { id, field: input.field, until };
  },
});

/** The months at which it may end: twelve of them, from the open one on. */
export function reliefMonths({ openMonth }: Pick<UnitInForce, 'openMonth'>): { first: Month; last: Month } {
  return { first: openMonth, last: addMonths(openMonth, MOST_MONTHS - 1) };
}

/** Refuses a last month that is not within the twelve from the open month on; it may have moved since. */
export function untilOf(unit: Pick<UnitInForce, 'openMonth'>, until: Month | null): Month {
  const { first, last } = reliefMonths(unit);
  if (until === null || compareMonths(until, first) < 0 || compareMonths(until, last) > 0) {
    return refuse('relief-until', { first: formatMonthProse(first), last: formatMonthProse(last) });
  }
  return until;
}

/** Refuses while 缓缴 or lower ratios are in force: not both, and not twice (rulebook 3.9). */
export function refuseInForce({ deferredUntil, lowRatioUntil }: UnitInForce): void {
  const until = deferredUntil ?? lowRatioUntil;
  if (until !== null) refuse('relief-in-force', { until: formatMonthProse(until) });
}

async function refuseSecond(tx: Tx, unit: UnitInForce): Promise<void> {
  refuseInForce(unit);
  const waiting = await tx
    .select({ id: changeApplications.id })
    .from(changeApplications)
    .where(
      and(
        eq(changeApplications.unitId, unit.id),
        inArray(changeApplications.field, [...RELIEFS]),
        inArray(changeApplications.state, ['draft', 'in-review']),
      ),
    );
  if (waiting.length > 0) refuse('application-waits');
}

function ratiosOf(unit: UnitInForce, input: ReliefInput): Ratios {
  const [units, own] = [readPercent(input.unitRatio), readPercent(input.ownRatio)];
  if (!units.ok || !own.ok) throw new Error('ratios that the schema has let pass can be read');
  const ratios = { unitRatio: units.ratio, ownRatio: own.ratio };
  refuseNotLower(unit, ratios);
  return ratios;
}

/** Refuses ratios of which neither is below the lowest, and one above what the unit pays by now. */
export function refuseNotLower(unit: UnitInForce, { unitRatio, ownRatio }: Ratios): void {
  const { minimumRatio } = unit.parameters;
  const low = unitRatio < minimumRatio || ownRatio < minimumRatio;
  const within = (ratio: BasisPoints, present: BasisPoints) => ratio >= LOWEST && ratio <= present;
  if (!low || !within(unitRatio, unit.unitRatio) || !within(ownRatio, unit.ownRatio)) {
    refuse('relief-ratio', {
      lowest: formatPercent(minimumRatio),
      unit: formatPercent(unit.unitRatio),
      own: formatPercent(unit.ownRatio),
    });
  }
}

function afterShown(until: Month, ratios: Ratios | null): string {
  const month = formatMonthProse(until);
  if (ratios === null) return text.deferredUntil(month);
  return text.lowUntil(formatPercent(ratios.unitRatio), formatPercent(ratios.ownRatio), month);
}
