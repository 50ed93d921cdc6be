import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { arrearsByMonth, listArrears, type ArrearsQuery } from '@/lib/remittances/list-arrears';
import { lastDueMonth } from '@/lib/remittances/due-day';
import { listUnitArrears } from '@/lib/remittances/list-unit-arrears';
import { unitInForce } from '@/lib/units/unit-in-force';
import { day } from '@/lib/values/day';
import { month } from '@/lib/values/month';
import { change, closeMonth, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, file } from '../support/filing-kinds';
import { makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth } from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
let funds: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

/** What the unit owes on that day: each line in words, and what they come to. */
async function owed(clerk: OperatorPrincipal, today: string, query: Partial<ArrearsQuery> = {}) {
  const asked = { month: null, who: '', ...query };
  const { rows, total, amount } = await readAs(clerk, async (tx) =>
    listArrears(tx, await unitInForce(tx, clerk.unitId), { query: asked, page: PAGE, today: day(today) }),
  );
  expect(rows).toHaveLength(total);
  return { lines: rows.map((row) => `${row.month} ${row.kind} ${String(row.amount)}`), amount };
}

function byMonth(clerk: OperatorPrincipal, today: string) {
  return readAs(clerk, async (tx) => arrearsByMonth(tx, await unitInForce(tx, clerk.unitId), day(today)));
}

async function unitOfTwo(): Promise<OperatorPrincipal> {
  const clerk = await makeUnit(owner);
  await openAccounts(clerk, [openLine((people += 1)), openLine((people += 1))]);
  return clerk;
}

test('a month is owed by everybody who pays once its due day has passed, and every month after it', async () => {
  const clerk = await unitOfTwo();
  expect((await owed(clerk, '2019-08-06')).lines).toEqual([]);
  const first = await owed(clerk, '2019-08-07');
  expect(first.lines).toEqual(['2019-08 month 240000', '2019-08 month 240000']);
  expect(first.amount).toBe(480_000n);
  expect(await byMonth(clerk, '2019-10-20')).toEqual([
    { month: '2019-08', people: 2, amount: 480_000n },
    { month: '2019-09', people: 2, amount: 480_000n },
    { month: '2019-10', people: 2, amount: 480_000n },
  ]);
  expect((await owed(clerk, '2019-10-20', { month: month('2019-09') })).lines).toHaveLength(2);
  expect((await owed(clerk, '2019-10-20', { who: '没有这个人' })).lines).toEqual([]);
});

test('a saved month owes what its roster says, and a paid one nothing', async () => {
  const clerk = await unitOfTwo();
  await closeMonth(clerk);
  expect((await owed(clerk, '2019-08-20')).lines).toEqual(['2019-08 month 240000', '2019-08 month 240000']);
  const paid = await unitOfTwo();
  await payMonth(funds, await registerMonth(owner, paid));
  expect((await owed(paid, '2019-09-06')).lines).toEqual([]);
  expect((await owed(paid, '2019-09-07')).lines).toHaveLength(2);
});

test('a back payment is owed until it is paid', async () => {
  const clerk = await makeUnit(owner);
  const [account] = await openAccounts(clerk, [openLine((people += 1))]);
  if (!account) throw new Error('an account was opened');
  await change(
    owner,
    sql`update units set first_month = '2019-06', remitted_month = '2019-07' where id = ${clerk.unitId}`,
  );
  await file(clerk, 'back-pay', [backPayLine(account, { forMonth: '201907' })]);
  expect((await owed(clerk, '2019-08-01')).lines).toEqual(['2019-07 back-pay 240000']);
});

test('a unit that defers owes nothing here, and another unit sees nothing', async () => {
  const clerk = await unitOfTwo();
  const other = await makeUnit(owner);
  const seen = await readAs(clerk, (tx) => unitInForce(tx, clerk.unitId));
  const { rows } = await readAs(other, (tx) =>
    listArrears(tx, seen, { query: { month: null, who: '' }, page: PAGE, today: day('2019-12-20') }),
  );
  expect(rows).toEqual([]);
  await change(owner, sql`update units set status = 'deferred' where id = ${clerk.unitId}`);
  expect((await owed(clerk, '2019-12-20')).lines).toEqual([]);
});

test('the centre sees which units are behind, by the same due day', async () => {
  const clerk = await unitOfTwo();
  const [unit] = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute<{ number: string }>(sql`update units set payday = 31 where id = ${clerk.unitId} returning number`),
  );
  const ask = (today: string) =>
    readAs(funds, (tx) => listUnitArrears(tx, { today: day(today), unitNumber: unit?.number ?? '', page: PAGE }));
  expect((await ask('2019-09-05')).rows).toEqual([]);
  for (const today of ['2019-09-06', '2019-10-05', '2019-10-06', '2020-03-05', '2020-03-06']) {
    const { rows } = await ask(today);
    expect([today, rows[0]?.dueMonth]).toEqual([today, lastDueMonth(31, day(today))]);
    expect(rows[0]?.amount).toBe(BigInt(rows[0]?.months ?? 0) * 480_000n);
  }
});
