import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooFarAhead, lastMonths, lastPayableMonth } from '@/lib/remittances/save-obstacles';
import { day } from '@/lib/values/day';
import { addMonths, compareMonths, fundYearOf, month, monthOf, monthsBetween } from '@/lib/values/month';

type Unit = Parameters<typeof lastMonths>[0];

function unit(openMonth: string, monthsAhead: number): Unit {
  const parameters = { monthsAhead } as Unit['parameters'];
  return { openMonth: month(openMonth), parameters, deferredUntil: null, lowRatioUntil: null };
}

test.each([
  ['2019-05-31', 1, '2019-06', 'one month ahead'],
  ['2019-06-30', 1, '2019-06', 'July is another fund year'],
  ['2019-07-01', 1, '2019-08', 'July has come'],
  ['2019-12-31', 1, '2020-01', 'over the new year'],
  ['2019-04-01', 12, '2019-06', 'however many are allowed'],
  ['2019-07-01', 12, '2020-06', 'the whole fund year'],
  ['2019-06-15', 0, '2019-06', 'none ahead'],
])('on %s, %i ahead, up to %s: %s (P-4)', (today, ahead, last) => {
  expect(lastPayableMonth(unit('2019-01', ahead), day(today))).toBe(last);
});

test('a unit that is behind may pay over July, and no further than from the last month of its year on', () => {
  expect(lastMonths(unit('2019-05', 1), { today: day('2019-08-20'), startsAt: null })).toEqual([
    '2019-05',
    '2019-06',
    '2019-07',
    '2019-08',
    '2019-09',
  ]);
  expect(lastMonths(unit('2019-06', 1), { today: day('2019-06-30'), startsAt: null })).toEqual(['2019-06']);
  expect(lastMonths(unit('2019-07', 1), { today: day('2019-06-30'), startsAt: null })).toEqual([]);
});

test('a month that has come is never too far ahead; one that has not is in the same fund year, and at most so many away', () => {
  const anything = fc.record({
    today: fc.date({ min: new Date('2001-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }),
    ahead: fc.nat(12),
    away: fc.integer({ min: -30, max: 30 }),
  });
  fc.assert(
    fc.property(anything, ({ today, ahead, away }) => {
      const now = day(today.toISOString().slice(0, 10));
      const open = addMonths(monthOf(now), away);
      const refused = isTooFarAhead(unit(open, ahead), now);
      const allowed =
        compareMonths(open, monthOf(now)) <= 0 ||
        (monthsBetween(monthOf(now), open) <= ahead && fundYearOf(open).from === fundYearOf(monthOf(now)).from);
      expect(refused).toBe(!allowed);
    }),
  );
});
