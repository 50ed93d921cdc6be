import { addDays, compareDays, dayInMonth, daysBetween, type Day } from '@/lib/values/day';
import type { Month } from '@/lib/values/month';

/** A month's contributions are due five days after its payday (Art. 19, Q-111). */
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

/** Whether a payment still waits for money after its deadline; it is expired by the centre. */
export function isOverdue(payment: { state: string; deadline: Day }, today: Day): boolean {
  return payment.state === 'due' && compareDays(payment.deadline, today) < 0;
}
