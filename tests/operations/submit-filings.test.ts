import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { pgArray } from '@/db/arrays';
import { getSubmission } from '@/lib/filings/get-submission';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { registerPayment } from '@/lib/remittances/register-payment';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { unitInForce } from '@/lib/units/unit-in-force';
import {
  accountsOf,
  ALL,
  change,
  closeMonth,
  codesOf,
  draftsOf,
  filingsOf,
  logOf,
  openAccounts,
  openedEarlier,
  saveOpenings,
  sealLine,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';

const { owner } = useDatabase();
let people = 0;

function newLine(changed: Partial<OpenLine> = {}): OpenLine {
  people += 1;
  return openLine(people, changed);
}

function these(ids: string[]) {
  return { list: 'change-roster', select: ids } as const;
}

beforeAll(() => setParameters(owner));

describe('submitting', () => {
  test('opens an account for each line at once, with person, number, shares and ledger account', async () => {
    const clerk = await makeUnit(owner);
    const line = newLine({ base: '5390', staffNumber: 'A-1' });
    const [id = ''] = await saveOpenings(clerk, [line]);
    const submitted = await done(clerk, submitFilings, ALL);
    expect(submitted).toEqual({
      id: expect.any(String),
      number: expect.stringMatching(/^20190820[0-9]{8}$/),
      effective: 1,
      review: 0,
      left: 0,
    });
    const [account] = await accountsOf(clerk);
    expect(account).toMatchObject({
      id,
      number: expect.stringMatching(/^54[0-9]{10}$/),
      name: line.name,
      staffNumber: 'A-1',
      status: 'normal',
      base: 539_000n,
      unitShare: 64_700n,
      ownShare: 64_700n,
      balance: 0n,
      remittedMonth: null,
      awaitsTransfer: false,
    });
    expect(await filingsOf(clerk, ['effective'])).toMatchObject([
      { id, month: '2019-08', effectiveOn: '2019-08-20', accountNumber: account?.number, submissionId: submitted.id },
    ]);
    expect(await draftsOf(clerk)).toEqual([]);
    const kept = await readAs(clerk, (tx) => getSubmission(tx, clerk.unitId, submitted.number));
    expect(kept).toMatchObject({ id: submitted.id, month: '2019-08', effectiveCount: 1, reviewCount: 0, leftCount: 0 });
  });

  test('takes only what was selected', async () => {
    const clerk = await makeUnit(owner);
    const [one = '', two = ''] = await saveOpenings(clerk, [newLine(), newLine()]);
    expect(await done(clerk, submitFilings, these([two]))).toMatchObject({ effective: 1 });
    expect(await draftsOf(clerk)).toMatchObject([{ id: one }]);
  });

  test('keeps to the kind that the list was narrowed to', async () => {
    const clerk = await makeUnit(owner);
    const [account] = await openAccounts(clerk, [newLine()]);
    await openedEarlier(owner, account);
    await done(clerk, saveFilings('seal'), { lines: account ? [sealLine(account)] : [] });
    await saveOpenings(clerk, [newLine()]);
    expect(await done(clerk, submitFilings, { ...ALL, kind: 'open' })).toMatchObject({ effective: 1 });
    expect(await draftsOf(clerk)).toMatchObject([{ kind: 'seal' }]);
  });

  test('sends bases outside the limits to the centre, and leaves what is faulty with its reasons', async () => {
    const clerk = await makeUnit(owner);
    const [good = '', low = '', high = '', faulty = ''] = await saveOpenings(clerk, [
      newLine(),
      newLine({ base: '1649' }),
      newLine({ base: '28501' }),
      newLine(),
    ]);
    await change(
      owner,
      sql`update filings set problems = '[{"code":"phone-not-mobile","field":"phone","typed":true}]' where id = ${faulty}`,
    );
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, review: 2, left: 1 });
    expect((await accountsOf(clerk)).map((account) => account.id)).toEqual([good]);
    expect((await filingsOf(clerk, ['in-review'])).map((row) => [row.id, row.month]).sort()).toEqual([
      [low, '2019-08'],
      [high, '2019-08'],
    ]);
    expect(await draftsOf(clerk)).toMatchObject([{ id: faulty, problems: [{ code: 'phone-not-mobile' }] }]);
  });

  test('adds the people to the month’s sheet, those in review not yet', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine({ base: '10000' }), newLine({ base: '20000' }), newLine({ base: '100' })]);
    await done(clerk, submitFilings, ALL);
    const sheet = await readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
    expect(sheet.current).toEqual({ heads: 2, amount: 720_000n });
  });

  test('does not ask for the clerk’s typed text again', async () => {
    const clerk = await makeUnit(owner);
    const ids = await saveOpenings(clerk, [newLine()]);
    await done(clerk, submitFilings, ALL);
    const [row] = await owner.raw`select typed from filings where id = ${ids[0] ?? ''}`;
    expect(row?.typed).toBeNull();
  });
});

