import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { getDraft } from '@/lib/filings/get-draft';
import type { OpenLine } from '@/lib/filings/open.input';
import { proposedBackPayments } from '@/lib/filings/proposed-back-payments';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { isUnchanged, monthChanges } from '@/lib/remittances/month-changes';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { addFen, subtractFen } from '@/lib/values/money';
import { month } from '@/lib/values/month';
import { payBack } from '../support/back-payments';
import { ALL, accountsOf, change, codesOf, draftsOf, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, brokenInvariants, file, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { csv, imported, useDataFolder } from '../support/imports';
import { newLine, payingUnit } from '../support/paying-units';
import { confirmed, payMonth, registerMonth, rowsOf, sheetOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();
const open = saveFilings('open');
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

function firstMonths({ unitId }: OperatorPrincipal) {
  return rowsOf<{ first: string }>(
    owner,
    sql`select first_month as first from accounts where unit_id = ${unitId} order by number`,
  );
}

/** A unit whose open month is 201909, with one who pays, and one more who is opened as said. */
async function unitOpening(changed: Partial<OpenLine>, ratio = 1200) {
  const { clerk, account } = await payingUnit(owner, funds, [newLine()], ratio);
  const outcome = await file(clerk, 'open', [newLine(changed)]);
  const opened = (await accountsOf(clerk)).find(({ id }) => id === outcome.ids[0]);
  if (!opened) throw new Error('the account was opened');
  return { clerk, account, opened, ...outcome };
}

async function changesOf(clerk: OperatorPrincipal) {
  const unit = await unitOf(clerk);
  return readAs(clerk, (tx) => monthChanges(tx, unit, { page: 1, size: 50 }));
}

/** The sheet, and what its three rows of changes come to, which the list under it must come to as well. */
async function monthNow(clerk: OperatorPrincipal) {
  const [sheet, changes] = [await sheetOf(clerk), await changesOf(clerk)];
  const { added, adjusted, reduced } = sheet;
  expect(changes.sums.difference).toBe(subtractFen(addFen(added.amount, adjusted.amount), reduced.amount));
  return { sheet, changes };
}

async function closeMonth(clerk: OperatorPrincipal): Promise<void> {
  await payMonth(funds, await registerMonth(owner, clerk));
  expect(await brokenInvariants(owner)).toEqual([]);
}

test('what nothing typed means while the month is saved still holds when it is open again', async () => {
  const { clerk } = await payingUnit(owner, funds);
  const { remittanceId } = await registerMonth(owner, clerk);
  // New to work in September, and 201909 is saved: the form says 201910, which is what is owed.
  const line = newLine({ hireType: '新参加工作', hiredOn: '2019-09-02' });
  const { ids } = await done(clerk, open, { lines: [line] });
  await done(clerk, revokeRemittance, { remittanceId, reason: '重办' });
  await done(clerk, submitFilings, { list: 'change-roster', select: ids });
  const opened = (await firstMonths(clerk)).map(({ first }) => first);
  expect(opened).toEqual(['2019-08', '2019-10']);
});

describe('首次汇缴年月 of an opening (L-7, Q-12)', () => {
  test.each([
    ['nothing typed', {}, '2019-09', []],
    ['the open month', { firstMonth: '2019年9月' }, '2019-09', []],
    ['a month that is paid', { firstMonth: '201908' }, '2019-08', ['back-pay-proposed']],
    ['a month to come', { firstMonth: '2019-12' }, '2019-12', ['starts-later']],
    ['new to work', { hireType: '新参加工作', hiredOn: '2019-09-02' }, '2019-10', ['starts-later']],
    ['moved in', { hireType: 'moved', hiredOn: '2019-10-08' }, '2019-10', ['starts-later']],
    ['hired long ago', { hireType: '新参加工作', hiredOn: '2019-08-01' }, '2019-09', []],
  ])('%s', async (_, changed, first, marks) => {
    const { clerk } = await payingUnit(owner, funds);
    const { ids } = await done(clerk, open, { lines: [newLine(changed)] });
    expect((await draftsOf(clerk)).map((draft) => draft.marks)).toEqual([marks]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1 });
    expect(await firstMonths(clerk)).toEqual([{ first: '2019-08' }, { first }]);
    expect(await brokenInvariants(owner)).toEqual([]);
    await done(clerk, revokeFilings, { ids, reason: '办错' });
    expect((await monthNow(clerk)).sheet.current).toEqual({ heads: 1, amount: 240_000n });
  });

  test.each([
    ['before the unit’s own', { firstMonth: '201907' }, 'firstMonth', 'first-month-before-unit'],
    [
      'before he was hired',
      { firstMonth: '201908', hireType: '新调入', hiredOn: '2019-09-01' },
      'firstMonth',
      'first-month-before-hired',
    ],
    [
      'the first month of who is new to work',
      { firstMonth: '201909', hireType: '新参加工作', hiredOn: '2019-09-01' },
      'firstMonth',
      'first-month-before-hired',
    ],
    ['more than a year ahead', { firstMonth: '202010' }, 'firstMonth', 'first-month-late'],
    ['no month', { firstMonth: '九月' }, 'firstMonth', 'month-not-a-month'],
    ['no 职工来源', { hireType: '返聘' }, 'hireType', 'hire-type-unknown'],
  ])('is refused: %s', async (_, changed, field, code) => {
    const { clerk } = await payingUnit(owner, funds);
    const outcome = await act(clerk, open, { input: { lines: [newLine(changed)] } });
    expect(faultsIn(outcome)).toMatchObject([{ field, code }]);
  });

  test('is refused for a month that another unit has paid for him (C-4), and stays possible after it', async () => {
    const line = newLine();
    const { clerk: old, account } = await payingUnit(owner, funds, [line, newLine()]);
    await file(old, 'seal', [sealLine(account)]);
    const { clerk } = await payingUnit(owner, funds);
    await closeMonth(clerk);
    const wrong = { lines: [{ ...line, firstMonth: '201908' }] };
    expect(faultsIn(await act(clerk, open, { input: wrong }))).toMatchObject([
      { field: 'firstMonth', code: 'first-month-paid' },
    ]);
    await openAccounts(clerk, [{ ...line, firstMonth: '201909' }]);
    expect(await firstMonths(clerk)).toEqual([{ first: '2019-08' }, { first: '2019-09' }]);
  });

  test('comes in a workbook, under any of its names, and stands in the form again', async () => {
    const clerk = await makeUnit(owner);
    const [one, two] = [newLine(), newLine()];
    const rows = [
      '姓名,身份证号,工资基数,入职日期,职工来源,起缴年月',
      `${one.name},${one.idNumber},8000,2019-08-05,新参加工作,`,
      `${two.name},${two.idNumber},8000,,,201907`,
    ];
    expect(await imported(clerk, csv(rows))).toMatchObject({ goodRows: 1, faultyRows: 1 });
    const [good, faulty] = await draftsOf(clerk);
    expect(good).toMatchObject({ forMonth: '2019-09', marks: ['starts-later'] });
    expect(codesOf(faulty)).toEqual(['first-month-before-unit']);
    const form = await readAs(clerk, (tx) => getDraft(tx, clerk.unitId, good?.id ?? ''));
    expect(form?.typed).toMatchObject({ firstMonth: '201909', hireType: '新参加工作' });
  });

  test('that is typed counts by the month that the draft is submitted in', async () => {
    const { clerk } = await payingUnit(owner, funds);
    const payment = await registerMonth(owner, clerk);
    await done(clerk, open, {
      lines: [newLine({ firstMonth: '201909' }), newLine({ firstMonth: '201910' }), newLine()],
    });
    expect((await draftsOf(clerk)).map(({ marks }) => marks)).toEqual([['back-pay-proposed'], [], []]);
    await payMonth(funds, payment);
    await done(clerk, submitFilings, ALL);
    expect((await firstMonths(clerk)).map(({ first }) => first)).toEqual(['2019-08', '2019-09', '2019-10', '2019-10']);
  });
});

describe('from an earlier month', () => {
  test('the months that the unit has paid are proposed, and made up with the month (B-4)', async () => {
    const { clerk, opened, number } = await unitOpening({ firstMonth: '201908' });
    const proposed = await readAs(clerk, (tx) => proposedBackPayments(tx, clerk.unitId, number));
    expect(proposed).toMatchObject({
      total: 1,
      proposed: [{ accountNumber: opened.number, from: '2019-08', to: '2019-08' }],
    });
    await payBack(clerk, opened, [{ forMonth: '201908' }]);
    const { sheet } = await monthNow(clerk);
    expect(sheet).toMatchObject({ added: { heads: 1, amount: 240_000n }, backPay: { heads: 1, amount: 240_000n } });
    await closeMonth(clerk);
  });
});

describe('from a later month he waits as 正常', () => {
  test('on no roster before, and on the one of that month as he stands then', async () => {
    const { clerk, opened } = await unitOpening({ firstMonth: '201911' });
    expect(opened.status).toBe('normal');
    const first = await monthNow(clerk);
    expect(first.changes.rows).toEqual([]);
    expect(first.sheet).toMatchObject({ added: { heads: 0 }, current: { heads: 1, amount: 240_000n } });
    expect(isUnchanged(first.sheet)).toBe(true);
    await closeMonth(clerk);
    await file(clerk, 'base', [baseLine(opened, { base: '12000' })]);
    expect((await monthNow(clerk)).sheet).toMatchObject({ adjusted: { heads: 0, amount: 0n }, current: { heads: 1 } });
    await closeMonth(clerk);
    const begun = await monthNow(clerk);
    expect(begun.sheet).toMatchObject({
      previous: { heads: 1 },
      added: { heads: 1, amount: 288_000n },
      adjusted: { heads: 0 },
      current: { heads: 2, amount: 528_000n },
    });
    expect(begun.changes.rows).toMatchObject([{ kind: 'open', change: { before: null, after: 288_000n } }]);
    await closeMonth(clerk);
    expect((await monthNow(clerk)).sheet).toMatchObject({ previous: { heads: 2 }, added: { heads: 0 } });
    const lines = await rowsOf(
      owner,
      sql`select r.month from roster_lines l join remittances r on r.id = l.remittance_id where l.account_id = ${opened.id} order by r.month`,
    );
    expect(lines).toEqual([{ month: '2019-11' }]);
  });

  test.each([
    ['before he begins', 1, { heads: 0, amount: 0n }],
    ['in the month that he begins', 2, { heads: 1, amount: 200_000n }],
  ])('what is filed of him %s counts with his beginning only', async (_, months, added) => {
    const { clerk, opened } = await unitOpening({ firstMonth: '201911' }, 1000);
    for (let closed = 0; closed < months; closed += 1) await closeMonth(clerk);
    const before = (await monthNow(clerk)).sheet;
    expect(before.added).toEqual(added);
    const raised = await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
    const ratio = (await monthNow(clerk)).changes.rows.find(({ kind }) => kind === 'ratio');
    expect(ratio).toMatchObject({ people: 1, change: { before: 200_000n, after: 240_000n } });
    await done(clerk, revokeFilings, { ids: raised.ids, reason: '办错' });
    const adjusted = await file(clerk, 'base', [baseLine(opened, { base: '20000' })]);
    expect((await monthNow(clerk)).sheet).toMatchObject({
      added: { heads: added.heads, amount: 2n * added.amount },
      adjusted: { heads: 0 },
    });
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '办错' });
    const sealed = await file(clerk, 'seal', [sealLine(opened)]);
    expect((await monthNow(clerk)).sheet).toMatchObject({ reduced: { heads: 0 }, current: { heads: 1 } });
    await done(clerk, revokeFilings, { ids: sealed.ids, reason: '办错' });
    expect((await monthNow(clerk)).sheet).toEqual(before);
  });

  test('who was sealed while he waited begins when he is unsealed', async () => {
    const { clerk, opened } = await unitOpening({ firstMonth: '201911' });
    await closeMonth(clerk);
    await file(clerk, 'seal', [sealLine(opened)]);
    await closeMonth(clerk);
    expect((await monthNow(clerk)).sheet).toMatchObject({ added: { heads: 0 }, current: { heads: 1 } });
    await closeMonth(clerk);
    await file(clerk, 'unseal', [unsealLine(opened)]);
    expect((await monthNow(clerk)).sheet).toMatchObject({ added: { heads: 1 }, current: { heads: 2 } });
    await closeMonth(clerk);
  });

  test('months are not saved together over the one that he begins in', async () => {
    const { clerk } = await unitOpening({ firstMonth: '201911' });
    const input = { ...(await confirmed(clerk)), lastMonth: month('2019-11') };
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({
      refusal: 'months-over-start',
      values: { month: '2019年11月' },
    });
    await done(clerk, saveRemittance, { ...input, lastMonth: month('2019-10') });
  });

  test('he is opened no second time, and the draft of another line of his is at fault', async () => {
    const { clerk } = await payingUnit(owner, funds);
    const line = newLine({ firstMonth: '201911' });
    await openAccounts(clerk, [line]);
    const outcome = await act(clerk, open, { input: { lines: [line] } });
    expect(faultsIn(outcome)).toMatchObject([{ code: 'normal-here' }]);
  });
});
