import type { RefusalCode } from '@/lib/text/refusals';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { addMonths, compareMonths, formatMonthProse, monthOf } from '@/lib/values/month';

export interface SaveObstacle {
  code: RefusalCode;
  values: Record<string, string>;
}

interface Waiting {
  drafts: number;
  inReview: number;
  today: Day;
}

/** Whether the unit's open month may not be paid yet: at most `monthsAhead` ahead of the calendar (P-4). */
export function isTooFarAhead({ openMonth, parameters }: UnitInForce, today: Day): boolean {
  return compareMonths(openMonth, addMonths(monthOf(today), parameters.monthsAhead)) > 0;
}

/**
 * All that keeps an open month from being saved (P-4, Q-48, Q-49), as the codes that saving refuses with, in its order. The
 * page shows all of them, the operation the first. Pure.
 */
export function saveObstacles(unit: UnitInForce, { drafts, inReview, today }: Waiting): SaveObstacle[] {
  const obstacles: SaveObstacle[] = [];
  if (isTooFarAhead(unit, today)) {
    obstacles.push({ code: 'month-too-far-ahead', values: { month: formatMonthProse(unit.openMonth) } });
  }
  if (drafts > 0) obstacles.push({ code: 'drafts-left', values: { count: String(drafts) } });
  if (inReview > 0) obstacles.push({ code: 'reviews-left', values: { count: String(inReview) } });
  return obstacles;
}
