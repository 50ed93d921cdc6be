import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { storeUpload, uploadPath, type UploadBody } from '@/lib/gateways/storage';
import { INTEREST_EXPENSE } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import { WITHDRAWAL_COLUMNS } from '@/lib/text/withdrawals';
import { importWithdrawalFile, type WithdrawalImport } from '@/lib/withdrawals/import-withdrawals';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { rowsOf } from '../support/remittance';
import { secondAtDesk, withdraw, withdrawalLine, withMoney, type Withdrawer } from '../support/withdrawals';

const { owner } = useDatabase();
useDataFolder();

const HEADER = Object.values(WITHDRAWAL_COLUMNS).map(({ title }) => title);
let funds: StaffPrincipal;
let people: Withdrawer[];

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  people = await withMoney(owner, { clerk: await makeUnit(owner), funds, people: 6 });
});

function person(place: number): Withdrawer {
  const found = people[place];
  if (!found) throw new Error('nobody there');
  return found;
}

function row({ number, name }: Withdrawer, changed: Record<number, string | number> = {}): (string | number)[] {
  const cells = [`TQ-${randomUUID()}`, number, name, '2019-08-20', '偿还购房贷款本息', '100.00'];
  return cells.map((value, place) => changed[place] ?? value);
}

async function imported(rows: (string | number)[][], header = HEADER): Promise<WithdrawalImport> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('提取').addRows([header, ...rows]);
  return send(Buffer.from(await book.xlsx.writeBuffer()));
}

async function send(bytes: Buffer): Promise<WithdrawalImport> {
  const id = randomUUID();
  const stored = await storeUpload(id, new Blob([new Uint8Array(bytes)]).stream() as UploadBody, sheetLimits.fileBytes);
  if (!stored) throw new Error('the file is not too long');
  const file = { id, progressKey: id, name: '提取.xlsx', sha256: stored.sha256 };
  const report = await importWithdrawalFile(file, funds, testClock);
  expect(existsSync(uploadPath(id))).toBe(false);
  return report;
}

/** 年终结息 of one account on the tests' day, as the centre books it. */
async function settleInterest({ id }: Withdrawer): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    const [known] = await tx.execute<{ unitId: string; logId: string }>(
      sql`select unit_id as "unitId", log_id as "logId" from journals j where exists (select from entries e where e.journal_id = j.id and e.account_id = ${id})`,
    );
    if (!known) throw new Error('the account has money');
    const lines = sql`select ${id}::uuid as account_id, 100::bigint as amount union all select ${INTEREST_EXPENSE}::uuid, -100::bigint`;
    const header = { kind: 'interest', ...known, valueOn: testClock.today() } as const;
    await postJournal(tx, header, { lines, clock: testClock });
  });
}

function faultsOf(report: WithdrawalImport): string[] {
  if (!('ok' in report) || !report.ok || report.id !== null) throw new Error(JSON.stringify(report));
  return report.faults.map(({ row: at, column, code }) => `${at} ${column} ${code}`);
}

async function waiting(): Promise<number> {
  const [counted] = await rowsOf<{ lines: number }>(owner, sql`select count(*)::integer as lines from withdrawals`);
  return counted?.lines ?? 0;
}

describe('a file of withdrawals', () => {
  test('that is right waits for a second person; again, it is the one that is there, two at once too', async () => {
    const book = new ExcelJS.Workbook();
    const rows = [row(person(0)), row(person(1), { 4: '购买自住房提取', 5: '1,200.50', 3: '2019年8月20日' })];
    book.addWorksheet('提取').addRows([HEADER, ...rows]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const both = await Promise.all([send(bytes), send(bytes)]);
    expect(
      both.map((report) => ('ok' in report && report.ok && report.id !== null ? report.isKnown : null)).sort(),
    ).toEqual([false, true]);
    expect(both[0]).toMatchObject({ lines: 2, amount: '1,300.50' });
    expect(await waiting()).toBe(2);
  });

  test('with anything wrong in it is not taken, and every row says what', async () => {
    const before = await waiting();
    const twice = `TQ-${randomUUID()}`;
    const report = await imported([
      row(person(2), { 0: twice }),
      row(person(2), { 0: twice.toLowerCase() }),
      row(person(2), { 0: '' }),
      row(person(2), { 0: 'TQ/1' }),
      row(person(2), { 1: '', 2: '' }),
      row(person(2), { 1: '99999999' }),
      row(person(2), { 2: '别人' }),
      row(person(2), { 3: '昨天' }),
      row(person(2), { 3: '2019-08-21' }),
      row(person(2), { 4: '租房提取' }),
      row(person(2), { 5: '0.00' }),
      row(person(2), { 5: '-1' }),
      row(person(2), { 5: '1.005' }),
      row(person(3), { 5: '2400.00' }),
      row(person(3), { 5: '0.01' }),
      row(person(4), { 3: '2019-08-19' }),
      row(person(2), { 1: 1234567890123456 }),
    ]);
    expect(faultsOf(report)).toEqual([
      '3 serial serial-twice',
      '4 serial missing',
      '5 serial serial-wrong',
      '6 accountNumber missing',
      '6 name missing',
      '7 accountNumber account-unknown',
      '8 name name-differs',
      '9 withdrawnOn not-a-day',
      '10 withdrawnOn day-in-future',
      '11 kind kind-unknown',
      '12 amount amount-zero',
      '13 amount not-an-amount',
      '14 amount not-an-amount',
      '16 amount over-balance',
      '17 amount over-balance-then',
      '18 accountNumber stored-as-number',
    ]);
    expect(await waiting()).toBe(before);
  });

  test('with numbers that are known, of accounts that are closed or frozen, or of settled days is not taken', async () => {
    const second = await secondAtDesk(owner);
    const [booked, waits] = [`TQ-${randomUUID()}`, `TQ-${randomUUID()}`];
    const [frozen, closed, settled] = await withMoney(owner, { clerk: await makeUnit(owner), funds, people: 3 });
    if (!frozen || !closed || !settled) throw new Error('three were opened');
    await withdraw({ funds, second }, [withdrawalLine(person(5), { serial: booked.toUpperCase() })]);
    expect(await imported([row(person(5), { 0: waits })])).toMatchObject({ ok: true, lines: 1 });
    await change(owner, sql`update accounts set status = 'frozen' where id = ${frozen.id}`);
    await change(
      owner,
      sql`update accounts set status = 'withdrawn', closed_on = '2019-08-20' where id = ${closed.id}`,
    );
    await settleInterest(settled);
    const report = await imported([
      row(person(5), { 0: booked }),
      row(person(5), { 0: waits }),
      row(frozen),
      row(closed),
      row(settled),
    ]);
    expect(faultsOf(report)).toEqual([
      '2 serial serial-booked',
      '3 serial serial-waiting',
      '4 accountNumber account-frozen',
      '5 accountNumber account-closed',
      '6 withdrawnOn day-settled',
    ]);
  });

  test('without its columns or without lines is refused as a whole', async () => {
    expect(await imported([['TQ-1', '1']], ['业务流水号', '个人账号'])).toMatchObject({
      ok: false,
      code: 'columns-missing',
    });
    expect(await imported([])).toMatchObject({ ok: false, code: 'no-rows' });
    expect(await send(Buffer.from('PK no workbook'))).toMatchObject({ ok: false });
  });
});
