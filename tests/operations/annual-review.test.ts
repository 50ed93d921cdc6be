import { buffer } from 'node:stream/consumers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { ANNUAL_TEMPLATE_COLUMNS } from '@/lib/filings/annual-columns';
import { annualTemplateRows } from '@/lib/filings/annual-review';
import { faultyWorkbook } from '@/lib/filings/faulty-workbook';
import { startImport } from '@/lib/filings/import-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { readRows } from '@/lib/sheets/read-rows';
import { writeTemplate } from '@/lib/sheets/template';
import { writeRows } from '@/lib/sheets/write-rows';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { ANNUAL_COLUMN_WORDS } from '@/lib/text/annual-review';
import { accountsOf, codesOf, openAccounts, sealAccount } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { linesOf } from '../support/filing-kinds';
import { done, makeUnit, openLine, setParameters } from '../support/hall';
import { csv, imported, uploaded, useDataFolder, type Upload } from '../support/imports';

const { owner } = useDatabase();
useDataFolder();

const HEADER = '职工账号,职工姓名,身份证号码,调整前工资基数,调整后工资基数,调整后月缴存额,不变';
let people = 0;

beforeAll(() => setParameters(owner));

/** A unit with three 正常 people on 10,000.00 who pay 2,400.00 a month each, and a sealed one. */
async function unitOfThree(): Promise<{ clerk: OperatorPrincipal; accounts: AccountRow[]; sealed: AccountRow }> {
  const clerk = await makeUnit(owner);
  const opened = await openAccounts(
    clerk,
    [1, 2, 3, 4].map(() => openLine((people += 1))),
  );
  await sealAccount(owner, clerk, opened[3]);
  const accounts = await accountsOf(clerk, ['normal']);
  const [sealed] = await accountsOf(clerk, ['sealed']);
  if (!sealed) throw new Error('one was sealed');
  return { clerk, accounts, sealed };
}

/** A row of the annual template about an account, as a clerk leaves it. */
function row(account: AccountRow | undefined, answer: { base?: string; monthly?: string; unchanged?: string }): string {
  const { base = '', monthly = '', unchanged = '' } = answer;
  return [account?.number, account?.name, account?.idNumberMask, '10000.00', base, monthly, unchanged].join(',');
}

function annual(rows: string[], amount: string, declared = rows.length): Upload {
  return { ...csv([HEADER, ...rows], declared, '年审.csv'), kind: 'base', template: 'annual', amount };
}

const UNCHANGED = { unchanged: '不变' };

