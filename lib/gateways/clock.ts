import { env } from '@/lib/env';
import { day, type Day } from '@/lib/values/day';

export interface Clock {
  /** Milliseconds since 1970. */
  milliseconds(): number;
  /** The instant, for timestamptz columns. Real in the demo too: sessions and time limits run by it. */
  now(): Date;
  /** The business day in Asia/Shanghai; in the demo it stands still (DEMO_DATE). */
  today(): Day;
}

// China has kept UTC+8 without summer time since 1991.
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000;

/** The process's clock. Business rules take the day as an argument; this is where doors and commands get it from. */
export const clock: Clock = {
  milliseconds: () => Date.now(),
  now: () => new Date(),
  today: () => env().DEMO_DATE ?? shanghaiDay(new Date()),
};

/** The day in Asia/Shanghai on which an instant falls. */
export function shanghaiDay(instant: Date): Day {
  return day(new Date(instant.getTime() + SHANGHAI_OFFSET_MILLISECONDS).toISOString().slice(0, 10));
}
