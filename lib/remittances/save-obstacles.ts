import type { RefusalCode } from '@/lib/text/refusals';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import {
  addMonths,
  compareMonths,
  formatMonthProse,
  fundYearOf,
  monthOf,
  monthRange,
  type Month,
} from '@/lib/values/month';

export interface SaveObstacle {
  code: RefusalCode;
  values: Record<string, string>;
}

interface Waiting {
  drafts: number;
  inReview: number;
  today: Day;
  /** The next month in which somebody begins: from then on another roster is paid. */
  startsAt: Month | null;
  /** The last month, where several are saved. */
  last?: Month | undefined;
}

/** So many months may be saved, and paid, together. */
export const MOST_MONTHS = 12;

/**
 * The last month that may be paid today: at most `monthsAhead` ahead of the calendar, and ahead only in its own fund year, because bases
 * and limits of the next one are not settled before July (P-4, P-5). Pure.
 */
export function lastPayableMonth({ parameters }: Pick<UnitInForce, 'parameters'>, today: Day): Month {
  const ahead = addMonths(monthOf(today), parameters.monthsAhead);
  const { to } = fundYearOf(monthOf(today));
  return compareMonths(ahead, to) > 0 ? to : ahead;
}

/** Whether a month may not be paid yet, the unit's open one unless said (P-4). */
export function isTooFarAhead(
  unit: Pick<UnitInForce, 'openMonth' | 'parameters'>,
  today: Day,
  last: Month = unit.openMonth,
): boolean {
  return compareMonths(last, lastPayableMonth(unit, today)) > 0;
}

/** The last month of what was granted to a unit in hardship; the next one is paid otherwise, so that they are not saved together. */
function reliefEnd({
  deferredUntil,
  lowRatioUntil,
}: Pick<UnitInForce, 'deferredUntil' | 'lowRatioUntil'>): Month | null {
  return deferredUntil ?? lowRatioUntil;
}

/** The months at which what is saved now may end: from the open one on, as far as the calendar and the number allow (Q-51, P-4). */
export function lastMonths(
  unit: Pick<UnitInForce, 'openMonth' | 'parameters' | 'deferredUntil' | 'lowRatioUntil'>,
  { today, startsAt }: Pick<Waiting, 'today' | 'startsAt'>,
): Month[] {
  const months = monthRange(unit.openMonth, addMonths(unit.openMonth, MOST_MONTHS - 1));
  const until = reliefEnd(unit);
  return months.filter(
    (month) =>
      !isTooFarAhead(unit, today, month) &&
      (until === null || month <= until) &&
      (startsAt === null || month < startsAt),
  );
}

/**
 * All that keeps an open month from being saved (P-4, Q-48, Q-49), as the codes that saving refuses with, in its order. The
 * page shows all of them, the operation the first. Pure.
 */
export function saveObstacles(unit: UnitInForce, { drafts, inReview, today, startsAt, last }: Waiting): SaveObstacle[] {
  const obstacles: SaveObstacle[] = [];
  const until = last ?? unit.openMonth;
  if (isTooFarAhead(unit, today, until)) {
    const payable = formatMonthProse(lastPayableMonth(unit, today));
    obstacles.push({ code: 'month-too-far-ahead', values: { month: formatMonthProse(until), payable } });
  }
  const end = reliefEnd(unit);
  if (end !== null && compareMonths(until, end) > 0) {
    obstacles.push({ code: 'months-over-relief', values: { until: formatMonthProse(end) } });
  }
  if (startsAt !== null && compareMonths(until, startsAt) >= 0) {
    obstacles.push({ code: 'months-over-start', values: { month: formatMonthProse(startsAt) } });
  }
  if (drafts > 0) obstacles.push({ code: 'drafts-left', values: { count: String(drafts) } });
  if (inReview > 0) obstacles.push({ code: 'reviews-left', values: { count: String(inReview) } });
  return obstacles;
}
