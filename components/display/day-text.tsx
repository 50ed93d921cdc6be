import { formatDayProse, type Day } from '@/lib/values/day';

/** A day: 2019-08-20 in tables, 2019年8月20日 in sentences. */
export function DayText({ day, prose = false }: { day: Day; prose?: boolean }) {
  return (
    <time dateTime={day} className="figures">
      {prose ? formatDayProse(day) : day}
    </time>
  );
}
