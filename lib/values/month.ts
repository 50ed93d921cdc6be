import type { Day } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';

declare const monthBrand: unique symbol;

/** A calendar month as 'YYYY-MM', from 1000-01 to 9999-12. Sorts as text. */
export type Month = string & { readonly [monthBrand]: 'Month' };

const MONTH = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/;

/** Whether a text is a month, YYYY-MM. */
export function isMonth(text: string): text is Month {
  return MONTH.test(text);
}

/** 'YYYY-MM' as a month. Throws on every other spelling. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

/** Reads a month as people type it: 201907, 2019-7, 2019/07, 2019.7, 2019年7月, full-width or spaced. Else null. */
export function readMonth(text: string): Month | null {
  const typed = compactText(text).replace(/[。–—]/g, '-');
  const parts =
    /^(\d{4})(\d{2})$/.exec(typed) ?? /^(\d{4})[-/.](\d{1,2})$/.exec(typed) ?? /^(\d{4})年(\d{1,2})月?$/.exec(typed);
  const candidate = `${parts?.[1]}-${parts?.[2]?.padStart(2, '0')}`;
  return isMonth(candidate) ? candidate : null;
}

/** For tables and files: "201907". */
export function formatMonthCompact(value: Month): string {
  return value.replace('-', '');
}

/** For tables and papers: "201908至201910", or one month alone. */
export function formatMonthSpan(first: Month, last: Month): string {
  return first === last ? formatMonthCompact(first) : `${formatMonthCompact(first)}至${formatMonthCompact(last)}`;
}

/** For sentences: "2019年8月至2019年10月", or one month alone. */
export function formatMonthSpanProse(first: Month, last: Month): string {
  return first === last ? formatMonthProse(first) : `${formatMonthProse(first)}至${formatMonthProse(last)}`;
}

/** For sentences: "2019年7月". */
export function formatMonthProse(value: Month): string {
  return `${value.slice(0, 4)}年${Number(value.slice(5))}月`;
}

/** The month after. */
export function nextMonth(value: Month): Month {
  return addMonths(value, 1);
}

/** The month before. */
export function previousMonth(value: Month): Month {
  return addMonths(value, -1);
}

/** The month `count` months later, earlier when negative. Throws outside the years 1000 to 9999. */
export function addMonths(value: Month, count: number): Month {
  return monthAt(serialOf(value) + count);
}

/** How many months `to` lies after `from`; negative when before. */
export function monthsBetween(from: Month, to: Month): number {
  return serialOf(to) - serialOf(from);
}

/** Negative, zero or positive, for sorting. */
export function compareMonths(a: Month, b: Month): number {
  return monthsBetween(b, a);
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return month(day.slice(0, 7));
}

/** The fund year (公积金年度) a month lies in: 1 July to 30 June (P-5). */
export function fundYearOf(value: Month): { from: Month; to: Month } {
  const july = month(`${value.slice(0, 4)}-07`);
  const from = value >= july ? july : addMonths(july, -12);
  return { from, to: addMonths(from, 11) };
}

/** Every month from `from` to `to`, both included; none when `to` lies before `from`. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, index) => addMonths(from, index));
}

/** Months since year zero. */
function serialOf(value: Month): number {
  return Number(value.slice(0, 4)) * 12 + Number(value.slice(5)) - 1;
}

function monthAt(serial: number): Month {
  return month(`${Math.floor(serial / 12)}-${String((serial % 12) + 1).padStart(2, '0')}`);
}
