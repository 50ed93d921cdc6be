import type { QueryField } from '@/components/table/query-bar';
import { logText } from '@/lib/text/logs';
import { readDay, type Day } from '@/lib/values/day';
import { one, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact, type Month } from '@/lib/values/month';

/** The days that a list of the log is asked for, as its address says them; what is no day asks for nothing. */
export function readSpan(params: SearchParams): { from: Day | null; to: Day | null } {
  return { from: readDay(one(params, 'from')), to: readDay(one(params, 'to')) };
}

/** The two fields that ask for them. */
export function spanFields({ from, to }: { from: Day | null; to: Day | null }): QueryField[] {
  return [
    { kind: 'day', name: 'from', label: logText.from, value: from ?? '' },
    { kind: 'day', name: 'to', label: logText.to, value: to ?? '' },
  ];
}

/** A month as its field shows it; '' for none. */
export function monthTyped(month: Month | null): string {
  return month === null ? '' : formatMonthCompact(month);
}
