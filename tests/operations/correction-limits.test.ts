import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { reviewCorrection } from '@/lib/corrections/review-correction';
import { saveCorrection } from '@/lib/corrections/save-correction';
import { submitCorrection, withdrawCorrection } from '@/lib/corrections/submit-correction';
import { INTEREST_EXPENSE } from '@/lib/ledger/chart';
import { postJournal, type JournalHeader } from '@/lib/ledger/post-journal';
import { readAs } from '@/lib/operations/read';
import { listArrears } from '@/lib/remittances/list-arrears';
import { listHeld, listSuspense } from '@/lib/receipts/list-held';
import { registerPayment } from '@/lib/remittances/register-payment';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { day } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import { fillSuspense, payAlone, payBack, payOpenMonth } from '../support/back-payments';
import { change } from '../support/change-roster';
import {
  applyForCorrection,
  approval,
  approveCorrection,
  correctionOf,
  documentCorrection,
} from '../support/corrections';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters, testClock } from '../support/hall';
import { newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { rowsOf, saveMonth, suspenseOf, unitOf } from '../support/remittance';
import { makeMover, move } from '../support/transfers';
import { secondAtDesk, withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: [StaffPrincipal, StaffPrincipal];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

/** A unit that has paid so many months, from 201908 on, for two people. */
async function unitOfMonths(months: number) {
  const unit = await payingUnit(owner, funds, [newLine(), newLine()]);
  for (let paid = 1; paid < months; paid += 1) await payOpenMonth(owner, funds, unit.clerk);
  return unit;
}

async function bookOf(id: string) {
  const [row] = await rowsOf<{ balance: bigint; month: string | null }>(
    owner,
    sql`select balance, remitted_month as month from ledger_accounts where id = ${id}`,
  );
  return row;
}

const THREE = ['2019-08', '2019-09', '2019-10'];

describe('several months', () => {
  test('are one line, and 缴至年月 goes back to the last month that is still paid', async () => {
    const { clerk, account } = await unitOfMonths(3);
    const id = await applyForCorrection(clerk, account, { months: ['2019-10', '2019-09'] });
    await approveCorrection(reviewers, id);
    expect(await bookOf(account.id)).toEqual({ balance: 240_000n, month: '2019-08' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    const lines = sql`select first_month, last_month, value_on::text from journals where kind = 'correction' and unit_id = ${clerk.unitId}`;
    expect(await rowsOf(owner, lines)).toEqual([
      { first_month: '2019-09', last_month: '2019-10', value_on: '2019-08-20' },
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('one in the middle leaves 缴至年月, and the next month posts as ever', async () => {
    const { clerk, account } = await unitOfMonths(3);
    const id = await applyForCorrection(clerk, account, { months: ['2019-09'] });
    await approveCorrection(reviewers, id);
    expect(await bookOf(account.id)).toEqual({ balance: 480_000n, month: '2019-10' });
    await payOpenMonth(owner, funds, clerk);
    expect(await bookOf(account.id)).toEqual({ balance: 720_000n, month: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('with a booked month left out between them are refused', async () => {
    const { clerk, account } = await unitOfMonths(3);
    const input = correctionOf(account, { months: ['2019-08', '2019-10'] });
    expect(await act(clerk, saveCorrection, { input })).toMatchObject({
      refusal: 'correction-gap',
      values: { months: '201909' },
    });
  });

  test('of a person who was sealed: what lies between and was not booked is no gap', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const id = await applyForCorrection(clerk, account);
    await approveCorrection(reviewers, id);
    expect(await bookOf(account.id)).toEqual({ balance: 0n, month: null });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('a corrected month', () => {
  test('is not owed again, but may be paid anew, and no more than once corrected', async () => {
    const { clerk, account } = await unitOfMonths(2);
    await approveCorrection(reviewers, await applyForCorrection(clerk, account, { months: ['2019-09'] }));
    const unit = await unitOf(clerk);
    const page = { page: 1, size: 50 };
    const query = { month: null, who: '' };
    const owed = await readAs(clerk, (tx) => listArrears(tx, unit, { query, page, today: day('2019-08-20') }));
    expect(owed.total).toBe(0);
    const ids = await payBack(clerk, account, [{ forMonth: '201909', base: '8000.00' }]);
    await payAlone(owner, funds, { clerk, ids });
    expect(await bookOf(account.id)).toEqual({ balance: 432_000n, month: '2019-09' });
    expect(await act(clerk, saveCorrection, { input: correctionOf(account, { months: ['2019-09'] }) })).toMatchObject({
      refusal: 'correction-taken',
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('takes its back payments with it', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    await payAlone(owner, funds, { clerk, ids });
    expect(await bookOf(account.id)).toEqual({ balance: 480_000n, month: '2019-09' });
    await approveCorrection(reviewers, await applyForCorrection(clerk, account, { months: ['2019-09'] }));
    expect(await bookOf(account.id)).toEqual({ balance: 240_000n, month: '2019-08' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(240_000n);
    const again = await payBack(clerk, account, [{ forMonth: '201909' }]);
    await payAlone(owner, funds, { clerk, ids: again });
    expect(await bookOf(account.id)).toEqual({ balance: 480_000n, month: '2019-09' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('fills the suspense, by which the next month is paid', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await approveCorrection(reviewers, await applyForCorrection(clerk, account));
    const remittanceId = await saveMonth(clerk);
    await done(clerk, registerPayment, { remittanceId, method: 'suspense' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await bookOf(account.id)).toEqual({ balance: 240_000n, month: '2019-09' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('what it puts into suspense is no receipt’s, and is not refunded as one', async () => {
  const { clerk, account } = await payingUnit(owner, funds);
  await fillSuspense(owner, funds, { clerk, amount: '2400.00' });
  const held = () => readAs(funds, (tx) => listHeld(tx, { page: 1, size: 50 }));
  const ownSuspense = () => readAs(clerk, listSuspense);
  const before = await held();
  expect(await ownSuspense()).toMatchObject([{ balance: 240_000n, corrected: 0n }]);
  await approveCorrection(reviewers, await applyForCorrection(clerk, account));
  expect(await ownSuspense()).toMatchObject([{ balance: 480_000n, corrected: 240_000n }]);
  expect((await held()).amount).toBe(before.amount);
  const remittanceId = await saveMonth(clerk);
  await done(clerk, registerPayment, { remittanceId, method: 'suspense' });
  expect(await ownSuspense()).toMatchObject([{ balance: 240_000n, corrected: 240_000n }]);
  // What was paid was the oldest: the receipt. What is left is the correction's.
  expect((await held()).amount).toBe(before.amount - 240_000n);
});

describe('is refused', () => {
  test.each(['purchase-withdrawal', 'repayment-withdrawal'] as const)('after a %s', async (kind) => {
    const { clerk, account } = await unitOfMonths(2);
    await takeMoney(clerk.unitId, account.id, { amount: 100n, kind });
    expect(await act(clerk, saveCorrection, { input: correctionOf(account) })).toMatchObject({
      refusal: 'correction-withdrawn',
      values: { day: '2019-08-20' },
    });
    // What was booked since is not what was drawn.
    await payOpenMonth(owner, funds, clerk);
    const later = correctionOf(account, { months: ['2019-10'] });
    expect(await act(clerk, saveCorrection, { input: later })).toMatchObject({ ok: true });
  });

  test('while a withdrawal that the counter has paid waits for its second person, approved too', async () => {
    const second = await secondAtDesk(owner);
    const { clerk, account } = await unitOfMonths(1);
    const waiting = await applyForCorrection(clerk, account);
    const { id } = await done(funds, importWithdrawals, withdrawalInput([withdrawalLine(account)]));
    expect(await act(reviewers[0], reviewCorrection, { input: await approval(waiting) })).toMatchObject({
      refusal: 'correction-not-possible',
      values: { fault: expect.stringContaining('提取') as string },
    });
    await done(clerk, withdrawCorrection, { id: waiting });
    const input = correctionOf(account);
    expect(await act(clerk, saveCorrection, { input })).toMatchObject({ refusal: 'correction-withdrawal-waits' });
    await done(second, decideWithdrawals, { id, decision: 'decline' });
    expect(await act(clerk, saveCorrection, { input })).toMatchObject({ ok: true });
  });

  test('while a back payment of the month is filed and not paid', async () => {
    const { clerk, account } = await unitOfMonths(1);
    await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000.00' }]);
    expect(await act(clerk, saveCorrection, { input: correctionOf(account) })).toMatchObject({
      refusal: 'correction-back-pay-waits',
      values: { months: '201908' },
    });
  });

  test('where the balance does not cover it, when it is applied for and when it is approved', async () => {
    const { clerk, account } = await unitOfMonths(3);
    const id = await applyForCorrection(clerk, account, { months: ['2019-08'] });
    await takeMoney(clerk.unitId, account.id, { amount: 500_000n, kind: 'interest' });
    expect(await act(clerk, saveCorrection, { input: correctionOf(account, { months: ['2019-09'] }) })).toMatchObject({
      refusal: 'correction-balance',
      values: { balance: '2,200.00', amount: '2,400.00' },
    });
    expect(await act(reviewers[0], reviewCorrection, { input: await approval(id) })).toMatchObject({
      refusal: 'correction-not-possible',
      values: { fault: expect.stringContaining('2,200.00') as string },
    });
  });

  test('where another amount is booked by now', async () => {
    const { clerk, account } = await unitOfMonths(1);
    const { id } = await done(clerk, saveCorrection, correctionOf(account));
    await documentCorrection(clerk, id);
    const ids = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000.00' }]);
    expect(await act(clerk, submitCorrection, { input: { id } })).toMatchObject({
      refusal: 'correction-back-pay-waits',
    });
    await payAlone(owner, funds, { clerk, ids });
    expect(await act(clerk, submitCorrection, { input: { id } })).toMatchObject({ refusal: 'correction-changed' });
  });

  test('once the account was merged into one at another unit', async () => {
    const mover = await makeMover(owner, funds);
    const { old: clerk, account } = mover;
    const { id } = await done(clerk, saveCorrection, correctionOf(account));
    await documentCorrection(clerk, id);
    await move(mover);
    const merged = { refusal: 'correction-account', values: { status: '合并销户' } };
    expect(await act(clerk, saveCorrection, { input: correctionOf(account) })).toMatchObject(merged);
    expect(await act(clerk, submitCorrection, { input: { id } })).toMatchObject(merged);
  });

  test('of months that nobody paid, all of them at once', async () => {
    const { clerk, account } = await unitOfMonths(1);
    expect(await act(clerk, saveCorrection, { input: correctionOf(account, { months: THREE }) })).toMatchObject({
      refusal: 'correction-not-posted',
      values: { months: '201909、201910' },
    });
  });
});

/** Money leaves the account by a way that these rules do not know. */
async function takeMoney(
  unitId: string,
  accountId: string,
  { amount, kind }: { amount: bigint; kind: JournalHeader['kind'] },
): Promise<void> {
  const lines = sql`select ${accountId}::uuid as account_id, ${-amount}::bigint as amount union all select ${INTEREST_EXPENSE}::uuid, ${amount}::bigint`;
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    postJournal(
      tx,
      { kind, unitId, logId: newId(testClock.milliseconds()), valueOn: testClock.today() },
      { lines, clock: testClock },
    ),
  );
}
