import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { discardFilings } from '@/lib/filings/discard-filings';
import { draftOutcome, summarizeDrafts } from '@/lib/filings/draft-summary';
import { filingsOfAccounts } from '@/lib/filings/filings-of-accounts';
import { sameFileBefore } from '@/lib/filings/get-import';
import { enteredTotals, listFilings } from '@/lib/filings/list-filings';
import type { OpenLine } from '@/lib/filings/open.input';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { month } from '@/lib/values/month';
import { ALL, change, draftsOf, openAccounts, openedEarlier, saveOpenings, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, file } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { csv, imported, importOf, useDataFolder } from '../support/imports';
import { unitWithSealed } from '../support/paying-units';

const { owner } = useDatabase();
useDataFolder();
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

beforeAll(() => setParameters(owner));

test('the summary counts drafts by kind and by what a submission makes of them, of this unit only', async () => {
  const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
  const [account] = await openAccounts(clerk, [newLine()]);
  await openedEarlier(owner, account);
  const [, , faulty = ''] = await saveOpenings(clerk, [
    newLine(),
    newLine({ base: '20000' }),
    newLine(),
    newLine({ base: '1' }),
  ]);
  await done(clerk, saveFilings('seal'), { lines: account ? [sealLine(account)] : [] });
  await saveOpenings(other, [newLine()]);
  await change(
    owner,
    sql`update filings set problems = '[{"code":"name-empty","field":"name"}]', unit_share = null where id = ${faulty}`,
  );
  const summary = await readAs(clerk, (tx) => summarizeDrafts(tx, clerk.unitId, { list: 'change-roster' }));
  expect(summary).toEqual([
    { kind: 'open', outcome: 'effective', lines: 2, monthly: 720_000n, change: 720_000n },
    { kind: 'open', outcome: 'faulty', lines: 1, monthly: 0n, change: 0n },
    { kind: 'open', outcome: 'review', lines: 1, monthly: 0n, change: 0n },
    { kind: 'seal', outcome: 'effective', lines: 1, monthly: 240_000n, change: -240_000n },
  ]);
  const onlySeal = await readAs(clerk, (tx) =>
    summarizeDrafts(tx, clerk.unitId, { list: 'change-roster', kind: 'seal' }),
  );
  expect(onlySeal).toMatchObject([{ kind: 'seal', lines: 1 }]);
  const outcomes = (await draftsOf(clerk)).map(draftOutcome).sort();
  expect(outcomes).toEqual(['effective', 'effective', 'effective', 'faulty', 'review']);
});

test('an account says what stands in the way of sealing it', async () => {
  const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
  const accounts = await openAccounts(clerk, [newLine(), newLine(), newLine(), newLine()]);
  const [fresh, drafted, waiting, free] = accounts;
  if (!fresh || !drafted || !waiting || !free) throw new Error('four accounts were opened');
  for (const account of [drafted, waiting, free]) await openedEarlier(owner, account);
  await done(clerk, saveFilings('seal'), { lines: [sealLine(waiting, { reason: '07' })] });
  await done(clerk, submitFilings, ALL);
  await done(clerk, saveFilings('seal'), { lines: [sealLine(drafted)] });
  const asked = { accountIds: accounts.map((account) => account.id), month: month('2019-08') };
  expect(await readAs(clerk, (tx) => filingsOfAccounts(tx, clerk.unitId, asked))).toEqual(
    new Map([
      [fresh.id, 'opened-this-month'],
      [drafted.id, 'change-roster'],
      [waiting.id, 'in-review'],
    ]),
  );
  expect(await readAs(other, (tx) => filingsOfAccounts(tx, clerk.unitId, asked))).toEqual(new Map());
});

test('a back payment, which stands in nobody’s way, is none; what waits counts before the month it was opened in', async () => {
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  const { clerk, account } = await unitWithSealed(owner, await makeStaff(owner, ['funds']), [newLine()]);
  await done(clerk, saveFilings('back-pay'), { lines: [backPayLine(account, { forMonth: '201909' })] });
  const fresh = (await openAccounts(clerk, [newLine({ name: '后来新来' })])).find(({ name }) => name === '后来新来');
  if (!fresh) throw new Error('the account was opened');
  const asked = { accountIds: [account.id, fresh.id], month: month('2019-10') };
  const found = () => readAs(clerk, (tx) => filingsOfAccounts(tx, clerk.unitId, asked));
  expect(await found()).toEqual(new Map([[fresh.id, 'opened-this-month']]));
  await done(clerk, saveFilings('base'), { lines: [baseLine(fresh)] });
  expect(await found()).toEqual(new Map([[fresh.id, 'base-adjustment']]));
});

