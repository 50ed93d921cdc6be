import type { Clock } from '@/lib/gateways/clock';
import type { Day } from '@/lib/values/day';

const MINUTE_MILLISECONDS = 60_000;

/** Gives the clocks of the demo's past: each stands still, a few minutes after the one before it on the same day. */
export function demoClocks(): (today: Day) => Clock {
  const given = new Map<Day, number>();
  return (today) => {
    const earlier = given.get(today) ?? 0;
    given.set(today, earlier + 1);
    const milliseconds = Date.parse(`${today}T09:30:00+08:00`) + 7 * earlier * MINUTE_MILLISECONDS;
    return { milliseconds: () => milliseconds, now: () => new Date(milliseconds), today: () => today };
  };
}
