import type { Day } from '@/lib/values/day';

/** Whether units may adjust bases by themselves on this day: within the centre's days of the year, MM-DD, or always. */
export function isInWindow(
  today: Day,
  { windowFrom, windowTo }: { windowFrom: string | null; windowTo: string | null },
): boolean {
  if (windowFrom === null || windowTo === null) return true;
  const day = today.slice(5);
  // A window may reach over the new year.
  return windowFrom <= windowTo ? windowFrom <= day && day <= windowTo : day >= windowFrom || day <= windowTo;
}
