import type { UnitInForce } from '@/lib/units/unit-in-force';
import { monthForDrafts } from '@/lib/units/month-state';
import type { Month } from '@/lib/values/month';

/**
 * The month that a change which is saved now will be for: the open one, or, once its roster is saved and nothing can be submitted to it
 * any more, the next (`later`).
 */
export function draftMonth({ openMonth, monthState }: Pick<UnitInForce, 'openMonth' | 'monthState'>): {
  month: Month;
  later: boolean;
} {
  const month = monthForDrafts({ openMonth, monthState });
  return { month, later: month !== openMonth };
}
