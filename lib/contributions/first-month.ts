import type { HireType } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import { addMonths, month, monthOf, nextMonth, type Month } from '@/lib/values/month';

/** Nobody is opened for a month further off than this after the one that the opening is filed in. */
const MONTHS_AHEAD = 12;
const LAST_OF_ALL = month('9999-12');

/**
 * The first month that is owed for somebody who was hired on a day (L-7): the second of whoever is new to work, the month itself of whoever
 * worked before; null while the day is not known. Pure.
 */
export function firstMonthOwed({
  hireType,
  hiredOn,
}: {
  hireType: HireType | null;
  hiredOn: Day | null;
}): Month | null {
  if (hiredOn === null) return null;
  const hired = monthOf(hiredOn);
  return hireType === 'new' && hired < LAST_OF_ALL ? nextMonth(hired) : hired;
}

/**
 * 首次汇缴年月 where none is typed: the month that the opening is filed in, or a later one from which he is owed. An earlier one is
 * never taken without being typed, because it leads to back payments. Pure.
 */
export function firstMonthMeant(filedIn: Month, hired: Parameters<typeof firstMonthOwed>[0]): Month {
  const owed = firstMonthOwed(hired);
  return owed !== null && owed > filedIn ? owed : filedIn;
}

/** The latest 首次汇缴年月 of an opening that is filed in a month. Pure. */
export function latestFirstMonth(filedIn: Month): Month {
  return addMonths(filedIn, MONTHS_AHEAD);
}