test('the same bytes are found again, in this unit only, and only where they were taken', async () => {
  const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
  const line = newLine();
  const upload = csv(['职工姓名,证件号码,工资基数', `${line.name},${line.idNumber},8000`]);
  const refused = await imported(clerk, { ...upload, rows: 7 });
  const first = await imported(clerk, upload);
  const second = await imported(clerk, { ...upload, name: '另一份.csv' });
  const before = async (id: string) => {
    const { fileHash } = await importOf(clerk, id);
    return (await readAs(clerk, (tx) => sameFileBefore(tx, clerk.unitId, { id, fileHash })))?.id;
  };
  expect(await before(refused.id)).toBeUndefined();
  expect(await before(first.id)).toBeUndefined();
  expect(await before(second.id)).toBe(first.id);
  const { fileHash } = await importOf(clerk, second.id);
  expect(await readAs(other, (tx) => sameFileBefore(tx, clerk.unitId, { id: second.id, fileHash }))).toBeUndefined();
});

test('a list shows what was saved last first, a file’s rows in their order, by pages', async () => {
  const clerk = await makeUnit(owner);
  const [early = ''] = await saveOpenings(clerk, [newLine()]);
  const rows = Array.from({ length: 5 }, () => newLine()).map((line) => `${line.name},${line.idNumber},8000`);
  const batch = await imported(clerk, csv(['职工姓名,证件号码,工资基数', ...rows]));
  const [late = ''] = await saveOpenings(clerk, [newLine()]);
  const listed = async (page: number, importId?: string) => {
    const query = { list: 'change-roster', states: ['draft'], importId } as const;
    return readAs(clerk, (tx) => listFilings(tx, clerk.unitId, { query, page: { page, size: 4 } }));
  };
  const [first, second] = [await listed(1), await listed(2)];
  expect(first.rows.map((row) => row.importRow ?? row.id)).toEqual([late, 2, 3, 4]);
  expect(second.rows.map((row) => row.importRow ?? row.id)).toEqual([5, 6, early]);
  expect(first.totals).toEqual({ count: 7, faulty: 0, monthly: 1_440_000n });
  expect((await listed(1, batch.id)).totals.count).toBe(5);
});

describe('a list narrowed to a person', () => {
  test('holds who begins so by name, or has the account number, of drafts and of what is submitted', async () => {
    const clerk = await makeUnit(owner);
    const [opened] = await openAccounts(clerk, [newLine({ name: '索朗卓玛' })]);
    await openedEarlier(owner, opened);
    if (!opened) throw new Error('the account was opened');
    await saveOpenings(clerk, [newLine({ name: '索朗旺堆' }), newLine({ name: '多吉' })]);
    await done(clerk, saveFilings('seal'), { lines: [sealLine(opened)] });
    const found = async (person: { number?: string; name?: string }) => {
      const query = { list: 'change-roster', states: ['draft'], ...person } as const;
      const { rows } = await readAs(clerk, (tx) =>
        listFilings(tx, clerk.unitId, { query, page: { page: 1, size: 50 } }),
      );
      return rows.map((row) => row.name).sort();
    };
    expect(await found({ name: '索朗' })).toEqual(['索朗卓玛', '索朗旺堆'].sort());
    expect(await found({ name: '朗' })).toEqual([]);
    expect(await found({ number: ` ${opened.number} ` })).toEqual(['索朗卓玛']);
    expect(await found({ number: opened.number, name: '多吉' })).toEqual([]);
    const all = { list: 'change-roster', number: opened.number, select: 'all' } as const;
    expect(await done(clerk, submitFilings, all)).toMatchObject({ effective: 1, left: 0 });
    expect(await draftsOf(clerk)).toHaveLength(2);
  });

  test('is all that 全部 of it takes, and its sums are its own', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine({ name: '白玛' }), newLine({ name: '次仁' })]);
    const part = { list: 'change-roster', name: '白' } as const;
    expect(await readAs(clerk, (tx) => summarizeDrafts(tx, clerk.unitId, part))).toMatchObject([{ lines: 1 }]);
    expect(await done(clerk, discardFilings, { ...part, select: 'all' })).toEqual({ discarded: 1, closed: 0 });
    expect((await draftsOf(clerk)).map((row) => row.name)).toEqual(['次仁']);
  });
});

test('当前录入人数 counts people, once each, and only of what stands', async () => {
  const clerk = await makeUnit(owner);
  const accounts = await openAccounts(clerk, [newLine(), newLine(), newLine()]);
  const lines = accounts.map((account) => baseLine(account));
  const { ids } = await file(clerk, 'base', lines);
  const part = { list: 'base-adjustment', month: month('2019-08') } as const;
  const totals = () => readAs(clerk, (tx) => enteredTotals(tx, clerk.unitId, part));
  expect(await totals()).toEqual({ people: 3, monthly: 864_000n });
  await done(clerk, revokeFilings, { ids: ids.slice(0, 1), reason: '' });
  expect(await totals()).toEqual({ people: 2, monthly: 576_000n });
});
