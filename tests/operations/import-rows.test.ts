import { rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { faultyWorkbook } from '@/lib/filings/faulty-workbook';
import { getDraft } from '@/lib/filings/get-draft';
import { listImports } from '@/lib/filings/get-import';
import { KINDS } from '@/lib/filings/kinds';
import { runImport } from '@/lib/filings/run-import';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { readRows } from '@/lib/sheets/read-rows';
import { writeTemplate } from '@/lib/sheets/template';
import { problemSentence } from '@/lib/text/problems';
import { accountsOf, ALL, codesOf, draftsOf, openAccounts, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { done, idNumberOf, makeUnit, openLine, setParameters } from '../support/hall';
import { csv, imported, uploaded, useDataFolder, workbook } from '../support/imports';

const { owner } = useDatabase();
useDataFolder();

const HEADER = '职工姓名,证件号码,手机号码,工资基数';
let people = 5000;

/** A row of CSV about somebody whom no test has named yet. */
function row(changed: { name?: string; idNumber?: string; phone?: string; base?: string } = {}): string {
  people += 1;
  const { name, idNumber, base } = openLine(people);
  const line = { name, idNumber, phone: '', base, ...changed };
  return [line.name, line.idNumber, line.phone, line.base].join(',');
}

/** Rows of a workbook as our own reader sees them. */
async function rowsIn(bytes: Uint8Array) {
  const folder = mkdtempSync(path.join(tmpdir(), 'provident-sheet-'));
  const file = path.join(folder, 'file.xlsx');
  writeFileSync(file, bytes);
  const read = await readRows({ path: file, name: 'file.xlsx' });
  rmSync(folder, { recursive: true });
  if (!read.ok) throw new Error(`not readable: ${read.code}`);
  return read.rows;
}

function faultyOf(clerk: OperatorPrincipal, importId: string | null) {
  const what = { kind: 'open', importId, title: '错误数据' } as const;
  return readAs(clerk, async (tx) => buffer(await faultyWorkbook(tx, clerk.unitId, what)));
}

beforeAll(() => setParameters(owner));

describe('opening-messy.xlsx, as it comes from a real desk', () => {
  /** What stands against the rows that are not simply good: problems, review reasons, marks. */
  const EXPECTED: Record<string, [string[], string[]?, string[]?]> = {
    28: [['id-stored-as-number']],
    29: [['id-check-digit']],
    30: [[], [], ['id-upgraded']],
    31: [['duplicate-in-file']],
    32: [['duplicate-in-file']],
    33: [[], ['base-under-floor']],
    34: [[], ['base-over-cap']],
    35: [['cell-formula']],
    36: [['base-too-many-decimals']],
    37: [['phone-not-mobile']],
    38: [['name-empty']],
    41: [['cell-formula']],
    42: [['id-birth-date']],
  };

  test('row by row, as opening-messy.expected.csv says', async () => {
    const clerk = await makeUnit(owner);
    const expected = new TextDecoder().decode((await workbook('opening-messy.expected.csv', 0)).bytes);
    const lines = expected.trim().split(/\r?\n/).slice(1);
    const people = lines.filter((line) => !line.includes('a totals line'));
    const batch = await imported(clerk, await workbook('opening-messy.xlsx', people.length));
    expect(batch).toMatchObject({ state: 'done', foundRows: 37, goodRows: 27, faultyRows: 10 });
    const drafts = new Map((await draftsOf(clerk)).map((draft) => [String(draft.importRow), draft]));
    expect([...drafts.keys()]).toEqual(people.map((line) => line.split(',')[0]));
    for (const line of people) {
      const [number = '', name = '', ...what] = line.split(',');
      const draft = drafts.get(number);
      const [problems, reviewReasons, marks] = EXPECTED[number] ?? [[], [], []];
      expect(what.join(',').startsWith('ok')).toBe(EXPECTED[number] === undefined);
      expect([number, codesOf(draft), draft?.reviewReasons, draft?.marks]).toEqual([
        number,
        problems,
        reviewReasons ?? [],
        marks ?? [],
      ]);
      if (EXPECTED[number] === undefined) expect(draft?.name).toBe(name.trim());
    }
  });

  test('gives the faulty rows back as they were typed, each cell marked, the reasons beside them, never a formula', async () => {
    const clerk = await makeUnit(owner);
    const { id } = await imported(clerk, await workbook('opening-messy.xlsx', 37));
    const rows = await rowsIn(await faultyOf(clerk, id));
    expect(rows[0]?.cells.map((cell) => cell?.text)).toEqual([
      ...KINDS.open.columns.map((column) => column.title),
      '错误说明',
    ]);
    expect(rows.slice(1)).toHaveLength(10);
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => cell?.kind === 'formula')).toEqual([]);
    const drafts = (await draftsOf(clerk)).filter((draft) => draft.problems.length > 0);
    expect(rows.slice(1).map(({ cells }) => cells.at(-1)?.text)).toEqual(
      drafts.map((draft) => draft.problems.map((found) => problemSentence(found)).join('；')),
    );
    const twice = rows.find(({ cells }) => cells[0]?.text === '顿珠央金');
    expect(twice?.cells[2]?.text).toBe('身份证');
    const decimals = rows.find(({ cells }) => cells[0]?.text === '高红建');
    expect(decimals?.cells.map((cell) => cell?.text ?? '')).toEqual(
      expect.arrayContaining(['540199199311139899', '8888.888', '10034173410']),
    );
    expect(await rowsIn(await faultyOf(await makeUnit(owner), id))).toHaveLength(1);
  });

  test('reads full width, signs and units, and submits what is good; last, because its people are 正常 afterwards', async () => {
    const clerk = await makeUnit(owner);
    await imported(clerk, await workbook('opening-messy.xlsx', 37));
    const drafts = new Map((await draftsOf(clerk)).map((draft) => [draft.importRow, draft]));
    expect(drafts.get(24)).toMatchObject({ name: '普布·卓玛', base: 1_163_269n });
    expect(drafts.get(25)).toMatchObject({ idNumberMask: '540199********7133', base: 1_708_238n });
    expect(drafts.get(26)).toMatchObject({ idNumberMask: '540199********962X' });
    expect(drafts.get(27)).toMatchObject({ base: 2_681_100n });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 25, review: 2, left: 10 });
    expect(await accountsOf(clerk)).toHaveLength(25);
  });
});

