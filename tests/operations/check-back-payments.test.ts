import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { discardFilings } from '@/lib/filings/discard-filings';
import { addDocument, removeDocument } from '@/lib/filings/filing-documents';
import { getDocument } from '@/lib/filings/get-document';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { readAs } from '@/lib/operations/read';
import { BACK_PAY_REASONS } from '@/lib/text/terms';
import { BACK_PAYMENTS, ledgerOf, payBack, payBackByReview, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, codesOf, faultsIn, logOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { csv, imported, useDataFolder } from '../support/imports';
import { documentOf, newLine, payingUnit, unitWithSealed, type PayingUnit } from '../support/paying-units';
import { saveMonth } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
useDataFolder();
const save = saveFilings('back-pay');
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;
/** For lines that are refused and so leave it as it is: sealed from 201909, the unit has paid to 201909. */
let refusing: PayingUnit;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
  refusing = await unitWithSealed(owner, funds);
});

const FULL = { forMonth: '201909' };
const FREE = { forMonth: '201909', backPayType: 'free', unitShare: '100', ownShare: '50' };

describe('what is wrong with a line', () => {
  test.each<[string, Partial<BackPayLine>, string, string]>([
    ['no month', { forMonth: '' }, 'forMonth', 'month-not-a-month'],
    ['a month that is none', { forMonth: '201913' }, 'forMonth', 'month-not-a-month'],
    ['a month that the unit has not paid (B-1)', { forMonth: '201910' }, 'forMonth', 'back-pay-month-not-remitted'],
    ['a month before the unit', { forMonth: '201907' }, 'forMonth', 'back-pay-month-before-unit'],
    ['a month that was paid', { forMonth: '201908' }, 'forMonth', 'back-pay-paid-already'],
    [
      'a deferral of a month that was paid',
      { forMonth: '201908', backPayType: 'deferral' },
      'forMonth',
      'back-pay-paid-already',
    ],
    [
      'a difference where nothing was paid (B-5)',
      { forMonth: '201909', backPayType: 'difference' },
      'backPayType',
      'back-pay-nothing-paid',
    ],
    ['a difference of nothing', { forMonth: '201908', backPayType: 'difference' }, 'base', 'back-pay-nothing-left'],
    [
      'a difference below what was paid',
      { forMonth: '201908', backPayType: 'difference', base: '9000' },
      'base',
      'back-pay-nothing-left',
    ],
    ['no type', { ...FULL, backPayType: '' }, 'backPayType', 'back-pay-type-unknown'],
    ['an unknown type', { ...FULL, backPayType: '预缴' }, 'backPayType', 'back-pay-type-unknown'],
    ['no reason', { ...FULL, reason: '' }, 'reason', 'back-pay-reason-unknown'],
    ['an unknown reason', { ...FULL, reason: '忘了' }, 'reason', 'back-pay-reason-unknown'],
    ['a base that is no amount', { ...FULL, base: '一万' }, 'base', 'base-not-money'],
    ['a negative base', { ...FULL, base: '-1' }, 'base', 'base-not-money'],
    ['a base with three decimals', { ...FULL, base: '10000.005' }, 'base', 'base-not-money'],
    ['a base of zero', { ...FULL, base: '0' }, 'base', 'base-not-positive'],
    ['a base whose shares round to nothing', { ...FULL, base: '4' }, 'base', 'base-yields-nothing'],
    ['no typed amount (B-2)', { ...FREE, unitShare: '', ownShare: '' }, 'unitShare', 'share-missing'],
    ['typed amounts of zero', { ...FREE, unitShare: '0', ownShare: '0.00' }, 'unitShare', 'share-missing'],
    ['a negative share of the unit', { ...FREE, unitShare: '-100', ownShare: '200' }, 'unitShare', 'share-not-money'],
    ['an own share that is no amount', { ...FREE, ownShare: 'abc' }, 'ownShare', 'share-not-money'],
    ['an own share with three decimals', { ...FREE, ownShare: '0.005' }, 'ownShare', 'share-not-money'],
    ['an unknown account', { ...FULL, accountNumber: '540000000000' }, 'accountNumber', 'account-unknown'],
    ['neither account nor ID number', { ...FULL, accountNumber: ' ' }, 'accountNumber', 'account-ambiguous'],
    ['another name', { ...FULL, name: '另外一人' }, 'name', 'account-and-name-differ'],
  ])('%s', async (_, changed, field, code) => {
    const { clerk, account } = refusing;
    const faults = faultsIn(await act(clerk, save, { input: { lines: [backPayLine(account, changed)] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(await linesOf(clerk, 'back-pay')).toEqual([]);
  });

  test('a unit that has paid nothing yet makes nothing up', async () => {
    const clerk = await makeUnit(owner);
    await file(clerk, 'open', [newLine()]);
    const [account] = await accountsOf(clerk);
    const input = { lines: account ? [backPayLine(account)] : [] };
    expect(faultsIn(await act(clerk, save, { input }))).toMatchObject([
      { code: 'back-pay-month-not-remitted', values: { month: '201908' } },
    ]);
  });

  test.each(ACCOUNT_STATUSES.filter((status) => !['merged', 'revoked'].includes(status)))(
    'an account that is %s (Q-78)',
    async (status) => {
      const { clerk, account } = await unitWithSealed(owner, funds);
      await change(owner, sql`update accounts set status = ${status} where id = ${account.id}`);
      const outcome = await act(clerk, save, { input: { lines: [backPayLine(account, FULL)] } });
      const closed = { withdrawn: '提取销户', left: '外部转出销户' }[status as string];
      if (closed === undefined) expect(outcome).toMatchObject({ ok: true });
      else expect(faultsIn(outcome)).toMatchObject([{ code: 'back-pay-account-closed', values: { status: closed } }]);
      await change(owner, sql`update accounts set status = 'sealed' where id = ${account.id}`);
    },
  );

  test('finds the account by ID number, and the reason by its word', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const typed = backPayLine(
      { number: '', name: line.name },
      { ...FULL, idNumber: line.idNumber, reason: BACK_PAY_REASONS['03'] },
    );
    await done(clerk, save, { lines: [typed] });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ accountNumber: account.number, reason: '03' }]);
  });

  test('another unit’s account is unknown, by number and by ID number', async () => {
    const line = newLine();
    const { account } = await unitWithSealed(owner, funds, [line]);
    const { clerk: stranger } = await payingUnit(owner, funds);
    const byId = backPayLine({ number: '', name: line.name }, { idNumber: line.idNumber });
    const faults = faultsIn(await act(stranger, save, { input: { lines: [backPayLine(account), byId] } }));
    expect(faults.map(({ line: place, code }) => [place, code])).toEqual([
      [0, 'account-unknown'],
      [1, 'account-unknown'],
    ]);
  });
});