describe('checks once more', () => {
  test('a person who became 正常 elsewhere meanwhile stays, with the masked name of that unit', async () => {
    const [clerk, elsewhere] = [await makeUnit(owner), await makeUnit(owner)];
    const line = newLine();
    const [id] = await saveOpenings(clerk, [line]);
    await saveOpenings(clerk, [newLine()]);
    await openAccounts(elsewhere, [line]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, left: 1 });
    const [left] = await draftsOf(clerk);
    expect(left).toMatchObject({
      id,
      problems: [{ code: 'normal-elsewhere', values: { unit: expect.stringMatching(/^测试\*{4}..$/) } }],
    });
  });

  test('a fault of the world that is gone no longer stops the line', async () => {
    const clerk = await makeUnit(owner);
    const [id = ''] = await saveOpenings(clerk, [newLine()]);
    await change(
      owner,
      sql`update filings set problems = '[{"code":"normal-elsewhere","field":"idNumber"}]' where id = ${id}`,
    );
    expect(await done(clerk, submitFilings, these([id]))).toMatchObject({ effective: 1, left: 0 });
  });

  test('a limit that changed meanwhile decides anew whether it goes to review', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine({ base: '2000' })]);
    await change(owner, sql`update fund_parameters set floor_base = 300000`);
    try {
      expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 0, review: 1 });
    } finally {
      await change(owner, sql`update fund_parameters set floor_base = 165000`);
    }
  });
});

describe('is refused', () => {
  test('with nothing there, nothing selected that is a draft, or nothing without faults', async () => {
    const clerk = await makeUnit(owner);
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-selected' });
    expect(await act(clerk, submitFilings, { input: these([randomUUID()]) })).toMatchObject({
      refusal: 'nothing-selected',
    });
    const ids = await saveOpenings(clerk, [newLine(), newLine()]);
    await change(
      owner,
      sql`update filings set problems = '[{"code":"name-empty","field":"name","typed":true}]' where id = any(${pgArray(ids, 'uuid')})`,
    );
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({
      refusal: 'nothing-to-submit',
      values: { faulty: '2' },
    });
    expect(await draftsOf(clerk)).toHaveLength(2);
  });

  test('after the month was saved, and while payment is due', async () => {
    const clerk = await makeUnit(owner);
    await openAccounts(clerk, [newLine()]);
    await closeMonth(clerk);
    await saveOpenings(clerk, [newLine()]);
    const refusedAs = async (state: string) =>
      expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({
        refusal: 'month-not-open',
        values: { month: '2019年8月', state },
      });
    await refusedAs('已保存');
    const [month] = await owner.raw`select id from remittances where unit_id = ${clerk.unitId}`;
    await done(clerk, registerPayment, { remittanceId: String(month?.id), method: 'transfer' });
    await refusedAs('待收款');
    expect(await draftsOf(clerk)).toHaveLength(1);
  });

  test('for another unit’s drafts', async () => {
    const [clerk, stranger] = [await makeUnit(owner), await makeUnit(owner)];
    const ids = await saveOpenings(clerk, [newLine()]);
    expect(await act(stranger, submitFilings, { input: these(ids) })).toMatchObject({ refusal: 'nothing-selected' });
    expect(await accountsOf(stranger)).toEqual([]);
    expect(await draftsOf(clerk)).toHaveLength(1);
    const { number } = await done(clerk, submitFilings, ALL);
    expect(await readAs(stranger, (tx) => getSubmission(tx, stranger.unitId, number))).toBeUndefined();
    expect(await readAs(stranger, (tx) => getSubmission(tx, clerk.unitId, number))).toBeUndefined();
  });

  test('to who may not, and that is recorded', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine()]);
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, submitFilings, { input: ALL })).toMatchObject({ refusal: 'not-permitted' });
    const reviewer = await makeStaff(owner, ['reviewer', 'funds', 'administrator']);
    expect(await act(reviewer, submitFilings, { input: ALL })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, clerk.id, 'filings.submit')).toEqual(['not-permitted']);
    expect(await logOf(owner, reviewer.id, 'filings.submit')).toEqual(['not-permitted']);
    expect(await draftsOf(clerk)).toHaveLength(1);
  });
});

