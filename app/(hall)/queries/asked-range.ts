import { rangeText } from '@/lib/text/unit-queries';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import type { RangeReading } from '@/lib/values/query-range';

interface Typed {
  from: string;
  to: string;
}

interface RangeEnd {
  value: string;
  error?: string;
}

/** What stands in the two fields of a range of months: what was read, or what was typed with its fault. */
export function monthFields(typed: Typed, range: RangeReading<Month>): { from: RangeEnd; to: RangeEnd } {
  if (range.ok) return { from: { value: formatMonthCompact(range.from) }, to: { value: formatMonthCompact(range.to) } };
  return faultyFields(typed, range);
}

/** The same for days. */
export function dayFields(typed: Typed, range: RangeReading<string>): { from: RangeEnd; to: RangeEnd } {
  if (range.ok) return { from: { value: range.from }, to: { value: range.to } };
  return faultyFields(typed, range);
}

function faultyFields(typed: Typed, { problem, field }: Extract<RangeReading<unknown>, { ok: false }>) {
  const error = rangeText.problems[problem];
  return {
    from: { value: typed.from, ...(field === 'from' ? { error } : {}) },
    to: { value: typed.to, ...(field === 'to' ? { error } : {}) },
  };
}