describe('one line for a person, a month and a type (B-5)', () => {
  test('twice at once, or already among the drafts, or in review; a deferral is a whole month too', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const input = (...lines: Partial<BackPayLine>[]) => ({
      lines: lines.map((changed) => backPayLine(account, changed)),
    });
    const faults = async (...lines: Partial<BackPayLine>[]) =>
      faultsIn(await act(clerk, save, { input: input(...lines) })).map(({ line, code }) => `${String(line)} ${code}`);
    const both = ['0 back-pay-in-drafts', '1 back-pay-in-drafts'];
    expect(await faults(FULL, FULL)).toEqual(both);
    expect(await faults(FULL, { ...FULL, backPayType: 'deferral' })).toEqual(both);
    await done(clerk, save, input(FULL, FREE));
    expect(await faults({ ...FULL, backPayType: 'deferral' })).toEqual(['0 back-pay-in-drafts']);
    expect(await faults(FREE)).toEqual(['0 back-pay-in-drafts']);
    const [free] = await linesOf(clerk, 'back-pay').then((lines) =>
      lines.filter(({ backPayType }) => backPayType === 'free'),
    );
    await done(clerk, addDocument, documentOf(free?.id ?? ''));
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: 1, review: 1 });
    expect(await faults(FREE)).toEqual(['0 back-pay-in-drafts']);
    expect(await faults(FULL)).toEqual(['0 back-pay-paid-already']);
  });

  test('in a file the rows are named', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const row = (type: string, name = account.name) => `${account.number},${name},201909,${type},漏缴`;
    const lines = [
      '职工账号,姓名,补缴年月,补缴类型,补缴原因',
      row('正常全额补缴'),
      row('缓缴补缴'),
      row('正常全额补缴', '另外一人'),
    ];
    const batch = await imported(clerk, { ...csv(lines), kind: 'back-pay' });
    expect(batch).toMatchObject({ state: 'done', goodRows: 0, faultyRows: 3 });
    const stored = await linesOf(clerk, 'back-pay');
    expect(stored.map(({ problems }) => problems)).toMatchObject([
      [{ code: 'back-pay-in-file', values: { rows: '3、4' } }],
      [{ code: 'back-pay-in-file', values: { rows: '2、4' } }],
      [{ code: 'account-and-name-differ' }, { code: 'back-pay-in-file', values: { rows: '2、3' } }],
    ]);
  });

  test('importing a month of somebody again replaces that month, and leaves his others with their documents', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const row = (month: string) => `${account.number},${account.name},${month},不定额补缴,100,50,漏缴`;
    const header = '职工账号,姓名,补缴年月,补缴类型,单位补缴额,个人补缴额,补缴原因';
    await imported(clerk, { ...csv([header, row('201908'), row('2019-13')]), kind: 'back-pay' });
    const [kept] = await linesOf(clerk, 'back-pay').then((lines) => lines.filter(({ forMonth }) => forMonth !== null));
    const { id } = await done(clerk, addDocument, documentOf(kept?.id ?? ''));
    await imported(clerk, { ...csv([header, row('201909')]), kind: 'back-pay' });
    const after = await linesOf(clerk, 'back-pay');
    expect(after.map(({ forMonth }) => forMonth).sort()).toEqual(['2019-08', '2019-09']);
    expect(after.map((line) => line.id)).toContain(kept?.id);
    const document = { unitId: clerk.unitId, filingId: kept?.id ?? '', id };
    expect(await readAs(clerk, (tx) => getDocument(tx, document))).toBeDefined();
    await imported(clerk, { ...csv([header, row('201908')]), kind: 'back-pay' });
    expect((await linesOf(clerk, 'back-pay')).map((line) => line.id)).not.toContain(kept?.id);
    expect(await readAs(clerk, (tx) => getDocument(tx, document))).toBeUndefined();
  });

  test('a month that was paid in full meanwhile, and a difference that is no longer what is missing, stay drafts', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const difference = { forMonth: '201908', backPayType: 'difference', base: '11000' };
    await done(clerk, save, { lines: [backPayLine(account, FULL), backPayLine(account, difference)] });
    await payBackByReview(owner, clerk, { account, lines: [{ ...FREE, forMonth: '201908' }] });
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: 1, left: 1 });
    const [left] = (await linesOf(clerk, 'back-pay')).filter(({ state }) => state === 'draft');
    expect(codesOf(left)).toEqual(['back-pay-difference-changed']);
    await done(clerk, discardFilings, BACK_PAYMENTS);
    // 1,320 each for the month, of which 1,200 + 100 and 1,200 + 50 are paid.
    await payBack(clerk, account, [difference]);
    expect((await linesOf(clerk, 'back-pay'))[0]).toMatchObject({ unitShare: 2_000n, ownShare: 7_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('what goes to the centre (Q-77)', () => {
  test('typed amounts, with a document; approved, they are booked with the month', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await done(clerk, save, { lines: [backPayLine(account, FREE)] });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([
      { reviewReasons: ['back-pay-free'], problems: [{ code: 'documents-missing', field: 'documents' }] },
    ]);
    expect(await act(clerk, submitFilings, { input: BACK_PAYMENTS })).toMatchObject({ refusal: 'nothing-to-submit' });
    const { id: documentId } = await done(clerk, addDocument, documentOf(ids[0] ?? ''));
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ problems: [] }]);
    await done(clerk, removeDocument, { id: documentId });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ problems: [{ code: 'documents-missing' }] }]);
    await done(clerk, addDocument, documentOf(ids[0] ?? ''));
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: 0, review: 1, left: 0 });
    await done(reviewer, reviewFiling, await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' }));
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-reviewed',
    });
    await payOpenMonth(owner, funds, clerk);
    expect(await ledgerOf(owner, account.id)).toMatchObject([
      {},
      { kind: 'back-pay', month: '2019-09', amount: 15_000n },
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test.each([
    ['over the cap', '284000', 'base-over-cap'],
    ['under the floor', '1000', 'base-under-floor'],
  ])('a base %s of the month made up (A-1, Q-33)', async (_, base, reason) => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const difference = { forMonth: '201908', backPayType: 'difference' };
    const typed = { base, ...(reason === 'base-over-cap' ? difference : FULL) };
    const { ids } = await done(clerk, save, { lines: [backPayLine(account, typed)] });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([
      { reviewReasons: [reason], problems: [{ code: 'documents-missing' }] },
    ]);
    await done(clerk, addDocument, documentOf(ids[0] ?? ''));
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: 0, review: 1 });
  });

  test('not the base that the account has itself, whatever the limits are by now', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await change(owner, sql`update fund_parameters set cap_base = 900000`);
    await done(clerk, save, { lines: [backPayLine(account, FULL)] });
    await change(owner, sql`update fund_parameters set cap_base = 2850000`);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ base: 1_000_000n, reviewReasons: [], problems: [] }]);
  });

  /** Sealed after 201908 in a unit that has paid to 201912. */
  async function sealedForLong() {
    const unit = await unitWithSealed(owner, funds, [newLine(), newLine()]);
    for (let month = 0; month < 3; month += 1) await payOpenMonth(owner, funds, unit.clerk);
    return unit;
  }

  const MONTHS = ['201909', '201910', '201911', '201912'].map((forMonth) => ({ forMonth }));

  test('more than three months of one person: each line, once the fourth is there', async () => {
    const { clerk, accounts } = await sealedForLong();
    const [one, two] = accounts;
    if (!one || !two) throw new Error('two accounts are sealed');
    await payBack(clerk, two, MONTHS.slice(0, 3));
    const { ids } = await done(clerk, save, { lines: MONTHS.map((changed) => backPayLine(one, changed)) });
    const drafts = async () => (await linesOf(clerk, 'back-pay')).filter(({ state }) => state === 'draft');
    expect((await drafts()).map(({ reviewReasons }) => reviewReasons)).toEqual(
      MONTHS.map(() => ['back-pay-many-months']),
    );
    expect((await drafts()).map(codesOf)).toEqual(MONTHS.map(() => ['documents-missing']));
    await done(clerk, discardFilings, { list: 'back-payment', select: ids.slice(3) });
    expect((await drafts()).map((line) => [line.reviewReasons, codesOf(line)])).toEqual(
      MONTHS.slice(0, 3).map(() => [[], []]),
    );
  });

  test('submitted in parts, the fourth month of the open month wants evidence all the same', async () => {
    const { clerk, account } = await sealedForLong();
    await payBack(clerk, account, MONTHS.slice(0, 3));
    await done(clerk, save, { lines: [backPayLine(account, MONTHS[3])] });
    expect((await linesOf(clerk, 'back-pay'))[0]).toMatchObject({
      reviewReasons: ['back-pay-many-months'],
      problems: [{ code: 'documents-missing' }],
    });
  });

  test('an approval is not stopped by a draft of the unit, but by a month that is paid by now', async () => {
    const { clerk, account } = await sealedForLong();
    const { ids } = await done(clerk, save, { lines: MONTHS.map((changed) => backPayLine(account, changed)) });
    for (const id of ids) await done(clerk, addDocument, documentOf(id));
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ review: 4 });
    const rows = ['职工账号,姓名,补缴年月,补缴类型,补缴原因', `${account.number},${account.name},201909,缓缴补缴,漏缴`];
    await imported(clerk, { ...csv(rows), kind: 'back-pay' });
    expect(codesOf((await linesOf(clerk, 'back-pay'))[0])).toContain('back-pay-in-drafts');
    const approve = (id = '') => seenFiling({ id, decision: 'approve', opinion: '' });
    await done(reviewer, reviewFiling, await approve(ids[0]));
    await done(clerk, withdrawFilings, { ids: ids.slice(1, 2) });
    expect(await act(reviewer, reviewFiling, { input: await approve(ids[1]) })).toMatchObject({
      refusal: 'not-in-review',
    });
    await change(owner, sql`update filings set for_month = '2019-09' where id = ${ids[2] ?? ''}`);
    expect(await act(reviewer, reviewFiling, { input: await approve(ids[2]) })).toMatchObject({
      refusal: 'review-finds-fault',
    });
  });
});

