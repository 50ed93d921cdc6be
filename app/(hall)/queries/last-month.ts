import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { monthOf, type Month } from '@/lib/values/month';

/** The month that a list ends with unless another is asked for: this one, or the unit's open one where that is later. */
export function lastMonthOf({ openMonth }: Pick<UnitInForce, 'openMonth'>, today: Day): Month {
  const present = monthOf(today);
  return openMonth > present ? openMonth : present;
}
