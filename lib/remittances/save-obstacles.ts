import type { RefusalCode } from '@/lib/text/refusals';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { addMonths, compareMonths, formatMonthProse, monthOf, monthRange, type Month } from '@/lib/values/month';

export interface SaveObstacle {
  code: RefusalCode;
  values: Record<string, string>;
}

interface Waiting {
  drafts: number;
  inReview: number;
  today: Day;
  /** The last month, where several are saved. */
  last?: Month | undefined;
}

/** So many months may be saved, and paid, together. */
export const MOST_MONTHS = 12;

/** Whether a month may not be paid yet, the unit's open one unless said: at most `monthsAhead` ahead of the calendar (P-4). */
export function isTooFarAhead(
  { openMonth, parameters }: Pick<UnitInForce, 'openMonth' | 'parameters'>,
  today: Day,
  last: Month = openMonth,
): boolean {
  return compareMonths(last, addMonths(monthOf(today), parameters.monthsAhead)) > 0;
}

/** The months at which what is saved now may end: from the open one on, as far as the calendar and the number allow (Q-51, P-4). */
export function lastMonths(unit: Pick<UnitInForce, 'openMonth' | 'parameters'>, today: Day): Month[] {
  const months = monthRange(unit.openMonth, addMonths(unit.openMonth, MOST_MONTHS - 1));
  return months.filter((month) => !isTooFarAhead(unit, today, month));
}

/**
 * All that keeps an open month from being saved (P-4, Q-48, Q-49), as the codes that saving refuses with, in its order. The
 * page shows all of them, the operation the first. Pure.
 */
export function saveObstacles(unit: UnitInForce, { drafts, inReview, today, last }: Waiting): SaveObstacle[] {
  const obstacles: SaveObstacle[] = [];
  const until = last ?? unit.openMonth;
  if (isTooFarAhead(unit, today, until)) {
    obstacles.push({ code: 'month-too-far-ahead', values: { month: formatMonthProse(until) } });
  }
  if (drafts > 0) obstacles.push({ code: 'drafts-left', values: { count: String(drafts) } });
  if (inReview > 0) obstacles.push({ code: 'reviews-left', values: { count: String(inReview) } });
  return obstacles;
}