describe('once', () => {
  test('pressed twice: one submission, one answer', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine(), newLine()]);
    const key = randomUUID();
    const first = await act(clerk, submitFilings, { input: ALL, key });
    expect(await act(clerk, submitFilings, { input: ALL, key })).toEqual(first);
    await saveOpenings(clerk, [newLine()]);
    expect(await act(clerk, submitFilings, { input: ALL, key })).toEqual(first);
    expect(await act(clerk, submitFilings, { input: { ...ALL, select: 'good' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    expect(await accountsOf(clerk)).toHaveLength(2);
    expect(await logOf(owner, clerk.id, 'filings.submit')).toEqual(['done']);
  });

  test('in two tabs at once: one submits, the other finds nothing left', async () => {
    const clerk = await makeUnit(owner);
    await saveOpenings(clerk, [newLine(), newLine(), newLine()]);
    const outcomes = await Promise.all([1, 2, 3].map(() => act(clerk, submitFilings, { input: ALL })));
    expect(outcomes.filter((outcome) => outcome.ok)).toMatchObject([{ result: { effective: 3 } }]);
    expect(outcomes.filter((outcome) => !outcome.ok)).toMatchObject([
      { refusal: 'nothing-selected' },
      { refusal: 'nothing-selected' },
    ]);
    expect(await accountsOf(clerk)).toHaveLength(3);
  });

  test('of two units that open the same new person at once one wins, the other is told where he is', async () => {
    for (let round = 0; round < 5; round += 1) {
      const clerks = [await makeUnit(owner), await makeUnit(owner), await makeUnit(owner)];
      const line = newLine();
      for (const clerk of clerks) await saveOpenings(clerk, [line]);
      const outcomes = await Promise.all(clerks.map((clerk) => act(clerk, submitFilings, { input: ALL })));
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(outcomes.filter((outcome) => !outcome.ok)).toMatchObject([
        { refusal: 'nothing-to-submit' },
        { refusal: 'nothing-to-submit' },
      ]);
      const accounts = await Promise.all(clerks.map((clerk) => accountsOf(clerk)));
      expect(accounts.flat()).toHaveLength(1);
    }
  });

  test('a refused submission tells the list why: the line now carries its fault', async () => {
    const [clerk, elsewhere] = [await makeUnit(owner), await makeUnit(owner)];
    const line = newLine();
    await saveOpenings(clerk, [line]);
    await openAccounts(elsewhere, [line]);
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(codesOf((await draftsOf(clerk))[0])).toEqual(['normal-elsewhere']);
  });
});
