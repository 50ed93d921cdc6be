import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { extendEnvironment } from '@/lib/env';
import { storeUpload, uploadPath, type UploadBody } from '@/lib/gateways/storage';
import { importReceipts, type ReceiptImport } from '@/lib/receipts/import-receipts';
import { sheetLimits } from '@/lib/sheets/sheet-limits';
import { day, type Day } from '@/lib/values/day';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { openPeople, registerMonth, rowsOf, standingOf, suspenseOf, type Registered } from '../support/remittance';

const { owner } = useDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'provident-hall-receipts-'));
const HEADER = ['银行流水号', '付款户名', '付款账号', '金额', '附言', '到账日期'];
let funds: StaffPrincipal;

beforeAll(async () => {
  extendEnvironment({ DATA_DIR: folder });
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function registered(): Promise<{ clerk: OperatorPrincipal; payment: Registered }> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  return { clerk, payment: await registerMonth(owner, clerk) };
}

interface By {
  principal?: StaffPrincipal;
  today?: Day;
}

async function upload(name: string, bytes: Uint8Array, { principal = funds, today }: By = {}): Promise<ReceiptImport> {
  const id = randomUUID();
  const stored = await storeUpload(id, new Blob([Buffer.from(bytes)]).stream() as UploadBody, sheetLimits.fileBytes);
  if (!stored) throw new Error('the file is not too long');
  const clock = { ...testClock, today: () => today ?? testClock.today() };
  const report = await importReceipts({ id, progressKey: id, name, sha256: stored.sha256 }, principal, clock);
  expect(existsSync(uploadPath(id))).toBe(false);
  return report;
}

function csv(rows: string[][]): Buffer {
  return Buffer.from(rows.map((row) => row.join(',')).join('\r\n'), 'utf8');
}

async function xlsx(rows: ExcelJS.CellValue[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('明细').addRows(rows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function outcomesOf(report: ReceiptImport) {
  if (!report.ok) throw new Error(`the file was refused: ${report.code}`);
  return report.rows.map(({ row, outcome }) => ({ row, ...outcome }));
}

function countReceipts() {
  return rowsOf<{ count: number }>(owner, sql`select count(*)::integer as count from receipts`);
}

describe('a bank’s file', () => {
  test('is entered line by line, each with what became of it', async () => {
    const { clerk, payment } = await registered();
    const serial = randomUUID().toUpperCase();
    const report = await upload(
      '八月.csv',
      csv([
        ['中国银行交易明细'],
        HEADER,
        [serial, '测试单位', '', '4800.00', payment.code, '2019-08-20'],
        [`${serial}-2`, '测试单位', '', '"4,800.00"', payment.code, '20190820'],
        [`${serial}-3`, '路人', '', '5', '', '2019年8月19日'],
        [serial, '测试单位', '', '4800.00', payment.code, '2019-08-20'],
        [`${serial}-5`, '测试单位', '', '4.805', payment.code, '2019-08-20'],
        [`${serial}-6`, '测试单位', '', '48', payment.code, '2019-08-21'],
        ['', '测试单位', '', '', payment.code, ''],
      ]),
    );
    expect(outcomesOf(report)).toEqual([
      { row: 3, kind: 'entered', finding: 'exact', repeated: false },
      { row: 4, kind: 'entered', finding: 'second', repeated: false },
      { row: 5, kind: 'entered', finding: 'unknown', repeated: false },
      { row: 6, kind: 'refused', code: 'receipt-known', values: { serial } },
      { row: 7, kind: 'refused', code: 'receipt-amount', values: {} },
      { row: 8, kind: 'refused', code: 'receipt-day', values: {} },
      {
        row: 9,
        kind: 'faulty',
        faults: {
          bankSerial: 'bank-serial-missing',
          amount: 'amount-missing',
          arrivedOn: 'arrived-on-missing',
        },
      },
    ]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    const sources = await rowsOf(
      owner,
      sql`select distinct source from receipts where bank_serial like ${`${serial}%`}`,
    );
    expect(sources).toEqual([{ source: 'imported' }]);
  });

  test('as a workbook with days, numbers, other titles and a line of totals', async () => {
    const { payment } = await registered();
    const serial = randomUUID().toUpperCase();
    const report = await upload(
      '明细.xlsx',
      await xlsx([
        ['交易日期', '交易流水号', '对方户名', '对方账号', '贷方金额', '摘要', '余额'],
        [new Date(Date.UTC(2019, 7, 20)), serial, '测试单位', '622200001', 4800, `公积金${payment.code}`, 1],
        ['合计', null, null, null, 4800],
      ]),
    );
    expect(outcomesOf(report)).toEqual([{ row: 2, kind: 'entered', finding: 'exact', repeated: false }]);
  });

  test('in GB18030, as Excel saves it', async () => {
    const header = 'D2F8D0D0C1F7CBAEBAC52CB8B6BFEEBBA7C3FB2CBDF0B6EE2CB8BDD1D42CB5BDD5CBC8D5C6DA';
    const line = Buffer.from(`\r\n${randomUUID().toUpperCase()},ABC,9.99,,2019-08-20`, 'latin1');
    const report = await upload('明细.csv', Buffer.concat([Buffer.from(header, 'hex'), line]));
    expect(outcomesOf(report)).toEqual([{ row: 2, kind: 'entered', finding: 'unknown', repeated: false }]);
  });

  test('a second time books nothing, and says so', async () => {
    const { clerk, payment } = await registered();
    const bytes = csv([
      HEADER,
      [randomUUID().toUpperCase(), '测试单位', '', '4800', payment.code, '2019-08-20'],
      [randomUUID().toUpperCase(), '测试单位', '', '4800', payment.code, '2019-08-20'],
      [randomUUID().toUpperCase(), '测试单位', '', '0', payment.code, '2019-08-20'],
    ]);
    const first = outcomesOf(await upload('到账.csv', bytes));
    const [before] = await countReceipts();
    const again = outcomesOf(await upload('到账（重发）.csv', bytes));
    expect(again).toEqual(first.map((line) => (line.kind === 'entered' ? { ...line, repeated: true } : line)));
    expect(await countReceipts()).toEqual([before]);
    const colleague = await makeStaff(owner, ['funds']);
    const byAnother = outcomesOf(await upload('到账.csv', bytes, { principal: colleague }));
    expect(byAnother.map((line) => (line.kind === 'refused' ? line.code : line.kind))).toEqual([
      'receipt-known',
      'receipt-known',
      'receipt-amount',
    ]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });

  test('with a line dated tomorrow is entered but for that line, and on the morrow with it, each once', async () => {
    const { clerk, payment } = await registered();
    const [serial, early] = [randomUUID().toUpperCase(), randomUUID().toUpperCase()];
    const bytes = csv([
      HEADER,
      [serial, '测试单位', '', '4800', payment.code, '2019-08-20'],
      [early, '测试单位', '', '4800', payment.code, '2019-08-21'],
    ]);
    const file = () => upload('到账.csv', bytes);
    expect(outcomesOf(await file())).toEqual([
      { row: 2, kind: 'entered', finding: 'exact', repeated: false },
      { row: 3, kind: 'refused', code: 'receipt-day', values: {} },
    ]);
    expect(outcomesOf(await file())[1]).toMatchObject({ kind: 'refused', code: 'receipt-day' });
    const today = day('2019-08-21');
    expect(outcomesOf(await upload('到账.csv', bytes, { today }))).toEqual([
      { row: 2, kind: 'refused', code: 'receipt-known', values: { serial } },
      { row: 3, kind: 'entered', finding: 'second', repeated: false },
    ]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });

  test('uploaded twice at once posts each receipt once', async () => {
    const { clerk, payment } = await registered();
    const rows = Array.from({ length: 5 }, () => [
      randomUUID().toUpperCase(),
      '测试单位',
      '',
      '4800',
      payment.code,
      '2019-08-20',
    ]);
    const bytes = csv([HEADER, ...rows]);
    const [before] = await countReceipts();
    await Promise.all([upload('甲.csv', bytes), upload('乙.csv', bytes)]);
    const [after] = await countReceipts();
    expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(5);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(4n * 480_000n);
  });
});

describe('cells that cannot be believed', () => {
  test('are named: numbers too long for Excel, formulas, merged cells', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('明细');
    sheet.addRow(HEADER);
    sheet.addRow([2019082000000123456, '甲', '', 10, '', '2019-08-20']);
    sheet.addRow(['S-formula', '乙', '', { formula: 'D2*2', result: 20 }, '', '2019-08-20']);
    sheet.addRow(['S-merged', '丙', '', 10, '', '2019-08-20']);
    sheet.addRow([123456789012345, '丁', 6222021234567890123, 10, 4539578763621486, '2019-08-20']);
    sheet.mergeCells('B3:B4');
    const report = await upload('明细.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(outcomesOf(report)).toEqual([
      { row: 2, kind: 'faulty', faults: { bankSerial: 'stored-as-number' } },
      { row: 3, kind: 'faulty', faults: { amount: 'cell-formula' } },
      { row: 4, kind: 'faulty', faults: { payerName: 'cell-merged' } },
      { row: 5, kind: 'faulty', faults: { payerAccount: 'stored-as-number', memo: 'stored-as-number' } },
    ]);
  });
});

describe('a whole file is refused', () => {
  test('without the columns it needs', async () => {
    const report = await upload(
      '明细.csv',
      csv([
        ['银行流水号', '付款户名', '附言'],
        ['1', '甲', ''],
      ]),
    );
    expect(report).toEqual({ ok: false, code: 'columns-missing', values: { titles: '金额、到账日期' } });
  });

  test('without a header, without rows, and when it is no workbook', async () => {
    expect(await upload('明细.csv', csv([['1', '2', '3']]))).toMatchObject({ ok: false, code: 'no-header' });
    expect(await upload('明细.csv', csv([HEADER]))).toMatchObject({ ok: false, code: 'no-rows' });
    expect(await upload('明细.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toMatchObject({ ok: false });
    expect(await upload('明细.csv', new Uint8Array())).toMatchObject({ ok: false, code: 'empty-file' });
  });

  test('with more lines than one file may have', async () => {
    const rows = Array.from({ length: 5001 }, (_, place) => [`L${String(place)}`, '甲', '', '1', '', '2019-08-20']);
    expect(await upload('明细.csv', csv([HEADER, ...rows]))).toEqual({
      ok: false,
      code: 'too-many-lines',
      values: { found: '5001', limit: '5000' },
    });
  });
});

test('staff without the funds desk’s role enter nothing', async () => {
  const [before] = await countReceipts();
  const bytes = csv([HEADER, [randomUUID().toUpperCase(), '甲', '', '1', '', '2019-08-20']]);
  const report = await upload('明细.csv', bytes, { principal: await makeStaff(owner, ['counter', 'administrator']) });
  expect(outcomesOf(report)).toEqual([{ row: 2, kind: 'refused', code: 'not-permitted', values: {} }]);
  expect(await countReceipts()).toEqual([before]);
});