describe('cells that text cannot show', () => {
  test('a formula, an error, a merged cell, an ID stored as a number: said at their fields', async () => {
    const clerk = await makeUnit(owner);
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('人员');
    sheet.addRow(['职工姓名', '证件号码', '手机号码', '工资基数']);
    const [a, b, c, d] = [1, 2, 3, 4].map(() => openLine((people += 1)));
    sheet.addRow([a?.name, a?.idNumber, '', { formula: '4000+4000', result: 8000 }]);
    sheet.addRow([b?.name, b?.idNumber, '', { error: '#N/A' }]);
    sheet.addRow([c?.name, 540199199001011000, '', 8000]);
    sheet.addRow([d?.name, d?.idNumber, '', 8000]);
    sheet.addRow(['', openLine((people += 1)).idNumber, '', 8000]);
    sheet.mergeCells('A5:A6');
    await imported(clerk, { name: '人员.xlsx', rows: 5, bytes: new Uint8Array(await book.xlsx.writeBuffer()) });
    const drafts = await draftsOf(clerk);
    expect(drafts.map((draft) => draft.problems.map(({ code, field }) => `${field} ${code}`))).toEqual([
      ['base cell-formula'],
      ['base cell-error'],
      ['idNumber id-stored-as-number'],
      [],
      ['name cell-merged'],
    ]);
  });

  test('a month that Excel made a date of is the month that it shows', async () => {
    const clerk = await makeUnit(owner);
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('人员');
    sheet.addRow(['职工姓名', '证件号码', '工资基数', '首次汇缴年月', '入职日期']);
    const line = openLine((people += 1));
    sheet.addRow([line.name, line.idNumber, 8000, new Date(Date.UTC(2019, 9, 1)), new Date(Date.UTC(2019, 7, 5))]);
    sheet.getCell('D2').numFmt = 'yyyy"年"m"月"';
    sheet.getCell('E2').numFmt = 'yyyy/m/d';
    await imported(clerk, { name: '人员.xlsx', rows: 1, bytes: new Uint8Array(await book.xlsx.writeBuffer()) });
    const drafts = await draftsOf(clerk);
    expect(drafts).toMatchObject([{ forMonth: '2019-10', problems: [] }]);
  });

  test('a month of which Excel has kept 2020.1 only is believed neither as January nor as October', async () => {
    const clerk = await makeUnit(owner);
    const header = `${HEADER},首次汇缴年月`;
    await imported(clerk, csv([header, `${row({})},2020.1`, `${row({})},2019.11`]));
    const drafts = await draftsOf(clerk);
    expect(drafts.map(({ problems }) => problems.map(({ code, field }) => `${field} ${code}`))).toEqual([
      ['firstMonth month-unclear'],
      [],
    ]);
  });

  test('our own template, filled in, is taken as it is', async () => {
    const clerk = await makeUnit(owner);
    const book = new ExcelJS.Workbook();
    const template = await writeTemplate({ sheetTitle: '新增开户', columns: KINDS.open.columns, notes: ['填写说明'] });
    await book.xlsx.load(template as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0];
    const titles = KINDS.open.columns.map((column) => column.key);
    const line = openLine((people += 1), { idType: '身份证', sex: '男', base: '', monthly: '1294' });
    titles.forEach((key, place) => {
      const cell = sheet?.getRow(2).getCell(place + 1);
      if (cell) cell.value = key === 'monthly' ? 1294 : line[key as keyof typeof line];
    });
    const batch = await imported(clerk, {
      name: '模板.xlsx',
      rows: 1,
      bytes: new Uint8Array(await book.xlsx.writeBuffer()),
    });
    expect(batch).toMatchObject({ state: 'done', goodRows: 1 });
    expect(await draftsOf(clerk)).toMatchObject([{ name: line.name, monthly: 129_400n }]);
  });

  test('what could not be read is shown again in the form as it was typed', async () => {
    const clerk = await makeUnit(owner);
    await imported(clerk, csv([HEADER, '张三,540199199001011011,12345,五千']));
    const [draft] = await draftsOf(clerk);
    const form = await readAs(clerk, (tx) => getDraft(tx, clerk.unitId, draft?.id ?? ''));
    expect(form?.typed).toMatchObject({ name: '张三', idNumber: '540199199001011011', phone: '12345', base: '五千' });
    expect(form?.problems.map(({ field }) => field)).toEqual(['idNumber', 'phone', 'base']);
  });
});