describe('an annual review', () => {
  test('makes drafts of those that change, and none of the others', async () => {
    const { clerk, accounts } = await unitOfThree();
    const [one, two, three] = accounts;
    const rows = [row(one, { base: '12000' }), row(two, UNCHANGED), row(three, { monthly: '2400.00' })];
    const batch = await imported(clerk, annual(rows, '7,680.00'));
    expect(batch).toMatchObject({
      state: 'done',
      template: 'annual',
      declaredAmount: 768_000n,
      foundRows: 3,
      goodRows: 1,
      faultyRows: 0,
    });
    expect(await linesOf(clerk, 'base')).toMatchObject([
      { accountNumber: one?.number, base: 1_200_000n, monthly: 288_000n, formerBase: 1_000_000n, importRow: 2 },
    ]);
    expect(await done(clerk, submitFilings, { list: 'base-adjustment', select: 'all' })).toMatchObject({
      effective: 1,
    });
  });

  test('takes every way to write the mark, and the monthly amount as well as the base', async () => {
    const { clerk, accounts } = await unitOfThree();
    const [one, two, three] = accounts;
    const rows = [row(one, { unchanged: '√' }), row(two, { unchanged: '是' }), row(three, { monthly: '3600' })];
    expect(await imported(clerk, annual(rows, '8400'))).toMatchObject({ state: 'done', foundRows: 3, goodRows: 1 });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ base: 1_500_000n, monthly: 360_000n }]);
  });

  test('in which nothing changes makes no draft at all', async () => {
    const { clerk, accounts } = await unitOfThree();
    const rows = accounts.map((account) => row(account, UNCHANGED));
    expect(await imported(clerk, annual(rows, '7200'))).toMatchObject({ state: 'done', foundRows: 3, goodRows: 0 });
    expect(await linesOf(clerk, 'base')).toEqual([]);
  });

  test('a later file takes the place of an earlier one, of those who no longer change too', async () => {
    const { clerk, accounts } = await unitOfThree();
    const [one, two, three] = accounts;
    await imported(clerk, annual([row(one, { base: '12000' }), row(two, UNCHANGED), row(three, UNCHANGED)], '7680'));
    await imported(clerk, annual([row(one, UNCHANGED), row(two, { base: '11000' }), row(three, UNCHANGED)], '7440'));
    expect(await linesOf(clerk, 'base')).toMatchObject([
      { accountNumber: two?.number, base: 1_100_000n, problems: [] },
    ]);
  });

  test('keeps rows at fault as drafts with their faults, and gives them back to be mended', async () => {
    const { clerk, accounts, sealed } = await unitOfThree();
    const [one, two, three] = accounts;
    const rows = [
      row(one, { monthly: '2401' }),
      row(two, { base: '12000', monthly: '3000' }),
      row(three, UNCHANGED),
      row(sealed, { base: '12000' }),
      `540000000000,查无此人,,,,,不变`,
      `${three?.number ?? ''},另一个人,,,,,不变`,
    ];
    // 2,401.00, 3,000.00, 2,400.00, 2,880.00, nothing for nobody, and 2,400.00 for the third once more.
    const batch = await imported(clerk, annual(rows, '13081'));
    expect(batch).toMatchObject({ state: 'done', foundRows: 6, goodRows: 0, faultyRows: 5 });
    expect((await linesOf(clerk, 'base')).map((line) => codesOf(line))).toEqual([
      ['monthly-not-reachable'],
      ['base-and-monthly-disagree'],
      ['adjust-not-normal'],
      ['account-unknown', 'base-and-monthly-missing'],
      ['account-and-name-differ', 'base-and-monthly-missing'],
    ]);
    const asked = { kind: 'base', importId: batch.id, title: '错误数据' } as const;
    const [header, first] = await rowsIn(
      await buffer(await readAs(clerk, (tx) => faultyWorkbook(tx, clerk.unitId, asked))),
    );
    expect(header).toContain('公积金月缴存额');
    expect(first?.join()).toContain('2401');
  });
});

describe('a file that is refused as a whole', () => {
  async function refused(rows: (accounts: AccountRow[]) => string[], amount: string) {
    const { clerk, accounts } = await unitOfThree();
    const { state, refusal, refusalValues, foundRows } = await imported(clerk, annual(rows(accounts), amount));
    expect(await linesOf(clerk, 'base')).toEqual([]);
    return { state, refusal, values: refusalValues, foundRows, accounts };
  }

  test('somebody is missing', async () => {
    const { accounts, ...rest } = await refused(([one, two]) => [row(one, UNCHANGED), row(two, UNCHANGED)], '4800');
    const missing = accounts[2];
    expect(rest).toEqual({
      state: 'refused',
      refusal: 'annual-people-missing',
      values: { people: '3', found: '2', count: '1', names: `${missing?.name ?? ''} ${missing?.number ?? ''}` },
      foundRows: 0,
    });
  });

  test('somebody is not answered for', async () => {
    const { refusal, values } = await refused(
      ([one, two, three]) => [row(one, UNCHANGED), row(two, {}), row(three, { unchanged: '不知道' })],
      '7200',
    );
    expect([refusal, values]).toEqual(['annual-unanswered', { rows: '3、4', count: '2' }]);
  });

  test('an amount is none', async () => {
    const { refusal, values } = await refused(
      ([one, two, three]) => [row(one, { base: '一万' }), row(two, UNCHANGED), row(three, { base: '1.234' })],
      '7200',
    );
    expect([refusal, values]).toEqual(['annual-amount-unreadable', { rows: '2、4', count: '2' }]);
  });

  test('somebody both changes and does not', async () => {
    const { refusal, values } = await refused(
      ([one, two, three]) => [
        row(one, { base: '12000', ...UNCHANGED }),
        row(two, { base: '10000.00', ...UNCHANGED }),
        row(three, UNCHANGED),
      ],
      '7680',
    );
    expect([refusal, values]).toEqual(['annual-unchanged-with-amount', { rows: '2', count: '1' }]);
  });

  test('the amounts do not sum to 金额合计', async () => {
    const { refusal, values } = await refused(
      ([one, two, three]) => [row(one, { base: '12000' }), row(two, UNCHANGED), row(three, UNCHANGED)],
      '7200',
    );
    expect([refusal, values]).toEqual(['annual-amount-differs', { declared: '7,200.00', found: '7,680.00' }]);
  });

  test('the rows are not as many as 导入条数 says', async () => {
    const { clerk, accounts } = await unitOfThree();
    const rows = accounts.map((account) => row(account, UNCHANGED));
    expect(await imported(clerk, annual(rows, '7200', 4))).toMatchObject({
      refusal: 'row-count-differs',
      refusalValues: { declared: '4', found: '3' },
    });
  });

  test('earlier drafts stay', async () => {
    const { clerk, accounts } = await unitOfThree();
    const [one, two, three] = accounts;
    await imported(clerk, annual([row(one, { base: '12000' }), row(two, UNCHANGED), row(three, UNCHANGED)], '7680'));
    await imported(clerk, annual([row(one, UNCHANGED)], '2400'));
    expect(await linesOf(clerk, 'base')).toMatchObject([{ accountNumber: one?.number, problems: [] }]);
  });
});

