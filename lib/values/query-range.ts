import { dayInMonth, readDay, type Day } from '@/lib/values/day';
import { addMonths, monthOf, monthsBetween, readMonth, type Month } from '@/lib/values/month';

/** Longest range of a list on a page, in months; and of a file made of it. */
export const MONTHS_ON_A_PAGE = 12;
export const MONTHS_IN_A_FILE = 36;

export type RangeProblem = 'unreadable' | 'backwards' | 'too-long';

export type RangeReading<Value> =
  { ok: true; from: Value; to: Value } | { ok: false; problem: RangeProblem; field: 'from' | 'to' };

interface Typed {
  from: string;
  to: string;
}

/**
 * Reads a range of months as typed, 开始年月 and 结束年月. Where an end is not typed it is the last month, or as many months before it as may be
 * asked for. Refuses a range that runs backwards or is longer: from 201811 to 201911 is twelve months.
 */
export function readMonthRange(typed: Typed, { last, most }: { last: Month; most: number }): RangeReading<Month> {
  const to = typed.to === '' ? last : readMonth(typed.to);
  if (to === null) return { ok: false, problem: 'unreadable', field: 'to' };
  const from = typed.from === '' ? addMonths(to, -Math.min(most, MONTHS_ON_A_PAGE)) : readMonth(typed.from);
  if (from === null) return { ok: false, problem: 'unreadable', field: 'from' };
  const length = monthsBetween(from, to);
  if (length < 0) return { ok: false, problem: 'backwards', field: 'to' };
  return length > most ? { ok: false, problem: 'too-long', field: 'from' } : { ok: true, from, to };
}

/** The same for days, 开始日期 and 结束日期: from 2018-11-16 to 2019-11-16 is twelve months. */
export function readDayRange(typed: Typed, { last, most }: { last: Day; most: number }): RangeReading<Day> {
  const to = typed.to === '' ? last : readDay(typed.to);
  if (to === null) return { ok: false, problem: 'unreadable', field: 'to' };
  const from = typed.from === '' ? monthsBefore(to, Math.min(most, MONTHS_ON_A_PAGE)) : readDay(typed.from);
  if (from === null) return { ok: false, problem: 'unreadable', field: 'from' };
  if (from > to) return { ok: false, problem: 'backwards', field: 'to' };
  return from < monthsBefore(to, most) ? { ok: false, problem: 'too-long', field: 'from' } : { ok: true, from, to };
}

/** The same day so many months earlier, or the last of a month that has no such day. */
function monthsBefore(value: Day, months: number): Day {
  return dayInMonth(addMonths(monthOf(value), -months), Number(value.slice(8)));
}
