import { addDays, compareDays, dayInMonth, type Day } from '@/lib/values/day';
import { monthOf, previousMonth, type Month } from '@/lib/values/month';
import { DAYS_AFTER_PAYDAY } from './due-day';

/** The last month whose contributions were due before today, for a unit that pays wages on that day of the month (Art. 19). */
export function lastDueMonth(payday: number, today: Day): Month {
  const paidBefore = addDays(today, -(DAYS_AFTER_PAYDAY + 1));
  const month = monthOf(paidBefore);
  return compareDays(dayInMonth(month, payday), paidBefore) <= 0 ? month : previousMonth(month);
}