describe('what starts one', () => {
  test.each(['', '0', '三千', '1.234'])('needs 金额合计, which %j is not', async (amount) => {
    const { input } = await started(amount);
    expect(startImport('base').input.safeParse(input).error?.issues).toMatchObject([
      { path: ['declaredAmount'], message: 'declared-amount-missing' },
    ]);
  });

  test('is 基数调整 only', async () => {
    const { input } = await started('7200');
    expect(startImport('base').input.safeParse(input).success).toBe(true);
    expect(startImport('open').input.safeParse(input).error?.issues).toMatchObject([{ path: ['template'] }]);
  });

  async function started(amount: string) {
    const clerk = await makeUnit(owner);
    const { input } = await uploaded(clerk, { ...csv([HEADER], 1), kind: 'base' });
    return { input: { ...input, template: 'annual' as const, declaredAmount: amount } };
  }
});

test('the template lists all 正常 people and nobody else; filled in, it is imported', async () => {
  const { clerk, accounts } = await unitOfThree();
  const rows = await readAs(clerk, (tx) => annualTemplateRows(tx, clerk.unitId));
  expect(rows).toEqual(
    accounts.map(({ number, name, idNumberMask }) => ({
      accountNumber: number,
      name,
      idNumber: idNumberMask,
      formerBase: '10000.00',
    })),
  );
  const template = await writeTemplate({ sheetTitle: '年审', columns: ANNUAL_TEMPLATE_COLUMNS, notes: [], rows });
  const [header, first] = await rowsIn(template);
  expect(header).toEqual(HEADER.split(','));
  expect(first).toEqual([accounts[0]?.number, accounts[0]?.name, accounts[0]?.idNumberMask, '10000']);

  const answered: WrittenRow[] = rows.map((filled, place) =>
    place === 1 ? { ...filled, base: '20000.00' } : { ...filled, unchanged: ANNUAL_COLUMN_WORDS.unchanged },
  );
  const filledIn = await buffer(writeRows({ sheetTitle: '年审', columns: ANNUAL_TEMPLATE_COLUMNS, rows: answered }));
  const upload: Upload = {
    name: '年审.xlsx',
    bytes: filledIn,
    rows: 3,
    kind: 'base',
    template: 'annual',
    amount: '9600',
  };
  expect(await imported(clerk, upload)).toMatchObject({ state: 'done', foundRows: 3, goodRows: 1, faultyRows: 0 });
});

/** The texts of a workbook's first sheet, row by row. */
async function rowsIn(workbook: Uint8Array): Promise<string[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'annual-'));
  const file = path.join(folder, 'read.xlsx');
  await writeFile(file, workbook);
  const read = await readRows({ path: file, name: 'read.xlsx' }).finally(() => rm(folder, { recursive: true }));
  if (!read.ok) throw new Error(read.code);
  return read.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}