describe('faults between lines and with what is there', () => {
  test('twice in the file, among the drafts, normal here: each said at its row', async () => {
    const clerk = await makeUnit(owner);
    const [twice, drafted, opened] = [idNumberOf((people += 1)), openLine((people += 1)), openLine((people += 1))];
    await openAccounts(clerk, [opened]);
    await saveOpenings(clerk, [drafted]);
    await imported(
      clerk,
      csv([
        HEADER,
        row({ idNumber: twice }),
        row({ idNumber: twice.toLowerCase() }),
        row({ idNumber: ` ${twice} ` }),
        row({ name: drafted.name, idNumber: drafted.idNumber }),
        row({ name: opened.name, idNumber: opened.idNumber }),
      ]),
    );
    const found = (await draftsOf(clerk)).filter((draft) => draft.importRow !== null);
    expect(found.map((draft) => draft.problems.map(({ code, values }) => [code, values?.rows]))).toEqual([
      [['duplicate-in-file', '3、4']],
      [['duplicate-in-file', '2、4']],
      [['duplicate-in-file', '2、3']],
      [['duplicate-in-drafts', undefined]],
      [['normal-here', undefined]],
    ]);
  });

  test('mended and imported again, lines replace those of the same people; what was typed by hand stays', async () => {
    const clerk = await makeUnit(owner);
    const [a, b] = [openLine((people += 1)), openLine((people += 1))];
    const byHand = await saveOpenings(clerk, [openLine((people += 1))]);
    const faulty = `${a.name},${a.idNumber},123,8000`;
    const good = `${b.name},${b.idNumber},,9000`;
    await imported(clerk, csv([HEADER, faulty, good]));
    const again = await imported(clerk, csv([HEADER, `${a.name},${a.idNumber},,8000`]));
    const drafts = await draftsOf(clerk);
    expect(drafts).toHaveLength(3);
    expect(drafts.filter((draft) => draft.problems.length > 0)).toEqual([]);
    expect(drafts.map((draft) => draft.id)).toContain(byHand[0]);
    expect(drafts.find((draft) => draft.name === a.name && draft.base === 800_000n)).toBeDefined();
    expect(
      await readAs(clerk, (tx) => listImports(tx, clerk.unitId, { kinds: ['open', 'seal'], most: 5 })),
    ).toMatchObject([{ id: again.id }, { goodRows: 1, faultyRows: 1 }]);
  });

  test('two files about the same people at once: every one of them stands there once', async () => {
    const clerk = await makeUnit(owner);
    const lines = Array.from({ length: 50 }, () => row());
    const uploads = await Promise.all(
      [1, 2].map((file) => uploaded(clerk, csv([HEADER, ...lines], 50, `${String(file)}.csv`))),
    );
    await Promise.all(uploads.map(({ file }) => runImport(file, clerk)));
    const drafts = await draftsOf(clerk);
    expect(drafts).toHaveLength(50);
    expect(drafts.filter((draft) => draft.problems.length > 0)).toEqual([]);
  });
});
