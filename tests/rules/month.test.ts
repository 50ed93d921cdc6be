import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/values/day';
import {
  addMonths,
  compareMonths,
  formatMonthCompact,
  formatMonthProse,
  fundYearOf,
  isMonth,
  month,
  monthOf,
  monthRange,
  monthsBetween,
  nextMonth,
  previousMonth,
  readMonth,
  type Month,
} from '@/lib/values/month';

const anyMonth = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => month(`${year}-${String(number).padStart(2, '0')}`));

describe('month', () => {
  it.each(['2019-07', '1999-12', '1000-01'])('takes %s', (text) => {
    expect(isMonth(text)).toBe(true);
    expect(month(text)).toBe(text);
  });

  it.each(['', '201907', '2019-7', '2019-00', '2019-13', '0999-01', '2019-07-01', ' 2019-07', '2019-07\n', '２019-07'])(
    'refuses %j',
    (text) => {
      expect(isMonth(text)).toBe(false);
      expect(() => month(text)).toThrow(RangeError);
    },
  );
});

describe('readMonth', () => {
  it.each([
    '201907',
    '2019-07',
    '2019-7',
    '2019/07',
    '2019/7',
    '2019.7',
    '2019年7月',
    '2019年07月',
    '2019 年 7 月',
    '2019年7',
    '２０１９０７',
    '２０１９－７',
    '２０１９年７月',
    '2019。7',
    '2019—7',
    ' 2019-07\u3000',
  ])('reads %j as 2019-07', (text) => {
    expect(readMonth(text)).toBe('2019-07');
  });

  it.each([
    '',
    '2019',
    '20197',
    '2019070',
    '20190705',
    '2019-07-05',
    '2019-13',
    '2019-0',
    '201900',
    '19-7',
    '7/2019',
    '2019年',
    '七月',
  ])('does not guess at %j', (text) => {
    expect(readMonth(text)).toBeNull();
  });

  it('reads back both ways of showing a month', () => {
    fc.assert(
      fc.property(anyMonth, (value) => {
        expect(readMonth(formatMonthCompact(value))).toBe(value);
        expect(readMonth(formatMonthProse(value))).toBe(value);
      }),
    );
  });
});

describe('showing', () => {
  it('is compact in tables and without idle zeros in prose', () => {
    expect(formatMonthCompact(month('2019-07'))).toBe('201907');
    expect(formatMonthProse(month('2019-07'))).toBe('2019年7月');
    expect(formatMonthProse(month('2019-12'))).toBe('2019年12月');
  });
});

describe('reckoning', () => {
  it('steps over the turn of the year', () => {
    expect(nextMonth(month('2019-12'))).toBe('2020-01');
    expect(previousMonth(month('2020-01'))).toBe('2019-12');
    expect(addMonths(month('2019-07'), 30)).toBe('2022-01');
    expect(addMonths(month('2019-07'), -31)).toBe('2016-12');
    expect(monthsBetween(month('2019-07'), month('2020-06'))).toBe(11);
    expect(monthsBetween(month('2020-06'), month('2019-07'))).toBe(-11);
  });

  it('ends where four digits end', () => {
    expect(() => nextMonth(month('9999-12'))).toThrow(RangeError);
    expect(() => previousMonth(month('1000-01'))).toThrow(RangeError);
  });

  it('goes and comes back, one step at a time or at once', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 40 }), (start, count) => {
        let stepped: Month = start;
        for (let step = 0; step < count; step += 1) stepped = nextMonth(stepped);
        expect(addMonths(start, count)).toBe(stepped);
        expect(addMonths(stepped, -count)).toBe(start);
        expect(monthsBetween(start, stepped)).toBe(count);
      }),
    );
  });

  it('sorts as text does', () => {
    fc.assert(
      fc.property(anyMonth, anyMonth, (a, b) => {
        expect(Math.sign(compareMonths(a, b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('lists both ends', () => {
    expect(monthRange(month('2018-11'), month('2019-02'))).toEqual(['2018-11', '2018-12', '2019-01', '2019-02']);
    expect(monthRange(month('2019-07'), month('2019-07'))).toEqual(['2019-07']);
    expect(monthRange(month('2019-07'), month('2019-06'))).toEqual([]);
  });

  it('knows the month of a day', () => {
    expect(monthOf(day('2019-08-20'))).toBe('2019-08');
  });
});

describe('fundYearOf (P-5)', () => {
  it.each([
    ['2019-06', '2018-07', '2019-06'],
    ['2019-07', '2019-07', '2020-06'],
    ['2019-12', '2019-07', '2020-06'],
    ['2020-01', '2019-07', '2020-06'],
  ])('%s lies in %s to %s', (text, from, to) => {
    expect(fundYearOf(month(text))).toEqual({ from, to });
  });

  it('holds twelve months, the asked one among them', () => {
    fc.assert(
      fc.property(anyMonth, (value) => {
        const { from, to } = fundYearOf(value);
        const months = monthRange(from, to);
        expect(months).toHaveLength(12);
        expect(months).toContain(value);
        expect(from.endsWith('-07')).toBe(true);
      }),
    );
  });
});
