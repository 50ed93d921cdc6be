import { sql, type SQL } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pgArray } from '@/db/arrays';
import { isInWindow } from '@/lib/contributions/adjustment-window';
import { adjustmentWindows } from '@/lib/contributions/adjustment-window-sql';
import { dueDay, lastDueMonth } from '@/lib/remittances/due-day';
import { dueOn, lastDueMonthOn } from '@/lib/remittances/due-day-sql';
import { addDays, day, type Day } from '@/lib/values/day';
import { addMonths, month } from '@/lib/values/month';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeUnit, setParameters } from '../support/hall';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();
const FIRST = month('2000-01');
const days = fc.nat(20_000).map((count) => addDays(day('2000-01-01'), count));

/** Random ones, the same each time, so that a failure can be seen again. */
function samples<Value>(of: fc.Arbitrary<Value>, count: number): Value[] {
  return fc.sample(of, { numRuns: count, seed: 20190820 });
}

test('queries find the same due day for random months and paydays', async () => {
  const asked = samples(fc.record({ away: fc.nat(700), payday: fc.integer({ min: 1, max: 31 }) }), 2000);
  const months = asked.map(({ away }) => addMonths(FIRST, away));
  const rows = await rowsOf<{ on: string }>(
    owner,
    sql`select ${dueOn(sql`x.month`, sql`x.payday`)}::text as "on" from ${table(
      months,
      asked.map(({ payday }) => payday),
    )} as x (month, payday, place) order by x.place`,
  );
  const today = day('2019-08-20');
  expect(rows.map(({ on }) => on)).toEqual(
    asked.map(({ payday }, place) => dueDay({ payday, openMonth: months[place] ?? FIRST }, today).on),
  );
});

test('queries find the same last month that was due, on random days', async () => {
  for (const today of samples(days, 60)) {
    const paydays = Array.from({ length: 31 }, (_, place) => place + 1);
    const rows = await rowsOf<{ month: string }>(
      owner,
      sql`select ${lastDueMonthOn(sql`x.payday`, today)} as month from ${table(
        paydays.map(() => ''),
        paydays,
      )} as x (month, payday, place) order by x.place`,
    );
    expect(rows.map((row) => row.month)).toEqual(paydays.map((payday) => lastDueMonth(payday, today)));
  }
});

test('queries find the same windows of base adjustments open, on random days', async () => {
  await setParameters(owner);
  await makeUnit(owner);
  const ends = fc.tuple(days, days).map((two) => two.map((one: Day) => one.slice(5)) as [string, string]);
  for (const [windowFrom, windowTo] of samples(ends, 15)) {
    await change(owner, sql`update fund_parameters set window_from = ${windowFrom}, window_to = ${windowTo}`);
    for (const today of samples(days, 12)) {
      const [row] = await rowsOf<{ open: boolean }>(
        owner,
        sql`select w.open from (${adjustmentWindows(addDays(today, 7000))}) w`,
      );
      expect(row?.open).toBe(isInWindow(addDays(today, 7000), { windowFrom, windowTo }));
    }
  }
});

function table(texts: readonly string[], numbers: readonly number[]): SQL {
  return sql`unnest(${pgArray(texts, 'text')}, ${pgArray(numbers, 'integer')}) with ordinality`;
}
