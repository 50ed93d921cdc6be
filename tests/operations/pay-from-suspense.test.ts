import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PAYMENT_METHODS } from '@/db/schema/remittances';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { changeMethod } from '@/lib/remittances/change-method';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import { registerPayment } from '@/lib/remittances/register-payment';
import { fillSuspense, ledgerOf, payBack } from '../support/back-payments';
import { accountsOf, change, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { receiptFor, registerMonth, rowsOf, saveMonth, standingOf, suspenseOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit of two people, due 4,800.00, whose month is saved and who has so much in suspense. */
async function savedWith(amount: string | null): Promise<{ clerk: OperatorPrincipal; remittanceId: string }> {
  const clerk = await makeUnit(owner);
  await openAccounts(clerk, [newLine(), newLine()]);
  if (amount !== null) await fillSuspense(owner, funds, { clerk, amount });
  return { clerk, remittanceId: await saveMonth(clerk) };
}

function fromSuspense(remittanceId: string): { remittanceId: string; method: (typeof PAYMENT_METHODS)[number] } {
  return { remittanceId, method: 'suspense' };
}

describe('暂存款抵缴 (Q-54, Q-56)', () => {
  test('pays and posts the month at once: Dr 219 of the unit, Cr 201 of each employee', async () => {
    const { clerk, remittanceId } = await savedWith('5000.00');
    const { paymentId } = await done(clerk, registerPayment, fromSuspense(remittanceId));
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09', monthState: 'open', status: 'normal' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(20_000n);
    const [payment] = await rowsOf(
      owner,
      sql`select method, amount, posted_on::text as posted, value_on::text as value, voucher_number is not null and check_code is not null as voucher from payments where id = ${paymentId}`,
    );
    expect(payment).toEqual({
      method: 'suspense',
      amount: 480_000n,
      posted: '2019-08-20',
      value: '2019-08-20',
      voucher: true,
    });
    const booked = await rowsOf(
      owner,
      sql`select j.kind, j.first_month as month, j.receipt_id, l.code, sum(e.amount)::bigint as amount, count(*)::integer as lines
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
        where j.remittance_id = ${remittanceId} group by j.id, l.code order by l.code`,
    );
    expect(booked).toEqual([
      { kind: 'remittance', month: '2019-08', receipt_id: null, code: '201', amount: 480_000n, lines: 2 },
      { kind: 'remittance', month: '2019-08', receipt_id: null, code: '219', amount: -480_000n, lines: 1 },
    ]);
    for (const account of await accountsOf(clerk))
      expect(account).toMatchObject({ balance: 240_000n, remittedMonth: '2019-08' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('with the back payments on the roster', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    await fillSuspense(owner, funds, { clerk, amount: '4800.00' });
    const remittanceId = await saveMonth(clerk);
    await done(clerk, registerPayment, fromSuspense(remittanceId));
    expect(await ledgerOf(owner, account.id)).toMatchObject([
      {},
      { kind: 'back-pay', month: '2019-09', amount: 240_000n },
    ]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('what one payment brought too much, the next one is paid from', async () => {
    const { clerk } = await payingUnit(owner, funds);
    const payment = await registerMonth(owner, clerk);
    const twice = receiptFor({ ...payment, amount: 2n * payment.amount });
    expect(await done(funds, enterReceipt, twice)).toMatchObject({ finding: 'over' });
    await done(clerk, registerPayment, fromSuspense(await saveMonth(clerk)));
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('is refused', () => {
  test.each<[string, string | null, string]>([
    ['a fen too little', '4799.99', '4,799.99'],
    ['nothing, since it never had any', null, '0.00'],
  ])('with %s: nothing is registered', async (_, amount, balance) => {
    const { clerk, remittanceId } = await savedWith(amount);
    expect(await act(clerk, registerPayment, { input: fromSuspense(remittanceId) })).toMatchObject({
      ok: false,
      refusal: 'suspense-too-small',
      values: { balance, amount: '4,800.00' },
    });
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'saved', payment: null });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('with another unit’s money, or money of nobody', async () => {
    const rich = await makeUnit(owner);
    await fillSuspense(owner, funds, { clerk: rich, amount: '9999.00' });
    const { clerk, remittanceId } = await savedWith(null);
    expect(await act(clerk, registerPayment, { input: fromSuspense(remittanceId) })).toMatchObject({
      refusal: 'suspense-too-small',
    });
    expect(await act(rich, registerPayment, { input: fromSuspense(remittanceId) })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await suspenseOf(owner, rich.unitId)).toBe(999_900n);
  });
});

describe('two at once', () => {
  test('in two tabs is done once', async () => {
    const { clerk, remittanceId } = await savedWith('9600.00');
    const tab = () => act(clerk, registerPayment, { input: fromSuspense(remittanceId) });
    const outcomes = await Promise.all([tab(), tab()]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'remittance-not-saved',
    ]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('the same money never pays two things', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { clerk, account } = await unitWithSealed(owner, funds);
      const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
      const { paymentId } = await done(clerk, registerBackPayment, { ids, method: 'transfer' });
      await fillSuspense(owner, funds, { clerk, amount: '2399.00' });
      await fillSuspense(owner, funds, { clerk, amount: '1.00' });
      const remittanceId = await saveMonth(clerk);
      const outcomes = await Promise.all([
        act(clerk, registerPayment, { input: fromSuspense(remittanceId) }),
        act(clerk, changeMethod, { input: { paymentId, method: 'suspense' } }),
      ]);
      expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
        'done',
        'suspense-too-small',
      ]);
      expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
