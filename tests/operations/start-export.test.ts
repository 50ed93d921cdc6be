import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { exportNow } from '@/lib/exports/export-now';
import type { ExportFormat, ExportName } from '@/lib/exports/lists';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { readJobFile } from '@/lib/gateways/job-files';
import { jobsAtRest } from '@/lib/jobs/run-jobs';
import { startExport } from '@/lib/jobs/start-export';
import { formatFen, fen } from '@/lib/values/money';
import { makePeopledUnit } from '../bench/bench-database';
import { useDatabase } from '../support/database';
import { file } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { jobsOf } from '../support/jobs';
import { newLine, payingUnit } from '../support/paying-units';
import { openPeople, payMonth, registerMonth, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();

let clerk: OperatorPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  clerk = await makeUnit(owner);
  await openPeople(clerk, 30);
  // What a spreadsheet would take for a formula, had it come from somewhere else than our own forms.
  await rowsOf(
    owner,
    sql`update accounts set name = '=1+1' where number = (select min(number) from accounts where unit_id = ${clerk.unitId})`,
  );
});

async function take(
  operator: OperatorPrincipal,
  format: ExportFormat,
  query: Record<string, string> = {},
  list: ExportName = 'employees',
) {
  const file = await exportNow(operator, { list, format, asked: { params: query, today: testClock.today() } });
  if (!file) throw new Error('the list is short');
  return bytesOf(file);
}

async function bytesOf(file: Readable): Promise<Buffer> {
  return buffer(file);
}

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('a workbook has a sheet');
  return sheet;
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').trimEnd().split('\r\n');
}

