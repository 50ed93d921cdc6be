import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { getImport, listImports } from '@/lib/filings/get-import';
import { startImport, writeImport } from '@/lib/filings/import-filings';
import { resumeImports } from '@/lib/filings/resume-imports';
import { runImport } from '@/lib/filings/run-import';
import { submitFilings } from '@/lib/filings/submit-filings';
import { uploadPath } from '@/lib/gateways/storage';
import { progressOf } from '@/lib/operations/progress';
import { readAs } from '@/lib/operations/read';
import { listNotices } from '@/lib/units/notices';
import {
  accountsOf,
  ALL,
  change,
  closeMonth,
  codesOf,
  draftsOf,
  logOf,
  openAccounts,
  openedEarlier,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { csv, imported, importOf, uploaded, useDataFolder, workbook } from '../support/imports';

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

function noticesOf(clerk: OperatorPrincipal) {
  return readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 10));
}

beforeAll(() => setParameters(owner));

describe('importing a file', () => {
  test('stores every row as a draft, good and faulty, and ends in a notice', async () => {
    const clerk = await makeUnit(owner);
    const batch = await imported(clerk, csv([HEADER, row(), row({ name: '' }), row({ base: '100' })]));
    expect(batch).toMatchObject({
      state: 'done',
      foundRows: 3,
      goodRows: 2,
      faultyRows: 1,
      refusal: null,
      sameAs: null,
    });
    const drafts = await draftsOf(clerk);
    expect(drafts.map(({ importRow, source }) => [importRow, source])).toEqual([
      [2, 'import'],
      [3, 'import'],
      [4, 'import'],
    ]);
    expect(drafts.map((draft) => [codesOf(draft), draft.reviewReasons])).toEqual([
      [[], []],
      [['name-empty'], []],
      [[], ['base-under-floor']],
    ]);
    expect(await noticesOf(clerk)).toMatchObject([
      {
        code: 'import-done',
        values: { file: '人员.csv', good: '2', faulty: '1' },
        path: `/change-roster/import/${batch.id}`,
      },
    ]);
    expect(await logOf(owner, clerk.id, 'open.write-import')).toEqual(['done']);
  });

  test('LibreOffice’s 300 people, all good, and submitted', { timeout: 60_000 }, async () => {
    const clerk = await makeUnit(owner);
    expect(await imported(clerk, await workbook('opening-300.xlsx', 300))).toMatchObject({
      state: 'done',
      goodRows: 300,
      faultyRows: 0,
    });
    const submitted = await done(clerk, submitFilings, ALL);
    expect(submitted).toMatchObject({ effective: 300, review: 0, left: 0 });
    expect(await accountsOf(clerk)).toHaveLength(300);
  });

  test('a GB18030 CSV with monthly amounts', async () => {
    const clerk = await makeUnit(owner);
    const upload = await workbook('opening-gb18030.csv', 40);
    expect(await imported(clerk, upload)).toMatchObject({ state: 'done', goodRows: 40, faultyRows: 0 });
    const typed = new TextDecoder('gb18030').decode(upload.bytes).trim().split(/\r?\n/).slice(1);
    const stored = (await draftsOf(clerk)).map(({ name, monthly }) => [name, monthly]);
    expect(stored).toEqual(
      typed.map((line) => {
        const [name, , , monthly = ''] = line.split(',');
        return [name, BigInt(monthly.replace('.', ''))];
      }),
    );
  });

  test('tells how far it is while it runs, and no more once it has ended', async () => {
    const clerk = await makeUnit(owner);
    const lines = Array.from({ length: 3000 }, () => row());
    const { file } = await uploaded(clerk, csv([HEADER, ...lines]));
    const seen: string[] = [];
    const looking = setInterval(() => {
      const progress = progressOf(file.id);
      const words = `${progress?.stage ?? ''} ${progress?.total ?? ''}`;
      if (progress && seen.at(-1) !== words) seen.push(words);
    }, 1);
    await runImport(file, clerk).finally(() => clearInterval(looking));
    expect(seen).toEqual(['reading ', 'checking 3000', 'writing 3000']);
    expect(progressOf(file.id)).toBeUndefined();
  });

  test('is possible after the month was saved', async () => {
    const clerk = await makeUnit(owner);
    await openAccounts(clerk, [openLine((people += 1))]);
    await closeMonth(clerk);
    expect(await imported(clerk, csv([HEADER, row()]))).toMatchObject({ state: 'done' });
  });

  test('of sealings, by account number or by ID number', async () => {
    const clerk = await makeUnit(owner);
    const [first, second] = [openLine((people += 1)), openLine((people += 1))];
    const accounts = await openAccounts(clerk, [first, second]);
    for (const account of accounts) await openedEarlier(owner, account);
    const upload = csv([
      '职工账号,职工姓名,证件号码,封存原因,说明',
      `${accounts[0]?.number ?? ''},${first.name},,终止或解除劳动（聘用）关系,`,
      `,${second.name},${second.idNumber},其他,`,
      `540000000000,${second.name},,01,`,
      `${accounts[0]?.number ?? ''},${first.name},,04,`,
    ]);
    expect(await imported(clerk, { ...upload, kind: 'seal' })).toMatchObject({
      state: 'done',
      goodRows: 0,
      faultyRows: 4,
    });
    expect(
      (await draftsOf(clerk)).map((draft) => draft.problems.map(({ code, field, values }) => [code, field, values])),
    ).toEqual([
      [['account-in-file', 'accountNumber', { rows: '5' }]],
      [['seal-note-missing', 'note', undefined]],
      [['account-unknown', 'accountNumber', undefined]],
      [['account-in-file', 'accountNumber', { rows: '2' }]],
    ]);
  });
});

