import { CalendarDate, GregorianCalendar } from '@internationalized/date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDays, day, dayInMonth, daysBetween, formatDayProse, readDay } from '@/lib/values/day';
import { month } from '@/lib/values/month';

const calendar = new GregorianCalendar();
const anySerial = fc.integer({ min: serialOf(1000, 1, 1), max: serialOf(9999, 12, 31) });

/** The calendar library's own reckoning, to hold ours against. */
function serialOf(year: number, monthNumber: number, dayOfMonth: number): number {
  return calendar.toJulianDay(new CalendarDate(year, monthNumber, dayOfMonth));
}

function libraryDay(serial: number): string {
  return calendar.fromJulianDay(serial).toString();
}

describe('day', () => {
  it.each(['2019-07-05', '2020-02-29', '2000-02-29', '2019-12-31', '1000-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(day(text)).toBe(text);
  });

  it.each([
    '2019-02-29',
    '1900-02-29',
    '2100-02-29',
    '2019-04-31',
    '2019-06-00',
    '2019-00-10',
    '2019-13-01',
    '2019-7-5',
    '20190705',
    '0999-12-31',
    '2019-07-05T00:00',
    '2019-07-05\n',
    '',
  ])('refuses %j', (text) => {
    expect(() => day(text)).toThrow(RangeError);
  });
});

describe('readDay', () => {
  it.each([
    '2019-07-05',
    '2019-7-5',
    '20190705',
    '2019/7/5',
    '2019/07/05',
    '2019.7.5',
    '2019年7月5日',
    '2019年07月05日',
    '2019 年 7 月 5 日',
    '2019年7月5号',
    '２０１９－７－５',
    '2019。7。5',
  ])('reads %j as 2019-07-05', (text) => {
    expect(readDay(text)).toBe('2019-07-05');
  });

  it.each([
    '',
    '2019-7',
    '201907',
    '2019-02-30',
    '20190230',
    '5/7/2019',
    '190705',
    '2019-07-05 12:00',
    '43651',
    '昨天',
  ])('does not guess at %j', (text) => {
    expect(readDay(text)).toBeNull();
  });
});

describe('reckoning', () => {
  it('agrees with the calendar library on every day from 1880 to 2120', () => {
    const first = serialOf(1880, 1, 1);
    const last = serialOf(2120, 12, 31);
    let value = day('1880-01-01');
    for (let serial = first + 1; serial <= last; serial += 1) {
      value = addDays(value, 1);
      if (value !== libraryDay(serial)) expect(value).toBe(libraryDay(serial));
    }
    expect(value).toBe('2120-12-31');
  });

  it('agrees with the calendar library across centuries', () => {
    fc.assert(
      fc.property(anySerial, anySerial, (a, b) => {
        const from = day(libraryDay(a));
        const to = day(libraryDay(b));
        expect(daysBetween(from, to)).toBe(b - a);
        expect(addDays(from, b - a)).toBe(to);
        expect(Math.sign(compareDays(from, to))).toBe(Math.sign(a - b));
      }),
      { numRuns: 2000 },
    );
  });

  it('holds at both ends of the year in every year', () => {
    for (let year = 1000; year < 9999; year += 1) {
      const newYear = addDays(day(`${year}-12-31`), 1);
      const marchFirst = addDays(day(`${year}-02-28`), calendar.getDaysInMonth(new CalendarDate(year, 2, 1)) - 27);
      if (newYear !== `${year + 1}-01-01` || marchFirst !== `${year}-03-01`)
        expect([year, newYear, marchFirst]).toEqual([]);
    }
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('1000-01-01'), -1)).toThrow(RangeError);
  });

  it('shows a day as prose', () => {
    expect(formatDayProse(day('2019-07-05'))).toBe('2019年7月5日');
    expect(formatDayProse(day('2019-12-31'))).toBe('2019年12月31日');
  });
});

describe('dayInMonth', () => {
  it.each([
    ['2019-02', 31, '2019-02-28'],
    ['2020-02', 30, '2020-02-29'],
    ['1900-02', 29, '1900-02-28'],
    ['2000-02', 29, '2000-02-29'],
    ['2019-04', 31, '2019-04-30'],
    ['2019-07', 31, '2019-07-31'],
    ['2019-07', 5, '2019-07-05'],
  ])('day %2$s of %1$s is %3$s', (text, dayOfMonth, expected) => {
    expect(dayInMonth(month(text), dayOfMonth)).toBe(expected);
  });

  it.each([0, -1, 1.5, Number.NaN])('has no day %s', (dayOfMonth) => {
    expect(() => dayInMonth(month('2019-07'), dayOfMonth)).toThrow(RangeError);
  });
});
