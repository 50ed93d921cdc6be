import { formatMonthCompact, formatMonthProse, type Month } from '@/lib/values/month';

/** A month: 201908 in tables, 2019年8月 in sentences. */
export function MonthText({ month, prose = false }: { month: Month; prose?: boolean }) {
  return (
    <time dateTime={month} className="figures">
      {prose ? formatMonthProse(month) : formatMonthCompact(month)}
    </time>
  );
}