describe('who may, how often, and when', () => {
  test('who may not is refused, and that is recorded', async () => {
    const { clerk, account } = refusing;
    const input = { lines: [backPayLine(account, FULL)] };
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, await makeStaff(owner, ['reviewer'])]) {
      expect(await act(principal, save, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(await logOf(owner, principal.id, 'back-pay.save')).toEqual(['not-permitted']);
    }
    expect(await linesOf(clerk, 'back-pay')).toEqual([]);
  });

  test('under one key once, with other input refused, of two tabs one', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [key, input] = [randomUUID(), { lines: [backPayLine(account, FULL)] }];
    const [first, second] = await Promise.all([act(clerk, save, { input, key }), act(clerk, save, { input, key })]);
    expect(second).toEqual(first);
    expect(await act(clerk, save, { input: { lines: [backPayLine(account, FREE)] }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    const tabs = await Promise.all([1, 2].map(() => act(clerk, submitFilings, { input: BACK_PAYMENTS })));
    expect(tabs.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual(['done', 'nothing-selected']);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ state: 'effective' }]);
  });

  test('drafts in every state of the month, submitting only while it is open', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await saveMonth(clerk);
    await done(clerk, save, { lines: [backPayLine(account, FULL)] });
    expect(await act(clerk, submitFilings, { input: BACK_PAYMENTS })).toMatchObject({ refusal: 'month-not-open' });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ state: 'draft', problems: [] }]);
  });

  test('an adjustment of the same person stands in nobody’s way', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const { ids } = await done(clerk, saveFilings('base'), { lines: [baseLine(account)] });
    await payBack(clerk, account, [{ backPayType: 'difference', base: '12000' }]);
    const adjusting = { list: 'base-adjustment', select: ids } as const;
    expect(await done(clerk, submitFilings, adjusting)).toMatchObject({ effective: 1, left: 0 });
  });
});
