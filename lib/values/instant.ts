import type { Day } from '@/lib/values/day';

// China has kept UTC+8 without summer time since 1991.
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000;

/** A moment as the hall shows it, in Asia/Shanghai: "2019-08-20 09:05". */
export function formatInstant(instant: Date): string {
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET_MILLISECONDS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** The first moment of a day in Asia/Shanghai. */
export function startOfDay(value: Day): Date {
  return new Date(`${value}T00:00:00+08:00`);
}
