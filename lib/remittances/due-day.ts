import type { UnitInForce } from '@/lib/units/unit-in-force';
import { addDays, compareDays, dayInMonth, daysBetween, type Day } from '@/lib/values/day';
import { monthOf, monthRange, nextMonth, previousMonth, type Month } from '@/lib/values/month';

/** A month's contributions are due five days after its payday (Art. 19, Q-111). Queries say it by `due-day-sql.ts`. */
export const DAYS_AFTER_PAYDAY = 5;

export interface DueDay {
  on: Day;
  /** Days left; negative when it is past. Said, never charged (L-15). */
  daysLeft: number;
}

/** When the unit's open month is due, as of today. */
export function dueDay(unit: { payday: number; openMonth: Month }, today: Day): DueDay {
  const on = addDays(dayInMonth(unit.openMonth, unit.payday), DAYS_AFTER_PAYDAY);
  return { on, daysLeft: daysBetween(today, on) };
}

/** The last month whose contributions were due before today, for a unit that pays wages on that day of the month. */
export function lastDueMonth(payday: number, today: Day): Month {
  const paidBefore = addDays(today, -(DAYS_AFTER_PAYDAY + 1));
  const month = monthOf(paidBefore);
  return compareDays(dayInMonth(month, payday), paidBefore) <= 0 ? month : previousMonth(month);
}

/**
 * The months that should have been remitted by now and are not, from the open one on: of a unit that remits (P-7), and while its payment is
 * deferred only those after. A unit that is 封存 or 销户 owes none.
 */
export function overdueMonths(
  { openMonth, payday, status, deferredUntil }: Pick<UnitInForce, 'openMonth' | 'payday' | 'status' | 'deferredUntil'>,
  today: Day,
): Month[] {
  const remits = status === 'opened' || status === 'normal' || (status === 'deferred' && deferredUntil !== null);
  const first = deferredUntil !== null && deferredUntil >= openMonth ? nextMonth(deferredUntil) : openMonth;
  return remits ? monthRange(first, lastDueMonth(payday, today)) : [];
}

/** Whether a payment still waits for money after its deadline; it is expired by the centre. */
export function isOverdue(payment: { state: string; deadline: Day }, today: Day): boolean {
  return payment.state === 'due' && compareDays(payment.deadline, today) < 0;
}