describe('an export of 职工信息查询', () => {
  test('says how many there are, is in the log, and comes at once when it is short', async () => {
    expect(await done(clerk, startExport, { list: 'employees', format: 'xlsx', query: '' })).toMatchObject({
      rows: 30,
      jobId: null,
      reason: null,
    });
    const [logged] = await rowsOf(
      owner,
      sql`select people, outcome from operation_log where operation = 'exports.start' and unit_id = ${clerk.unitId}`,
    );
    expect(logged).toEqual({ people: 30, outcome: 'done' });
  });

  test('has the people of the unit with typed cells, and sums up what the database sums up', async () => {
    const sheet = await sheetOf(await take(clerk, 'xlsx'));
    expect(sheet.rowCount).toBe(32);
    const people = await rowsOf<{ number: string; name: string; mask: string; monthly: bigint }>(
      owner,
      sql`select number, name, id_number_mask as mask, monthly from accounts where unit_id = ${clerk.unitId} order by number`,
    );
    for (const [place, person] of people.entries()) {
      const row = sheet.getRow(place + 2);
      expect([row.getCell(1).value, row.getCell(2).value, row.getCell(3).value]).toEqual([
        person.number,
        person.name,
        person.mask,
      ]);
      expect(row.getCell(12).value).toBe(Number(person.monthly) / 100);
      expect(row.getCell(12).numFmt).toBe('#,##0.00');
      expect(row.getCell(2).formula).toBeUndefined();
    }
    const total = people.reduce((sum, { monthly }) => sum + monthly, 0n);
    expect(sheet.getCell(32, 1).value).toBe('合计');
    expect(sheet.getCell(32, 12).value).toBe(Number(total) / 100);
    expect(formatFen(fen(total))).toBe('72,000.00');
  });

  test('is masked: no ID number and no phone of anybody stands in it', async () => {
    const text = (await take(clerk, 'csv')).toString('utf8');
    expect(text).toMatch(/540199\*{8}\d{3}[\dX]/);
    expect(text).not.toMatch(/\d{17}[\dX]/);
  });

  test('has bank cards, masked, for who may see them only', async () => {
    await rowsOf(
      owner,
      sql`insert into bank_cards (person_id, bank, number_cipher, number_mask)
        select person_id, '中国银行', '\\x00', '6217 **** 4321' from accounts where unit_id = ${clerk.unitId} order by number limit 1`,
    );
    const [header, first, second] = linesOf(await take(clerk, 'csv'));
    expect(header).toMatch(/,绑定银行$/);
    expect([first, second]).toEqual([expect.stringMatching(/,中国银行 6217 \*{4} 4321$/), expect.stringMatching(/,$/)]);
    const preparer = { ...clerk, roles: ['preparer'] as const };
    const hidden = linesOf(await take({ ...preparer, roles: [...preparer.roles] }, 'csv')).slice(1, -1);
    expect(hidden.every((line) => line.endsWith(',***'))).toBe(true);
  });

  test('keeps filters and order, and turns no text into a formula', async () => {
    const lines = linesOf(await take(clerk, 'csv', { sort: '-number' }));
    expect(lines).toHaveLength(32);
    const numbers = lines.slice(1, -1).map((line) => line.split(',')[0] ?? '');
    expect(numbers).toEqual([...numbers].sort().reverse());
    expect(lines.some((line) => line.includes(",'=1+1,"))).toBe(true);
    const [, one] = numbers;
    expect(linesOf(await take(clerk, 'csv', { number: one ?? '' }))).toHaveLength(3);
    expect(linesOf(await take(clerk, 'csv', { status: 'sealed' }))).toHaveLength(2);
  });

  test("has nobody of another unit, and none of one's own for the other", async () => {
    const stranger = await makeUnit(owner);
    expect(linesOf(await take(stranger, 'csv'))).toHaveLength(2);
    expect(await done(stranger, startExport, { list: 'employees', format: 'csv', query: '' })).toMatchObject({
      rows: 0,
    });
  });

  test('is not for the centre, and the same key exports once', async () => {
    const staff = await makeStaff(owner, ['administrator']);
    const input = { list: 'employees', format: 'csv', query: '' } as const;
    expect(await act(staff, startExport, { input })).toMatchObject({ refusal: 'not-permitted' });
    const key = randomUUID();
    const first = await act(clerk, startExport, { input, key });
    expect(await act(clerk, startExport, { input, key })).toEqual(first);
    expect(await act(clerk, startExport, { input: { ...input, query: 'sort=name' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
  });
});

describe('exports of what the unit was booked and has filed', () => {
  let payer: OperatorPrincipal;
  beforeAll(async () => {
    payer = await makeUnit(owner);
    await openPeople(payer, 3);
    await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, payer));
  });

  test('导出单位流水账 has the bookings and their sums', async () => {
    const sheet = await sheetOf(await take(payer, 'xlsx', {}, 'ledger'));
    const titles = sheet.getRow(1).values as string[];
    const income = titles.indexOf('收入(元)');
    expect(sheet.getRow(2).getCell(1).value).toEqual(new Date('2019-08-20T00:00:00Z'));
    expect(sheet.getRow(2).getCell(income).value).toBe(7200);
    expect([sheet.getRow(3).getCell(1).value, sheet.getRow(3).getCell(income).value]).toEqual(['合计', 7200]);
    expect(linesOf(await take(payer, 'csv', { from: '2018-01-01', to: '2018-12-31' }, 'ledger'))).toHaveLength(2);
  });

  test('导出清册列表 has what was filed, by roster and kind, and nothing of another unit', async () => {
    const opened = linesOf(await take(payer, 'csv', { roster: 'change', from: '201908', to: '201908' }, 'rosters'));
    expect(opened).toHaveLength(5);
    expect(opened.at(-1)).toContain('7200.00');
    expect(linesOf(await take(payer, 'csv', { roster: 'change', kind: 'seal' }, 'rosters'))).toHaveLength(2);
    expect(linesOf(await take(await makeUnit(owner), 'csv', { roster: 'change' }, 'rosters'))).toHaveLength(2);
    expect(linesOf(await take(payer, 'csv', {}, 'transfers'))).toHaveLength(2);
  });

  test('reach over 36 months at most', async () => {
    const asked = (from: string) => ({
      input: { list: 'rosters', format: 'csv', query: `from=${from}&to=201908` } as const,
    });
    expect(await act(payer, startExport, asked('201608'))).toMatchObject({ ok: true });
    expect(await act(payer, startExport, asked('201607'))).toMatchObject({ ok: false, refusal: 'export-range' });
    expect(await act(payer, startExport, asked('什么'))).toMatchObject({ ok: false, refusal: 'export-range' });
  });
});

describe('exports of what was done, and of 比例调整', () => {
  test('操作日志 has what the unit did and was refused, the last first, under its filters, and nothing of others', async () => {
    const unit = await makeUnit(owner);
    await openPeople(unit, 2);
    await act(unit, startExport, { input: { list: 'rosters', format: 'csv', query: 'from=%E4%BB%80' } });
    const logged = await rowsOf<{ cells: string }>(
      owner,
      sql`select concat_ws('|', to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), actor_name, replace(month, '-', ''), people::text) as cells
        from operation_log where unit_id = ${unit.unitId} order by id desc`,
    );
    const [header, ...rows] = linesOf(await take(unit, 'csv', {}, 'log')).map((line) =>
      line.replace('\uFEFF', '').split(','),
    );
    expect(header).toEqual(['时间', '操作', '操作人', '汇缴年月', '人数', '结果']);
    expect(rows.map(([at, , actor, month, people]) => [at, actor, month, people].filter(Boolean).join('|'))).toEqual(
      logged.map(({ cells }) => cells),
    );
    expect(rows.map(([, operation]) => operation)).toEqual(['导出清单', '提交变更', '保存新增开户']);
    expect(rows.map((row) => row[5])).toEqual([expect.stringMatching(/^未办理：.*36/), '已办理', '已办理']);
    const refused = linesOf(await take(unit, 'csv', { outcome: 'refused' }, 'log'));
    expect(refused).toHaveLength(2);
    expect(linesOf(await take(unit, 'csv', { operation: 'filings.submit' }, 'log'))).toHaveLength(2);
    expect(linesOf(await take(unit, 'csv', { to: '2019-08-19' }, 'log'))).toHaveLength(1);
    // 单位账号 is the back office's filter: a unit that types it in sees no more than its own.
    expect(linesOf(await take(await makeUnit(owner), 'csv', { unitNumber: '900001' }, 'log'))).toHaveLength(1);
  });

  test('比例调整 has the ratios before and after, with typed amounts, taken back ones too', async () => {
    const { clerk: unit } = await payingUnit(owner, await makeStaff(owner, ['funds']), [newLine(), newLine()], 1000);
    const { ids } = await file(unit, 'ratio', [{ unitRatio: '12', ownRatio: '11', note: '' }]);
    const sheet = await sheetOf(await take(unit, 'xlsx', {}, 'ratios'));
    expect(sheet.rowCount).toBe(2);
    const titles = (sheet.getRow(1).values as string[]).slice(1);
    expect(titles.slice(2, 8)).toEqual([
      '单位现有比例(%)',
      '单位调整后比例(%)',
      '职工现有比例(%)',
      '职工调整后比例(%)',
      '人数',
      titles[7],
    ]);
    const [filed] = await rowsOf<{ former: bigint; monthly: bigint; month: string }>(
      owner,
      sql`select former_unit_share + former_own_share as former, monthly, replace(month, '-', '') as month from filings where id = ${ids[0]}`,
    );
    expect((sheet.getRow(2).values as unknown[]).slice(1, 11)).toEqual([
      new Date('2019-08-20T00:00:00Z'),
      filed?.month,
      '10',
      '12',
      '10',
      '11',
      2,
      Number(filed?.former) / 100,
      Number(filed?.monthly) / 100,
      '已办结',
    ]);
    await done(unit, revokeFilings, { ids, reason: '误报' });
    const lines = linesOf(await take(unit, 'csv', { from: '201909', to: '201909' }, 'ratios'));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('已撤销');
    expect(linesOf(await take(unit, 'csv', { from: '201907', to: '201907' }, 'ratios'))).toHaveLength(1);
    expect(linesOf(await take(clerk, 'csv', {}, 'ratios'))).toHaveLength(1);
  });
});

test('a list above five thousand lines is written by a job, whole and with its total', async () => {
  const large = await makePeopledUnit(owner, 5_001);
  const key = randomUUID();
  const input = { list: 'employees', format: 'xlsx', query: 'sort=name' } as const;
  const first = await act(large, startExport, { input, key });
  await act(large, startExport, { input, key });
  await jobsAtRest();
  const jobs = await jobsOf(large);
  expect(first).toMatchObject({ ok: true, result: { rows: 5_001, jobId: jobs[0]?.id } });
  expect(jobs).toMatchObject([{ state: 'done', parameters: { query: 'sort=name' } }]);
  expect(
    await exportNow(large, { list: 'employees', format: 'csv', asked: { params: {}, today: testClock.today() } }),
  ).toBeNull();
  const file = await readJobFile(jobs[0]?.id ?? '');
  const sheet = await sheetOf(file ? await bytesOf(file) : Buffer.alloc(0));
  expect(sheet.rowCount).toBe(5_003);
  const [sum] = await rowsOf<{ base: string }>(
    owner,
    sql`select sum(base)::text as base from accounts where unit_id = ${large.unitId}`,
  );
  expect(sheet.getCell(5_003, 9).value).toBe(Number(sum?.base) / 100);
});