describe('a file that is refused', () => {
  test.each<[string, () => { name: string; bytes: Uint8Array; rows: number }, string, Record<string, string>?]>([
    ['导入条数 that differs', () => csv([HEADER, row(), row()], 3), 'row-count-differs', { declared: '3', found: '2' }],
    ['no rows', () => csv([HEADER], 1), 'no-rows'],
    ['other headers', () => csv(['部门,日期', '人事,2019-08-01'], 1), 'no-header'],
    [
      'no column of ID numbers',
      () => csv(['职工姓名,手机号码,工资基数,职工工号', '张三,,5000,1'], 1),
      'columns-missing',
      { titles: '证件号码' },
    ],
    [
      'an old .xls',
      () => ({
        name: '人员.xls',
        rows: 1,
        bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook\0', 'utf16le')]),
      }),
      'old-xls',
    ],
    [
      'a truncated .xlsx',
      () => ({ name: '人员.xlsx', rows: 1, bytes: Buffer.from('504b0304140000000800', 'hex') }),
      'damaged',
    ],
    ['an empty file', () => ({ name: '人员.xlsx', rows: 1, bytes: new Uint8Array() }), 'empty-file'],
    [
      'a program',
      () => ({ name: '人员.xlsx', rows: 1, bytes: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') }),
      'not-a-workbook',
    ],
  ])('%s', async (_, upload, code, values) => {
    const clerk = await makeUnit(owner);
    const batch = await imported(clerk, upload());
    expect(batch).toMatchObject({
      state: 'refused',
      refusal: code,
      foundRows: 0,
      ...(values && { refusalValues: values }),
    });
    expect(await draftsOf(clerk)).toEqual([]);
    expect(await noticesOf(clerk)).toMatchObject([
      { code: 'import-refused', path: `/change-roster/import/${batch.id}` },
    ]);
  });

  test('too many lines', { timeout: 60_000 }, async () => {
    const clerk = await makeUnit(owner);
    const lines = Array.from({ length: 50_001 }, () => '张三,1,,1');
    expect(await imported(clerk, csv([HEADER, ...lines]))).toMatchObject({
      state: 'refused',
      refusal: 'too-many-lines',
      refusalValues: { found: '50001', limit: '50000' },
    });
  });

  test('one that is gone from the disk ends as failed, with a reference', async () => {
    const clerk = await makeUnit(owner);
    const { id, file } = await uploaded(clerk, csv([HEADER, row()]));
    await rm(uploadPath(id));
    await runImport(file, clerk);
    expect(await importOf(clerk, id)).toMatchObject({
      state: 'refused',
      refusal: 'import-failed',
      refusalValues: { reference: expect.stringMatching(/^[0-9A-F]{12}$/) },
    });
  });

  test('one of a unit that may no longer do business ends too', async () => {
    const clerk = await makeUnit(owner);
    const { id, file } = await uploaded(clerk, csv([HEADER, row()]));
    await change(owner, sql`update units set status = 'sealed' where id = ${clerk.unitId}`);
    await runImport(file, clerk);
    expect(await importOf(clerk, id)).toMatchObject({ state: 'failed', refusal: 'import-failed' });
    expect(await draftsOf(clerk)).toEqual([]);
    expect(existsSync(uploadPath(id))).toBe(false);
  });
});

describe('who may, and how often', () => {
  const fileHash = createHash('sha256').update('file').digest('hex');
  const input = () => ({ id: randomUUID(), fileName: '人员.xlsx', fileHash, declaredRows: 3 });

  test('who may not is refused, and that is recorded', async () => {
    const clerk = await makeUnit(owner, { roles: ['viewer'] });
    expect(await act(clerk, startImport('open'), { input: input() })).toMatchObject({ refusal: 'not-permitted' });
    const outcome = { importId: randomUUID(), lines: [], refusal: null };
    expect(await act(clerk, writeImport('open'), { input: outcome })).toMatchObject({ refusal: 'not-permitted' });
    const reviewer = await makeStaff(owner, ['reviewer']);
    expect(await act(reviewer, startImport('open'), { input: input() })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, clerk.id, 'open.import')).toEqual(['not-permitted']);
  });

  test('the same upload under one key is one import, another file under it is refused', async () => {
    const clerk = await makeUnit(owner);
    const key = randomUUID();
    const first = await act(clerk, startImport('open'), { input: input(), key });
    expect(await act(clerk, startImport('open'), { input: input(), key })).toEqual(first);
    const other = { ...input(), fileHash: '0'.repeat(64) };
    expect(await act(clerk, startImport('open'), { input: other, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(
      await readAs(clerk, (tx) => listImports(tx, clerk.unitId, { kinds: ['open', 'seal'], most: 10 })),
    ).toHaveLength(1);
  });

  test('the same bytes that were imported before are pointed out, and taken', async () => {
    const clerk = await makeUnit(owner);
    const upload = csv([HEADER, row()]);
    const first = await imported(clerk, upload);
    expect(await imported(clerk, { ...upload, name: '另一个名字.csv' })).toMatchObject({
      state: 'done',
      sameAs: first.id,
    });
    expect(await draftsOf(clerk)).toHaveLength(1);
    expect(await imported(await makeUnit(owner), upload)).toMatchObject({ sameAs: null });
  });

  test('run again after a crash it writes nothing twice', async () => {
    const clerk = await makeUnit(owner);
    const { id, file } = await uploaded(clerk, csv([HEADER, row(), row()]));
    await runImport(file, clerk);
    await runImport(file, clerk);
    await Promise.all([runImport(file, clerk), runImport(file, clerk)]);
    expect(await draftsOf(clerk)).toHaveLength(2);
    expect(await importOf(clerk, id)).toMatchObject({ state: 'done', goodRows: 2 });
    expect(await noticesOf(clerk)).toHaveLength(1);
  });

  test('one that an ended process left behind is taken up again', async () => {
    const clerk = await makeUnit(owner);
    const { id } = await uploaded(clerk, csv([HEADER, row()]));
    await change(owner, sql`update imports set state = 'failed' where state <> 'done' and id <> ${id}`);
    await resumeImports();
    expect(await importOf(clerk, id)).toMatchObject({ state: 'done', goodRows: 1 });
    expect(existsSync(uploadPath(id))).toBe(false);
  });

  test('another unit’s import is nobody’s', async () => {
    const [clerk, stranger] = [await makeUnit(owner), await makeUnit(owner)];
    const { id, file } = await uploaded(clerk, csv([HEADER, row()]));
    expect(await readAs(stranger, (tx) => getImport(tx, stranger.unitId, id))).toBeUndefined();
    expect(await readAs(stranger, (tx) => getImport(tx, clerk.unitId, id))).toBeUndefined();
    const outcome = { importId: id, lines: [], refusal: null };
    expect(await act(stranger, writeImport('open'), { input: outcome })).toMatchObject({ refusal: 'not-found' });
    await runImport(file, clerk);
    expect(await draftsOf(stranger)).toEqual([]);
    expect(await draftsOf(clerk)).toHaveLength(1);
  });
});
