import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { readAs } from '@/lib/operations/read';
import { issuePaper } from '@/lib/papers/issue-paper';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { failCollection } from '@/lib/receipts/fail-collection';
import { lastCollection, toCollect } from '@/lib/receipts/list-collections';
import { decideRefund, proposeRefund } from '@/lib/receipts/refund-suspense';
import { sendCollections } from '@/lib/receipts/send-collections';
import { changeMethod } from '@/lib/remittances/change-method';
import { listArrears } from '@/lib/remittances/list-arrears';
import { unattachedPaidAgain } from '@/lib/remittances/paid-meanwhile';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { noticeSentence } from '@/lib/text/notices';
import { refusalSentence } from '@/lib/text/refusals';
import { day } from '@/lib/values/day';
import {
  fillSuspense,
  ledgerOf,
  payAlone,
  payBack,
  payBackByReview,
  payOpenMonth,
  registerAlone,
} from '../support/back-payments';
import { accountsOf, change } from '../support/change-roster';
import { applyForCorrection, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { atLeastOne, newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import {
  bookedBy,
  confirmed,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  standingOf,
  suspenseOf,
  unitOf,
  type Registered,
} from '../support/remittance';
import { steppedUp } from '../support/sessions';
import { someoneWaits } from '../support/unit-lock';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let refunding: [StaffPrincipal, StaffPrincipal];
let reviewers: [StaffPrincipal, StaffPrincipal];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  const mayRefund = async () => steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
  refunding = [await mayRefund(), await mayRefund()];
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

interface Owing {
  clerk: OperatorPrincipal;
  account: AccountRow;
  /** The back payments of 201909, each of which makes up 2,400.00; the first for this account. */
  ids: string[];
}

const SEPTEMBER = { forMonth: '201909' };

/** Two units that have remitted to 201909 and have both made that month up for the same people, and not paid it. */
async function twoOwing(people = 1): Promise<{ left: Owing; right: Owing; named: { names: string } }> {
  const lines = Array.from({ length: people }, () => newLine());
  const names = lines.map(({ name }) => name);
  const { clerk: left, accounts } = await unitWithSealed(owner, funds, lines);
  const { clerk: right } = await payingUnit(owner, funds);
  await payOpenMonth(owner, funds, right);
  await file(
    right,
    'open',
    lines.map((line) => ({ ...line, firstMonth: '201909' })),
  );
  const there = (await accountsOf(right)).filter(({ name }) => names.includes(name));
  const first = [...names].sort().slice(0, 5);
  return {
    left: await owing(left, accounts),
    right: await owing(right, there),
    named: { names: first.map((name) => `${name} 2019年9月`).join('、') },
  };
}

async function owing(clerk: OperatorPrincipal, accounts: AccountRow[]): Promise<Owing> {
  const { ids } = await file(
    clerk,
    'back-pay',
    accounts.map((account) => backPayLine(account, SEPTEMBER)),
  );
  return { clerk, account: atLeastOne(accounts), ids };
}

const ASKED = { query: { month: null, who: '' }, page: { page: 1, size: 50 }, today: day('2019-08-20') };

async function owedBackPayments({ clerk }: Owing): Promise<string[]> {
  const { rows } = await readAs(clerk, async (tx) => listArrears(tx, await unitOf(clerk), ASKED));
  return rows.filter(({ kind }) => kind === 'back-pay').map((row) => row.month);
}

/** What the unit was told, of money in suspense where nothing else is asked for. */
async function toldOf({ clerk }: Owing, code: 'receipt-in-suspense' | 'collection-failed' = 'receipt-in-suspense') {
  const told = sql`select values from notices where unit_id = ${clerk.unitId} and code = ${code}`;
  return (await rowsOf<{ values: Record<string, string> }>(owner, told)).map(({ values }) => values);
}

function registerOne({ clerk, ids }: Owing, method: 'transfer' | 'suspense' = 'transfer') {
  return act(clerk, registerBackPayment, { input: { ids, method } });
}

/** A payment by 托收 that the bank has been told to collect, and whose month another unit has paid since. */
async function collectedAgain() {
  const { left, right } = await twoOwing();
  const payment = await registerAlone(owner, left.clerk, { ...left, method: 'collection' });
  await done(funds, sendCollections, {});
  await payAlone(owner, funds, right);
  const { clerk } = left;
  const instruction = () =>
    readAs(clerk, (tx) => lastCollection(tx, { unitId: clerk.unitId, paymentId: payment.paymentId }));
  const input = { paymentId: payment.paymentId, reason: '他单位已缴' };
  return { left, payment, instruction, revoke: () => act(clerk, revokeBackPayment, { input }) };
}

async function refund(receiptId: string) {
  const payee = { payeeName: '付款单位', payeeAccount: '6200000000000000', reason: '他单位已缴' };
  const { id } = await done(refunding[0], proposeRefund, { receiptId, ...payee });
  await done(refunding[1], decideRefund, { id, decision: 'confirm' });
}

function takeBack({ clerk, ids }: Owing) {
  return done(clerk, revokeFilings, { ids, reason: '他单位已缴' });
}

describe('a back payment in effect whose month another unit has paid meanwhile (B-5, C-4)', () => {
  test('is not registered by itself, until it is taken back, and is no arrears', async () => {
    const { left, right, named } = await twoOwing();
    const others = await payBack(left.clerk, left.account, [
      { forMonth: '201908', backPayType: 'difference', base: '11000' },
    ]);
    expect(await owedBackPayments(left)).toEqual(['2019-08', '2019-09']);
    await payAlone(owner, funds, right);
    const both = { ...left, ids: [...left.ids, ...others] };
    expect(await registerOne(both)).toMatchObject({ refusal: 'back-pay-paid-meanwhile', values: named });
    await fillSuspense(owner, funds, { clerk: left.clerk, amount: '9000.01' });
    expect(await registerOne(left, 'suspense')).toMatchObject({ refusal: 'back-pay-paid-meanwhile' });
    expect(await owedBackPayments(left)).toEqual(['2019-08']);
    await takeBack(left);
    await payAlone(owner, funds, { clerk: left.clerk, ids: others });
    expect(await ledgerOf(owner, left.account.id)).toMatchObject([{}, { month: '2019-08', amount: 24_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is paid all the same where a ruling asks for it', async () => {
    const { left, right } = await twoOwing();
    await payAlone(owner, funds, right);
    const lines = [{ ...SEPTEMBER, backPayType: 'free', unitShare: '1' }];
    const free = await payBackByReview(owner, left.clerk, { account: left.account, lines });
    expect(await owedBackPayments(left)).toEqual(['2019-09']);
    await payAlone(owner, funds, { clerk: left.clerk, ids: free });
    expect(await ledgerOf(owner, left.account.id)).toMatchObject([{}, { month: '2019-09', amount: 100n }]);
  });

  test('is paid once 错缴更正 has taken back what was paid there', async () => {
    const { left, right } = await twoOwing();
    await payAlone(owner, funds, right);
    const correction = await applyForCorrection(right.clerk, right.account, { months: ['2019-09'] });
    await approveCorrection(reviewers, correction);
    await payAlone(owner, funds, left);
    expect(await ledgerOf(owner, left.account.id)).toMatchObject([{}, { month: '2019-09', amount: 240_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('keeps the month from being saved until it is taken back', async () => {
    const { left, right, named } = await twoOwing();
    await payAlone(owner, funds, right);
    const save = async () => act(left.clerk, saveRemittance, { input: await confirmed(left.clerk) });
    const foreseen = ({ clerk }: Owing) => readAs(clerk, (tx) => unattachedPaidAgain(tx, clerk.unitId));
    expect(await foreseen(left)).toEqual({ ...named, lines: '1' });
    expect(await foreseen(right)).toBeNull();
    expect(await save()).toMatchObject({ refusal: 'back-pay-paid-meanwhile', values: named });
    await takeBack(left);
    expect(await foreseen(left)).toBeNull();
    expect(await save()).toMatchObject({ ok: true });
  });

  test('on a saved roster keeps its payment from being registered; the month is taken back first', async () => {
    const { left, right, named } = await twoOwing();
    const remittanceId = await saveMonth(left.clerk);
    await payAlone(owner, funds, right);
    await fillSuspense(owner, funds, { clerk: left.clerk, amount: '9000.02' });
    for (const method of ['transfer', 'suspense'] as const) {
      expect(await act(left.clerk, registerPayment, { input: { remittanceId, method } })).toMatchObject({
        refusal: 'back-pay-paid-meanwhile',
        values: { ...named, held: 'month' },
      });
    }
    await done(left.clerk, revokeRemittance, { remittanceId, reason: '他单位已缴' });
    await takeBack(left);
    await payOpenMonth(owner, funds, left.clerk);
    expect(await ledgerOf(owner, left.account.id)).toHaveLength(1);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('registered keeps its payment from being paid out of suspense, and has no 缴款通知书 any more', async () => {
    const { left, right, named } = await twoOwing();
    const { paymentId } = await registerAlone(owner, left.clerk, left);
    const notice = { input: { kind: 'notice', paymentId } } as const;
    expect(await act(left.clerk, issuePaper, notice)).toMatchObject({ ok: true });
    await payAlone(owner, funds, right);
    expect(await act(left.clerk, issuePaper, notice)).toMatchObject({
      refusal: 'back-pay-paid-meanwhile',
      values: { ...named, held: 'payment' },
    });
    await fillSuspense(owner, funds, { clerk: left.clerk, amount: '9000.03' });
    const outcome = await act(left.clerk, changeMethod, { input: { paymentId, method: 'suspense' } });
    expect(outcome).toMatchObject({ refusal: 'back-pay-paid-meanwhile', values: { ...named, held: 'payment' } });
    expect(await suspenseOf(owner, left.clerk.unitId)).toBe(900_003n);
  });

  test('is named for the first five people, and the others are counted', async () => {
    const { left, right, named } = await twoOwing(6);
    await payAlone(owner, funds, right);
    const outcome = await registerOne(left);
    if (outcome.ok) throw new Error('it is refused');
    expect(outcome.values).toEqual({ ...named, lines: '6', held: 'nothing' });
    const values = { ...named, lines: '6' };
    expect(refusalSentence('back-pay-paid-meanwhile', { ...values, held: 'month' })).toContain(
      `${named.names}等 6 笔已由其他单位缴存，不能再补缴。请先撤销缴款清册，再在`,
    );
    const notice = { ...values, amount: '1.00', finding: 'paid-elsewhere', purpose: 'back-pay' };
    expect(noticeSentence({ code: 'receipt-in-suspense', values: notice })).toContain(
      `${named.names}等 6 笔已由其他单位缴存，已全部挂账，没有入账。请先撤销缴款单，再在补缴清册的“本月已提交数据”中撤销这些补缴（经中心审核的请联系管理部撤销），然后重新办理`,
    );
  });
});

describe('money for a back payment whose month another unit has paid meanwhile', () => {
  test.each<[string, bigint]>([
    ['exact', 0n],
    ['more', 100n],
    ['less', -100n],
  ])('lies in suspense whole, were it %s, and the unit takes payment and filing back', async (_, difference) => {
    const { left, right, named } = await twoOwing();
    const payment = await registerAlone(owner, left.clerk, left);
    await payAlone(owner, funds, right);
    const amount = payment.amount + difference;
    const { id, finding } = await done(funds, enterReceipt, receiptFor({ ...payment, amount }));
    expect(finding).toBe('paid-elsewhere');
    expect(await bookedBy(owner, id)).toMatchObject([{ kind: 'receipt' }]);
    expect(await suspenseOf(owner, left.clerk.unitId)).toBe(amount);
    expect(await ledgerOf(owner, left.account.id)).toHaveLength(1);
    expect(await toldOf(left)).toMatchObject([{ finding: 'paid-elsewhere', ...named }]);
    await done(left.clerk, revokeBackPayment, { paymentId: payment.paymentId, reason: '他单位已缴' });
    await takeBack(left);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('and the month with it is not booked; the month saved anew is paid out of suspense', async () => {
    const { left, right } = await twoOwing();
    const payment = await registerMonth(owner, left.clerk);
    expect(await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }))).toMatchObject({
      finding: 'short',
    });
    await payAlone(owner, funds, right);
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'paid-elsewhere' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'due', payment: 'due' });
    await done(left.clerk, revokeRemittance, { remittanceId: payment.remittanceId, reason: '他单位已缴' });
    await takeBack(left);
    const remittanceId = await saveMonth(left.clerk);
    await done(left.clerk, registerPayment, { remittanceId, method: 'suspense' });
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await suspenseOf(owner, left.clerk.unitId)).toBe(240_100n);
    expect(await ledgerOf(owner, left.account.id)).toHaveLength(1);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('ends what the bank was told to collect, which is not told again, so that the payment may be taken back', async () => {
    const { payment, instruction, revoke } = await collectedAgain();
    const { id, finding } = await done(funds, enterReceipt, receiptFor(payment));
    expect(finding).toBe('paid-elsewhere');
    expect(await instruction()).toMatchObject({ state: 'collected' });
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    await refund(id);
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that is not what the bank was told to collect leaves that to the bank, which is not told again once it fails', async () => {
    const { left, payment, instruction, revoke } = await collectedAgain();
    const stray = receiptFor(payment, { amount: '1.00' });
    const { id, finding } = await done(funds, enterReceipt, stray);
    expect(finding).toBe('paid-elsewhere');
    expect(await instruction()).toMatchObject({ state: 'sent' });
    expect(await revoke()).toMatchObject({ refusal: 'collection-sent' });
    await done(funds, failCollection, { id: (await instruction())?.id ?? '', reason: '余额不足' });
    const [told] = await toldOf(left, 'collection-failed');
    expect(told).toMatchObject({ held: 'paid-elsewhere' });
    const withheld = { count: 0, held: [], paidElsewhere: [told?.number] };
    expect(await readAs(funds, toCollect)).toMatchObject(withheld);
    await refund(id);
    expect(await readAs(funds, toCollect)).toMatchObject(withheld);
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await readAs(funds, toCollect)).toMatchObject({ paidElsewhere: [] });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is not asked of the bank at all, where the other unit has paid first', async () => {
    const { left, right } = await twoOwing();
    const payment = await registerAlone(owner, left.clerk, { ...left, method: 'collection' });
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 1, paidElsewhere: [] });
    await payAlone(owner, funds, right);
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 0, held: [] });
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    await done(left.clerk, revokeBackPayment, { paymentId: payment.paymentId, reason: '他单位已缴' });
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 0, paidElsewhere: [] });
  });

  test('does not hold the payment by what came before, too little: it is taken back', async () => {
    const { left, right } = await twoOwing();
    const payment = await registerAlone(owner, left.clerk, left);
    expect(await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }))).toMatchObject({
      finding: 'short',
    });
    const input = { paymentId: payment.paymentId, reason: '他单位已缴' };
    expect(await act(left.clerk, revokeBackPayment, { input })).toMatchObject({ refusal: 'receipt-in-suspense' });
    await payAlone(owner, funds, right);
    expect(await act(left.clerk, revokeBackPayment, { input })).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is told from what came too late', async () => {
    const { left, right } = await twoOwing();
    const payment = await registerAlone(owner, left.clerk, left);
    await payAlone(owner, funds, right);
    await change(owner, sql`update payments set deadline = '2019-08-19' where id = ${payment.paymentId}`);
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'late' });
  });
});

test('of two units whose money is booked at once one pays the month, the other’s lies in suspense', async () => {
  const { left, right } = await twoOwing();
  const payments = [await registerAlone(owner, left.clerk, left), await registerAlone(owner, right.clerk, right)];
  const enter = (payment: Registered) => act(funds, enterReceipt, { input: receiptFor(payment) });
  // Both have looked for what is paid already before either has moved money, which the bank deposit's row holds up.
  const started = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    await tx.execute(sql`select from ledger_accounts where code = '101' for update`);
    const both = Promise.all(payments.map(enter));
    await someoneWaits(owner, 2);
    return { both };
  });
  const outcomes = await started.both;
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.result.finding : outcome.refusal)).sort()).toEqual([
    'exact',
    'paid-elsewhere',
  ]);
  const months = [left, right].map(({ account }) => ledgerOf(owner, account.id));
  expect((await Promise.all(months)).flat().filter(({ kind }) => kind === 'back-pay')).toHaveLength(1);
  expect(await brokenInvariants(owner)).toEqual([]);
});
