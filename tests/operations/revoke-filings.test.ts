import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenLine } from '@/lib/filings/open.input';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { unitInForce } from '@/lib/units/unit-in-force';
import {
  accountsOf,
  ALL,
  change,
  closeMonth,
  codesOf,
  draftsOf,
  faultsIn,
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

function these(...rows: { id: string }[]) {
  return { ids: rows.map((row) => row.id), reason: '录入错误' };
}

/** A unit with accounts that were opened and submitted in the open month. */
async function unitWith(lines: OpenLine[]) {
  const clerk = await makeUnit(owner);
  return { clerk, accounts: await openAccounts(clerk, lines) };
}

/** A unit with one account that was sealed in the open month. */
async function unitWithSealed(line = newLine()) {
  const { clerk, accounts } = await unitWith([line]);
  const [account] = accounts;
  await openedEarlier(owner, account);
  if (!account) throw new Error('the account was just opened');
  await done(clerk, saveFilings('seal'), { lines: [sealLine(account)] });
  await done(clerk, submitFilings, ALL);
  const [filing] = (await filingsOf(clerk, ['effective'])).filter((row) => row.kind === 'seal');
  if (!filing) throw new Error('the sealing was just submitted');
  return { clerk, account, filing };
}

beforeAll(() => setParameters(owner));

describe('taking back an opening', () => {
  test('ends the account, keeps its number and who did it why, and takes it off the sheet', async () => {
    const { clerk, accounts } = await unitWith([newLine(), newLine()]);
    const [gone, kept] = accounts;
    if (!gone || !kept) throw new Error('two accounts were opened');
    expect(await done(clerk, revokeFilings, these(gone))).toEqual({ revoked: 1 });
    expect((await accountsOf(clerk)).map(({ number, status }) => [number, status])).toEqual([
      [gone.number, 'revoked'],
      [kept.number, 'normal'],
    ]);
    const [row] =
      await owner.raw`select state, revoked_by, revoke_reason, revoked_at is not null as at, month from filings where id = ${gone.id}`;
    expect(row).toEqual({
      state: 'revoked',
      revoked_by: clerk.id,
      revoke_reason: '录入错误',
      at: true,
      month: '2019-08',
    });
    const sheet = await readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
    expect(sheet.current).toEqual({ heads: 1, amount: 240_000n });
  });

  test('lets the person be opened again, under another number', async () => {
    const line = newLine();
    const { clerk, accounts } = await unitWith([line]);
    await done(clerk, revokeFilings, these(...accounts));
    const [again] = (await openAccounts(clerk, [line])).filter((account) => account.status === 'normal');
    expect(again?.number).not.toBe(accounts[0]?.number);
  });

  test('lets another unit open the person', async () => {
    const line = newLine();
    const { clerk, accounts } = await unitWith([line]);
    const other = await makeUnit(owner);
    await done(clerk, revokeFilings, these(...accounts));
    expect(await openAccounts(other, [line])).toMatchObject([{ status: 'normal', awaitsTransfer: false }]);
  });

  test('lets a misspelt name be put right, as long as nobody else has an account of the person', async () => {
    const line = newLine({ name: '扎西达娃' });
    const { clerk, accounts } = await unitWith([line]);
    await done(clerk, revokeFilings, these(...accounts));
    const [again] = (await openAccounts(clerk, [{ ...line, name: '扎西达瓦' }])).filter(
      (account) => account.status === 'normal',
    );
    expect(again?.name).toBe('扎西达瓦');
  });

  test('frees the draft that was faulty because of it', async () => {
    const line = newLine();
    const { clerk, accounts } = await unitWith([line]);
    const [id = ''] = await saveOpenings(clerk, [newLine()]);
    await change(
      owner,
      sql`update filings f set id_number_index = o.id_number_index, name = o.name, person_id = o.person_id,
        problems = '[{"code":"normal-here","field":"idNumber"}]' from filings o where f.id = ${id} and o.id = ${accounts[0]?.id ?? ''}`,
    );
    await done(clerk, revokeFilings, these(...accounts));
    expect(codesOf((await draftsOf(clerk))[0])).toEqual([]);
  });
});

describe('taking back a sealing', () => {
  test('makes the account 正常 again, with all it had', async () => {
    const { clerk, account, filing } = await unitWithSealed();
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'sealed' }]);
    await done(clerk, revokeFilings, these(filing));
    expect(await accountsOf(clerk)).toEqual([account]);
    const [row] = await owner.raw`select sealed_month, seal_reason, seal_note from accounts where id = ${account.id}`;
    expect(row).toEqual({ sealed_month: null, seal_reason: null, seal_note: null });
  });

  test('is refused when the person has a 正常 account elsewhere by now', async () => {
    const line = newLine();
    const { clerk, filing, account } = await unitWithSealed(line);
    const other = await makeUnit(owner);
    await openAccounts(other, [line]);
    expect(await act(clerk, revokeFilings, { input: these(filing) })).toMatchObject({
      refusal: 'normal-elsewhere-now',
      values: { names: account.name },
    });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'sealed' }]);
  });
});

