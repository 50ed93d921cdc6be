import { compactText } from '@/lib/values/digits';
import type { Month } from '@/lib/values/month';

declare const dayBrand: unique symbol;

/** A calendar day in Asia/Shanghai as 'YYYY-MM-DD', from 1000-01-01 to 9999-12-31. Sorts as text. */
export type Day = string & { readonly [dayBrand]: 'Day' };

/** 'YYYY-MM-DD' as a day. Throws on every other spelling and on days that no calendar has. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** Reads a day as people type it: 2019-7-5, 20190705, 2019/7/5, 2019.7.5, 2019年7月5日, in any width. Else null. */
export function readDay(text: string): Day | null {
  const typed = compactText(text).replace(/[。–—]/g, '-');
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(typed);
  const candidate = `${parts?.[1]}-${parts?.[2]?.padStart(2, '0')}-${parts?.[3]?.padStart(2, '0')}`;
  return isDay(candidate) ? candidate : null;
}

/** The day `count` days later, earlier when negative. Throws outside the years 1000 to 9999. */
export function addDays(value: Day, count: number): Day {
  return dayAt(serialOf(value) + count);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: Day, to: Day): number {
  return serialOf(to) - serialOf(from);
}

/** Negative, zero or positive, for sorting. */
export function compareDays(a: Day, b: Day): number {
  return daysBetween(b, a);
}

/** For sentences: "2019年7月5日". */
export function formatDayProse(value: Day): string {
  const { year, monthNumber, dayOfMonth } = fieldsOf(value);
  return `${year}年${monthNumber}月${dayOfMonth}日`;
}

/** That day of the month, or the month's last when it has no such day: day 31 of 2019-02 is 2019-02-28. */
export function dayInMonth(month: Month, dayOfMonth: number): Day {
  if (!Number.isInteger(dayOfMonth) || dayOfMonth < 1) throw new RangeError(`not a day of a month: ${dayOfMonth}`);
  const { year, monthNumber } = fieldsOf(month);
  return day(`${month}-${twoDigits(Math.min(dayOfMonth, lengthOfMonth(year, monthNumber)))}`);
}

function isDay(text: string): text is Day {
  if (!/^[1-9]\d{3}-(?:0[1-9]|1[0-2])-\d{2}$/.test(text)) return false;
  const { year, monthNumber, dayOfMonth } = fieldsOf(text);
  return dayOfMonth >= 1 && dayOfMonth <= lengthOfMonth(year, monthNumber);
}

function fieldsOf(text: string): { year: number; monthNumber: number; dayOfMonth: number } {
  return { year: Number(text.slice(0, 4)), monthNumber: Number(text.slice(5, 7)), dayOfMonth: Number(text.slice(8)) };
}

function lengthOfMonth(year: number, monthNumber: number): number {
  if (monthNumber === 2) return leapDaysThrough(year) - leapDaysThrough(year - 1) + 28;
  return monthNumber === 4 || monthNumber === 6 || monthNumber === 9 || monthNumber === 11 ? 30 : 31;
}

function leapDaysThrough(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Days since 1 March of year 0. Counting from March puts the leap day last, so that months need no table. */
function serialOf(value: Day): number {
  const { year, monthNumber, dayOfMonth } = fieldsOf(value);
  const marchYear = monthNumber > 2 ? year : year - 1;
  return marchYear * 365 + leapDaysThrough(marchYear) + daysBeforeMonth((monthNumber + 9) % 12) + dayOfMonth - 1;
}

/** Days of a year that begins in March before its month `index` (0 = March): 0, 31, 61, 92, ... */
function daysBeforeMonth(index: number): number {
  return Math.floor((153 * index + 2) / 5);
}

function dayAt(serial: number): Day {
  // 400 years have 146,097 days. With two days more than the mean the guess is right or one too high, never too low.
  let marchYear = Math.floor(((serial + 2) * 400) / 146_097);
  let rest = serial - marchYear * 365 - leapDaysThrough(marchYear);
  if (rest < 0) {
    marchYear -= 1;
    rest = serial - marchYear * 365 - leapDaysThrough(marchYear);
  }
  const index = Math.floor((5 * rest + 2) / 153);
  const monthNumber = ((index + 2) % 12) + 1;
  const year = monthNumber > 2 ? marchYear : marchYear + 1;
  return day(`${year}-${twoDigits(monthNumber)}-${twoDigits(rest - daysBeforeMonth(index) + 1)}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
