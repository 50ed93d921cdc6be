import type { Clock } from '@/lib/gateways/clock';
import { day } from '@/lib/values/day';

export interface MovingClock extends Clock {
  wait: (milliseconds: number) => void;
}

/** A clock that goes on only when told to; the business day stands still. */
export function clockAt(milliseconds: number): MovingClock {
  let now = milliseconds;
  return {
    milliseconds: () => now,
    now: () => new Date(now),
    today: () => day('2019-08-20'),
    wait: (more) => void (now += more),
  };
}
