import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '@/db/demo/load';
import { SNOWLAND } from '@/db/demo/rosters';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { rosterList, type RosterListQuery } from '@/lib/filings/list-rosters';
import { unitLedger, unitLedgerTotals, type UnitLedgerQuery } from '@/lib/ledger/unit-ledger';
import { streamRows, type ListRead } from '@/lib/operations/list-read';
import { readAs } from '@/lib/operations/read';
import { transferList, type TransferListQuery } from '@/lib/transfers/list-transfers';
import { unitStanding } from '@/lib/units/unit-standing';
import { day } from '@/lib/values/day';
import { shownValue } from '@/lib/values/list-column';
import { readListPage } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { month } from '@/lib/values/month';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff } from '../support/hall';
import { rowsOf } from '../support/remittance';
import { makeMover, move } from '../support/transfers';

const { owner } = useDatabase();

let clerk: OperatorPrincipal;
let funds: StaffPrincipal;

beforeAll(async () => {
  await loadDemo(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  const [operator] = await rowsOf<{ id: string; unit: string }>(
    owner,
    sql`select o.id, o.unit_id as unit from operators o join units u on u.id = o.unit_id where u.number = ${SNOWLAND}`,
  );
  clerk = {
    kind: 'operator',
    id: operator?.id ?? '',
    unitId: operator?.unit ?? '',
    name: '',
    roles: ['administrator'],
    session: null,
  };
});

/** A list as the page shows it: its titles, and the words of every row. */
async function shown<Query, Row>(
  principal: OperatorPrincipal,
  list: ListRead<Query, Row>,
  { query, asked = {} }: { query: Query; asked?: Record<string, string> },
) {
  const page = readListPage(asked, ['date']);
  const { rows, total } = await readAs(principal, (tx) => list.page(tx, principal.unitId, { query, page }));
  return {
    total,
    titles: list.columns.map(({ title }) => title),
    rows: rows.map((row) => list.columns.map((column) => shownValue(column, row))),
  };
}

function streamed<Query, Row>(principal: OperatorPrincipal, list: ListRead<Query, Row>, query: Query): Promise<Row[]> {
  return readAs(principal, async (tx) => {
    const rows: Row[] = [];
    for await (const row of streamRows(tx, principal.unitId, { list, query })) rows.push(row);
    return rows;
  });
}

const YEAR: UnitLedgerQuery = { kind: null, from: day('2018-08-20'), to: day('2019-08-20') };

describe('单位基本情况', () => {
  test('of the manual’s unit shows its totals', async () => {
    const { unit, operator, totals } = await readAs(clerk, (tx) => unitStanding(tx, clerk.unitId));
    expect({ number: unit.number, name: unit.name, operator: operator?.name }).toEqual({
      number: '010044',
      name: '雪域科技有限公司',
      operator: expect.stringMatching(/./),
    });
    expect([totals.people, totals.paying]).toEqual([98, 85]);
    expect([totals.bases, totals.monthly, totals.balances, totals.suspense].map(formatFen)).toEqual([
      '1,362,431.83',
      '326,984.00',
      '12,391,628.46',
      '0.00',
    ]);
  });
});

describe('单位流水账', () => {
  test('has a row for each booking, with the manual’s columns', async () => {
    const { titles, rows, total } = await shown(clerk, unitLedger, { query: YEAR });
    expect(titles).toEqual(
      '确认日期 业务类型 汇缴年月 人数 收入 支出 利息 本息合计 管理部 业务状态 办理渠道'.split(' '),
    );
    expect(total).toBe(8);
    expect(rows[0]).toEqual([
      ...['2019-07-29', '公积金汇缴201907至201907', '201907', '85', '326,984.00', '0.00', '0.00', '326,984.00'],
      ...['区直管理部', '已入账', '网厅'],
    ]);
    expect(rows.map(([on, kind]) => `${on ?? ''} ${kind ?? ''}`).slice(1)).toEqual([
      '2019-06-30 个人公积金结息',
      '2019-05-31 公积金汇缴201906至201906',
      '2019-05-31 公积金汇缴201905至201905',
      '2019-04-30 公积金汇缴201904至201904',
      '2019-03-14 公积金汇缴201903至201903',
      '2019-02-26 公积金汇缴201902至201902',
      '2019-01-31 期初余额',
    ]);
  });

  test('adds up to the balance of the unit, whatever was booked', async () => {
    const rows = await streamed(clerk, unitLedger, YEAR);
    const { income, expense, interest, sum } = unitLedgerTotals(rows);
    expect(formatFen(sum)).toBe('12,391,628.46');
    expect(sum).toBe(income - expense + interest);
    expect(expense).toBe(0n);
  });

  test('is asked for by kind and days, page by page', async () => {
    const months = await shown(clerk, unitLedger, { query: { ...YEAR, kind: 'remittance' } });
    expect(months.total).toBe(6);
    const may = { ...YEAR, from: day('2019-05-31'), to: day('2019-05-31') };
    expect((await shown(clerk, unitLedger, { query: may })).rows.map(([, , of]) => of)).toEqual(['201906', '201905']);
    const past = await shown(clerk, unitLedger, { query: YEAR, asked: { page: '2' } });
    expect([past.total, past.rows.length]).toEqual([8, 0]);
  });

  test('leads to the voucher of a month that was paid', async () => {
    const [last] = await streamed(clerk, unitLedger, YEAR);
    const [payment] = await rowsOf<{ id: string }>(
      owner,
      sql`select payment_id as id from remittances where unit_id = ${clerk.unitId} and month = '2019-07'`,
    );
    expect(last?.paymentId).toBe(payment?.id);
  });

  test('shows a unit nothing that was booked to another', async () => {
    const mover = await makeMover(owner, funds);
    expect(await shown(mover.next, unitLedger, { query: YEAR })).toMatchObject({ total: 0, rows: [] });
    await move(mover);
    const came = await streamed(mover.next, unitLedger, YEAR);
    const went = await streamed(mover.old, unitLedger, { ...YEAR, kind: 'transfer' });
    expect(came.map((row) => [row.kind, row.people, row.income, row.expense])).toEqual([['transfer', 1, 240_000n, 0n]]);
    expect(went.map((row) => [row.kind, row.people, row.income, row.expense])).toEqual([['transfer', 1, 0n, 240_000n]]);
  });
});

describe('职工转移查询', () => {
  const query: TransferListQuery = { direction: null, from: month('2018-10'), to: month('2019-10') };

  test('shows both units the same transfer, each by its own account', async () => {
    const mover = await makeMover(owner, funds);
    await move(mover);
    const out = await streamed(mover.old, transferList, query);
    const into = await streamed(mover.next, transferList, query);
    expect(out).toMatchObject([
      { direction: 'out', accountNumber: mover.account.number, toNumber: mover.toUnit, amount: 240_000n },
    ]);
    expect(into).toMatchObject([{ direction: 'in', accountNumber: mover.there.number, toNumber: mover.toUnit }]);
    expect(into[0]?.fromName).toBe(out[0]?.fromName);
    const { titles, rows } = await shown(mover.old, transferList, { query: { ...query, direction: 'out' } });
    expect(titles).toEqual(
      '职工账号 职工姓名 身份证号码 业务类型 确认日期 转出年月 转出单位账号 转出单位名称 转入单位账号 转入单位名称 转移金额'.split(
        ' ',
      ),
    );
    expect(rows[0]?.at(-1)).toBe('2,400.00');
    expect(await streamed(mover.old, transferList, { ...query, direction: 'in' })).toEqual([]);
    expect(await streamed(mover.old, transferList, { ...query, from: month('2019-11'), to: month('2019-12') })).toEqual(
      [],
    );
    expect(await streamed(clerk, transferList, query)).toEqual([]);
  });
});

describe('变更/补缴/基数调整清册查询', () => {
  const query: RosterListQuery = { roster: 'change', kind: null, from: month('2018-08'), to: month('2019-08') };

  test('shows what the manual’s unit opened in July, with the manual’s columns', async () => {
    const { titles, rows, total } = await shown(clerk, rosterList, { query: { ...query, kind: 'open' } });
    expect(titles).toEqual(
      '职工账号 职工姓名 变更日期 汇缴年月 变更类型 月缴存额 职工月缴存额 职工工号 业务状态 办理渠道'.split(' '),
    );
    expect(total).toBe(10);
    const july = rows.filter(([, , , of]) => of === '201907');
    expect(july.map((row) => row.slice(2, 7)).reverse()).toEqual(
      [
        ['3,110.00', '1,555.00'],
        ['3,042.00', '1,521.00'],
        ['4,652.00', '2,326.00'],
        ['3,494.00', '1,747.00'],
        ['3,574.00', '1,787.00'],
        ['2,946.00', '1,473.00'],
        ['3,324.00', '1,662.00'],
      ].map((amounts) => ['2019-07-24', '201907', '新增开户', ...amounts]),
    );
    expect(july[0]?.slice(-2)).toEqual(['已办结', '网厅']);
  });

  test('pages and streams the same rows in the same order', async () => {
    const all = await streamed(clerk, rosterList, query);
    const pages = await Promise.all(
      ['1', '2', '3'].map((page) =>
        readAs(clerk, (tx) =>
          rosterList.page(tx, clerk.unitId, {
            query,
            page: { page: Number(page), size: 6, sort: 'date', descending: false },
          }),
        ),
      ),
    );
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(all.slice(0, 18).map(({ id }) => id));
    const behind = await readAs(clerk, (tx) =>
      rosterList.batch(tx, clerk.unitId, { query, after: all[4] ?? null, size: 3 }),
    );
    expect(behind.map(({ id }) => id)).toEqual(all.slice(5, 8).map(({ id }) => id));
  });

  test('keeps the rosters apart, and the units', async () => {
    expect(await streamed(clerk, rosterList, { ...query, roster: 'base' })).toEqual([]);
    const mover = await makeMover(owner, funds);
    const lines = await streamed(mover.old, rosterList, { ...query, to: month('2019-08') });
    const later = await streamed(mover.old, rosterList, { ...query, from: month('2019-09'), to: month('2019-12') });
    expect(lines.map(({ kind, name }) => [kind, name])).toContainEqual(['open', mover.line.name]);
    expect(later.map(({ kind, name }) => [kind, name])).toContainEqual(['seal', mover.line.name]);
  });
});
