import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '@/lib/values/day';
import { addMonths, formatMonthCompact, month } from '@/lib/values/month';
import { readDayRange, readMonthRange } from '@/lib/values/query-range';

const LAST = month('2019-08');

describe('a range of months', () => {
  test.each([
    ['nothing typed', '', '', { ok: true, from: '2018-08', to: '2019-08' }],
    ['as the manual shows', '201811', '201911', { ok: true, from: '2018-11', to: '2019-11' }],
    ['one month', '2019-7', '2019年7月', { ok: true, from: '2019-07', to: '2019-07' }],
    ['only its end', '', '201903', { ok: true, from: '2018-03', to: '2019-03' }],
    ['a month too long', '201810', '201911', { ok: false, problem: 'too-long', field: 'from' }],
    ['backwards', '201909', '201908', { ok: false, problem: 'backwards', field: 'to' }],
    ['no month', '七月', '201908', { ok: false, problem: 'unreadable', field: 'from' }],
    ['no month at its end', '201908', '201913', { ok: false, problem: 'unreadable', field: 'to' }],
  ])('%s', (_, from, to, reading) => {
    expect(readMonthRange({ from, to }, { last: LAST, most: 12 })).toEqual(reading);
  });

  test('is never longer than asked for, and none that fits is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 36 }), (length, most) => {
        const typed = { from: formatMonthCompact(addMonths(LAST, -length)), to: formatMonthCompact(LAST) };
        expect(readMonthRange(typed, { last: LAST, most }).ok).toBe(length >= 0 && length <= most);
      }),
    );
  });
});

describe('a range of days', () => {
  const last = day('2019-08-31');

  test.each([
    ['nothing typed', '', '', { ok: true, from: '2018-08-31', to: '2019-08-31' }],
    ['as the manual shows', '2018-11-16', '2019-11-16', { ok: true, from: '2018-11-16', to: '2019-11-16' }],
    ['a day too long', '2018-11-15', '2019-11-16', { ok: false, problem: 'too-long', field: 'from' }],
    ['to the end of February', '2018-02-28', '2019-02-28', { ok: true, from: '2018-02-28', to: '2019-02-28' }],
    ['backwards', '2019-08-02', '2019-08-01', { ok: false, problem: 'backwards', field: 'to' }],
    ['no day', '2019-02-30', '', { ok: false, problem: 'unreadable', field: 'from' }],
  ])('%s', (_, from, to, reading) => {
    expect(readDayRange({ from, to }, { last, most: 12 })).toEqual(reading);
  });
});