describe('is refused', () => {
  test('after the month was saved', async () => {
    const { clerk, accounts } = await unitWith([newLine()]);
    await closeMonth(clerk);
    expect(await act(clerk, revokeFilings, { input: these(...accounts) })).toMatchObject({
      refusal: 'month-not-open',
      values: { state: '已保存' },
    });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
  });

  test('for an earlier month’s, a draft, one in review, one taken back already', async () => {
    const { clerk, accounts } = await unitWith([newLine()]);
    await openedEarlier(owner, accounts[0]);
    const ids = await saveOpenings(clerk, [newLine(), newLine({ base: '1' })]);
    const drafts = ids.map((id) => ({ id }));
    expect(await act(clerk, revokeFilings, { input: these(...accounts) })).toMatchObject({
      refusal: 'revoke-month-over',
      values: { month: '2019年7月' },
    });
    for (const row of drafts) {
      expect(await act(clerk, revokeFilings, { input: these(row) })).toMatchObject({ refusal: 'not-found' });
    }
    await done(clerk, submitFilings, ALL);
    const [opened = { id: '' }, inReview = { id: '' }] = drafts;
    expect(await act(clerk, revokeFilings, { input: these(inReview) })).toMatchObject({ refusal: 'not-found' });
    await done(clerk, revokeFilings, these(opened));
    expect(await act(clerk, revokeFilings, { input: these(opened) })).toMatchObject({ refusal: 'not-found' });
  });

  test('all or nothing: one that cannot be taken back stops the others', async () => {
    const { clerk, accounts } = await unitWith([newLine(), newLine()]);
    expect(await act(clerk, revokeFilings, { input: these(...accounts, { id: randomUUID() }) })).toMatchObject({
      refusal: 'not-found',
    });
    expect((await accountsOf(clerk)).map((account) => account.status)).toEqual(['normal', 'normal']);
  });

  test('for another unit’s', async () => {
    const { clerk, accounts } = await unitWith([newLine()]);
    const stranger = await makeUnit(owner);
    expect(await act(stranger, revokeFilings, { input: these(...accounts) })).toMatchObject({ refusal: 'not-found' });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
  });

  test('when money or a later change has come to the account', async () => {
    const { clerk, accounts } = await unitWith([newLine(), newLine()]);
    const [credited, moved] = accounts;
    if (!credited || !moved) throw new Error('two accounts were opened');
    await change(owner, sql`update ledger_accounts set version = 1 where id = ${credited.id}`);
    await change(owner, sql`update accounts set status = 'frozen' where id = ${moved.id}`);
    for (const account of [credited, moved]) {
      expect(await act(clerk, revokeFilings, { input: these(account) })).toMatchObject({
        refusal: 'not-revocable',
        values: { names: account.name },
      });
    }
  });

  test('before what was done to the account later', async () => {
    const { clerk, account, filing } = await unitWithSealed();
    await change(owner, sql`update filings set month = '2019-08' where id = ${account.id}`);
    expect(await act(clerk, revokeFilings, { input: these({ id: account.id }) })).toMatchObject({
      refusal: 'revoke-later-first',
      values: { names: account.name },
    });
    await done(clerk, revokeFilings, these(filing));
    expect(await done(clerk, revokeFilings, these({ id: account.id }))).toEqual({ revoked: 1 });
  });

  test('to who may not, and that is recorded', async () => {
    const { clerk, accounts } = await unitWith([newLine()]);
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, revokeFilings, { input: these(...accounts) })).toMatchObject({ refusal: 'not-permitted' });
    const reviewer = await makeStaff(owner, ['reviewer']);
    expect(await act(reviewer, revokeFilings, { input: these(...accounts) })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await logOf(owner, clerk.id, 'filings.revoke')).toEqual(['not-permitted']);
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'normal' }]);
  });
});

describe('once', () => {
  test('under one key', async () => {
    const { clerk, accounts } = await unitWith([newLine()]);
    const [key, input] = [randomUUID(), these(...accounts)];
    const first = await act(clerk, revokeFilings, { input, key });
    expect(await act(clerk, revokeFilings, { input, key })).toEqual(first);
    expect(await act(clerk, revokeFilings, { input: { ...input, reason: '' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
  });

  test('of two at once one wins', async () => {
    const { clerk, accounts } = await unitWith([newLine(), newLine()]);
    const outcomes = await Promise.all([1, 2].map(() => act(clerk, revokeFilings, { input: these(...accounts) })));
    expect(outcomes.filter((outcome) => outcome.ok)).toMatchObject([{ result: { revoked: 2 } }]);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'not-found' });
  });

  test('against saving the month at once: the frozen sheet and the accounts agree', async () => {
    const { clerk, accounts } = await unitWith([newLine(), newLine()]);
    const [saved, revoked] = await Promise.allSettled([
      closeMonth(clerk),
      done(clerk, revokeFilings, these(...accounts.slice(0, 1))),
    ]);
    const [month] = await owner.raw`select current_heads from remittances where unit_id = ${clerk.unitId}`;
    const paying = (await accountsOf(clerk, ['normal'])).length;
    if (saved.status === 'fulfilled') expect(month?.current_heads).toBe(paying);
    expect(saved.status === 'fulfilled' || revoked.status === 'fulfilled').toBe(true);
  });
});

test('a person with an account elsewhere keeps the name he has there', async () => {
  const line = newLine({ name: '边巴次仁' });
  const { clerk, account } = await unitWithSealed(line);
  const other = await makeUnit(owner);
  const opened = await openAccounts(other, [line]);
  await done(other, revokeFilings, these(...opened));
  const faults = faultsIn(await act(other, saveFilings('open'), { input: { lines: [{ ...line, name: '边巴' }] } }));
  expect(codesOf({ problems: faults })).toEqual(['name-differs']);
  expect((await accountsOf(clerk))[0]?.name).toBe(account.name);
});
