import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { receiptInput } from '@/lib/receipts/enter-receipt.input';
import { listSuspense } from '@/lib/receipts/list-held';
import { listReceipts } from '@/lib/receipts/list-receipts';
import { readAs } from '@/lib/operations/read';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { getPayment } from '@/lib/remittances/list-payments';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import {
  actOn,
  bookedBy,
  openPeople,
  payMonth,
  receipt,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  standingOf,
  suspenseOf,
  unitOf,
  type Registered,
} from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit of two people, 4,800.00 due by 2019-08-25. */
async function registered(): Promise<{ clerk: OperatorPrincipal; payment: Registered }> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  return { clerk, payment: await registerMonth(owner, clerk) };
}

function paymentOf(clerk: OperatorPrincipal, { paymentId }: Registered) {
  return readAs(clerk, (tx) => getPayment(tx, clerk.unitId, paymentId));
}

function noticesOf({ unitId }: OperatorPrincipal) {
  const told = sql`select code, values->>'finding' as finding, path from notices where unit_id = ${unitId} order by id`;
  return rowsOf(owner, told);
}

function bankAccountOf({ unitId }: OperatorPrincipal) {
  return rowsOf<{ account: string }>(owner, sql`select bank_account as account from units where id = ${unitId}`);
}

const POSTED = { remittance: 'posted', payment: 'posted' };
const DUE = { remittance: 'due', payment: 'due' };
const EXPIRED = { remittance: 'expired', payment: 'expired' };

describe('an exact receipt', () => {
  test('posts the month: bank against every employee, voucher, next month open', async () => {
    const { clerk, payment } = await registered();
    const { id, finding } = await done(funds, enterReceipt, receiptFor(payment));
    expect(finding).toBe('exact');
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'remittance', lines: '101 centre -480000, 201 unit 480000' }]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
    const row = await paymentOf(clerk, payment);
    expect(row?.payment).toMatchObject({ state: 'posted', postedOn: '2019-08-20', valueOn: '2019-08-20' });
    expect(row?.payment.voucherNumber).toMatch(/^20190820[0-9]{8}$/);
    expect(row?.payment.checkCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(row?.receipts).toMatchObject([{ id, state: 'matched', finding: 'exact', unitId: clerk.unitId }]);
    expect(await unitOf(clerk)).toMatchObject({
      status: 'normal',
      remittedMonth: '2019-08',
      openMonth: '2019-09',
      monthState: 'open',
    });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await noticesOf(clerk)).toEqual([
      { code: 'payment-posted', finding: 'exact', path: `/payments/${payment.paymentId}` },
    ]);
  });

  test('that arrived before and is entered today has today as posting and value day, and keeps its own (Q-60)', async () => {
    const { clerk, payment } = await registered();
    const outcome = await actOn('2019-09-02', funds, {
      operation: enterReceipt,
      input: receiptFor(payment, { arrivedOn: '2019-08-25' }),
    });
    expect(outcome).toMatchObject({ ok: true, result: { finding: 'exact' } });
    const row = await paymentOf(clerk, payment);
    expect(row?.payment).toMatchObject({ postedOn: '2019-09-02', valueOn: '2019-09-02' });
    expect(row?.receipts).toMatchObject([{ arrivedOn: '2019-08-25' }]);
    const [journal] = await rowsOf(
      owner,
      sql`select value_on::text, posted_on::text, first_month, last_month from journals where remittance_id = ${payment.remittanceId}`,
    );
    expect(journal).toEqual({
      value_on: '2019-09-02',
      posted_on: '2019-09-02',
      first_month: '2019-08',
      last_month: '2019-08',
    });
  });

  test('is found by the payer’s account and the amount when the memo has no code', async () => {
    const { clerk, payment } = await registered();
    const [unit] = await bankAccountOf(clerk);
    const spaced = `${unit?.account.slice(0, 4) ?? ''} ${unit?.account.slice(4) ?? ''}`;
    const parsed = enterReceipt.input.parse(receiptFor(payment, { memo: '八月公积金', payerAccount: spaced }));
    expect(await done(funds, enterReceipt, parsed)).toMatchObject({ finding: 'exact' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
  });

  test('is found by the account when the code in the memo is mistyped', async () => {
    const { clerk, payment } = await registered();
    const [unit] = await bankAccountOf(clerk);
    const wrong = payment.code.slice(0, 15) + String((Number(payment.code[15]) + 1) % 10);
    const input = receiptFor(payment, { memo: wrong, payerAccount: unit?.account ?? '' });
    expect(await done(funds, enterReceipt, input)).toMatchObject({ finding: 'exact' });
  });

  test('is posted whoever pays, if the memo names the code', async () => {
    const { payment } = await registered();
    const { clerk: payer } = await registered();
    const [unit] = await bankAccountOf(payer);
    const input = receiptFor(payment, { payerAccount: unit?.account ?? '' });
    expect(await done(funds, enterReceipt, input)).toMatchObject({ finding: 'exact' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
  });
});

describe('money that is too little', () => {
  test('goes to suspense whole, the payment stays due, and the exact amount after it posts', async () => {
    const { clerk, payment } = await registered();
    const { id, finding } = await done(funds, enterReceipt, receiptFor(payment, { amount: '4799.99' }));
    expect(finding).toBe('short');
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'receipt', lines: '101 centre -479999, 219 unit 479999' }]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(DUE);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'due', status: 'opened' });
    expect(await noticesOf(clerk)).toMatchObject([{ code: 'receipt-in-suspense', finding: 'short' }]);
    await payMonth(funds, payment);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(479_999n);
    const row = await paymentOf(clerk, payment);
    expect(row?.receipts.map((one) => one.finding)).toEqual(['exact', 'short']);
  });

  test('is not made up by a second part: the month is paid in full or not at all (Q-59)', async () => {
    const { clerk, payment } = await registered();
    await done(funds, enterReceipt, receiptFor(payment, { amount: '4,000.00' }));
    expect(await done(funds, enterReceipt, receiptFor(payment, { amount: '800.00' }))).toMatchObject({
      finding: 'short',
    });
    expect(await standingOf(owner, payment.remittanceId)).toEqual(DUE);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });
});

test('money that is too much goes to suspense, pays the month from there, and leaves the rest', async () => {
  const { clerk, payment } = await registered();
  const { id, finding } = await done(funds, enterReceipt, receiptFor(payment, { amount: '5000.01' }));
  expect(finding).toBe('over');
  expect(await bookedBy(owner, id)).toEqual([
    { kind: 'receipt', lines: '101 centre -500001, 219 unit 500001' },
    { kind: 'remittance', lines: '201 unit 480000, 219 unit -480000' },
  ]);
  expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
  expect(await suspenseOf(owner, clerk.unitId)).toBe(20_001n);
  expect(await noticesOf(clerk)).toMatchObject([{ code: 'payment-posted', finding: 'over' }]);
});

describe('money that is too late', () => {
  test('goes to suspense, expires the payment, and the month opens again', async () => {
    const { clerk, payment } = await registered();
    const outcome = await actOn('2019-08-26', funds, {
      operation: enterReceipt,
      input: receiptFor(payment, { arrivedOn: '2019-08-26' }),
    });
    expect(outcome).toMatchObject({ ok: true, result: { finding: 'late' } });
    const id = outcome.ok ? outcome.result.id : '';
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'receipt', lines: '101 centre -480000, 219 unit 480000' }]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(EXPIRED);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-08', status: 'opened' });
    await saveMonth(clerk);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });

  test('for an expired payment leaves everything but suspense as it is', async () => {
    const { clerk, payment } = await registered();
    await actOn('2019-08-26', funds, { operation: expirePayments, input: {} });
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'late' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual(EXPIRED);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });

  test('for a revoked payment does not bring it back, and the new one still waits', async () => {
    const { clerk, payment } = await registered();
    await done(clerk, revokeRemittance, { remittanceId: payment.remittanceId, reason: '漏报' });
    const next = await registerMonth(owner, clerk);
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'late' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'revoked', payment: 'revoked' });
    expect(await standingOf(owner, next.remittanceId)).toEqual(DUE);
  });
});

test('a second payment of the same month goes to suspense', async () => {
  const { clerk, payment } = await registered();
  await payMonth(funds, payment);
  const { id, finding } = await done(funds, enterReceipt, receiptFor(payment));
  expect(finding).toBe('second');
  expect(await bookedBy(owner, id)).toEqual([{ kind: 'receipt', lines: '101 centre -480000, 219 unit 480000' }]);
  expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
  expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
});

describe('money that names nothing', () => {
  test('goes to the centre’s suspense when nobody knows the payer', async () => {
    const before = await suspenseOf(owner, null);
    const input = receipt({ amount: '123.45', memo: '货款', payerAccount: '999' });
    const { id, finding } = await done(funds, enterReceipt, input);
    expect(finding).toBe('unknown');
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'receipt', lines: '101 centre -12345, 219 centre 12345' }]);
    expect((await suspenseOf(owner, null)) - before).toBe(12_345n);
  });

  test('goes to the suspense of the unit whose account paid, and tells it', async () => {
    const { clerk, payment } = await registered();
    const [unit] = await bankAccountOf(clerk);
    const input = receipt({ amount: '4,800.01', payerAccount: unit?.account ?? '' });
    const { id, finding } = await done(funds, enterReceipt, input);
    expect(finding).toBe('unknown');
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'receipt', lines: '101 centre -480001, 219 unit 480001' }]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(DUE);
    expect(await noticesOf(clerk)).toEqual([{ code: 'receipt-in-suspense', finding: 'unknown', path: '/payments' }]);
  });

  test('is nobody’s when two units pay from the same account', async () => {
    const { clerk: one, payment } = await registered();
    const { clerk: two } = await registered();
    const account = (await bankAccountOf(one))[0]?.account ?? '';
    await change(owner, sql`update units set bank_account = ${account} where id = ${two.unitId}`);
    const input = receiptFor(payment, { memo: '', payerAccount: account });
    const { id, finding } = await done(funds, enterReceipt, input);
    expect(finding).toBe('unknown');
    expect(await bookedBy(owner, id)).toMatchObject([{ lines: '101 centre -480000, 219 centre 480000' }]);
    // A closed one pays nothing: what comes from the account is the other's.
    await change(owner, sql`update units set status = 'closed' where id = ${two.unitId}`);
    const again = { ...input, bankSerial: `${input.bankSerial}-2` };
    expect((await done(funds, enterReceipt, again)).finding).toBe('exact');
  });
});

describe('a receipt is refused', () => {
  test.each(['0', '0.00', '-1', '1.234', '一千', '1,0.00', '99999999999999999999'])(
    'with the amount %s',
    async (amount) => {
      const outcome = await act(funds, enterReceipt, { input: receipt({ amount }) });
      expect(outcome).toMatchObject({ ok: false, refusal: 'receipt-amount' });
    },
  );

  test.each(['2019-08-21', '2019-02-30', '昨天', '20191'])('with the day %s', async (arrivedOn) => {
    const outcome = await act(funds, enterReceipt, { input: receipt({ arrivedOn }) });
    expect(outcome).toMatchObject({ ok: false, refusal: 'receipt-day' });
  });

  test('with a serial number that is known, whatever else it says', async () => {
    const { clerk, payment } = await registered();
    const input = receiptFor(payment, { bankSerial: 'R11' });
    await done(funds, enterReceipt, input);
    const again = await act(await makeStaff(owner, ['funds']), enterReceipt, { input: { ...input, amount: '1.00' } });
    expect(again).toEqual({ ok: false, refusal: 'receipt-known', values: { serial: 'R11' } });
    const small = await act(funds, enterReceipt, { input: receiptInput.parse({ ...input, bankSerial: ' r 11' }) });
    expect(small).toMatchObject({ refusal: 'receipt-known' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
  });

  test('from anybody but the funds desk', async () => {
    const { clerk, payment } = await registered();
    for (const principal of [await makeStaff(owner, ['counter', 'reviewer', 'administrator']), clerk]) {
      const outcome = await act(principal, enterReceipt, { input: receiptFor(payment) });
      expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
    expect(await standingOf(owner, payment.remittanceId)).toEqual(DUE);
  });

  test.each([
    [{ bankSerial: ' ' }, ['bank-serial-missing']],
    [{ bankSerial: '\u200b' }, ['bank-serial-missing']],
    [{ payerName: '' }, ['payer-name-missing']],
    [{ amount: '' }, ['amount-missing']],
    [{ arrivedOn: '' }, ['arrived-on-missing']],
    [{ memo: '长'.repeat(201) }, ['text-too-long']],
  ])('without what it needs: %o', (changed, codes) => {
    const parsed = enterReceipt.input.safeParse(receipt(changed));
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(codes);
  });
});

describe('the same receipt twice', () => {
  test('under the same key is one; under it another is refused', async () => {
    const { clerk, payment } = await registered();
    const key = randomUUID();
    const input = receiptFor(payment);
    const first = await act(funds, enterReceipt, { key, input });
    expect(first).toMatchObject({ ok: true, result: { finding: 'exact' } });
    expect(await act(funds, enterReceipt, { key, input })).toEqual(first);
    const other = await act(funds, enterReceipt, { key, input: { ...input, amount: '1.00' } });
    expect(other).toMatchObject({ ok: false, refusal: 'request-key-reused' });
    expect((await paymentOf(clerk, payment))?.receipts).toHaveLength(1);
  });

  test('by two people at once, with one serial number: the second is told', async () => {
    const { clerk, payment } = await registered();
    const input = receiptFor(payment);
    const second = await makeStaff(owner, ['funds']);
    const outcomes = await Promise.all([funds, second].map((principal) => act(principal, enterReceipt, { input })));
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.result.finding : outcome.refusal)).sort()).toEqual([
      'exact',
      'receipt-known',
    ]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
  });
});

describe('two receipts at once', () => {
  test.each([
    ['by code', () => Promise.resolve({})],
    [
      'by account',
      async (clerk: OperatorPrincipal) => ({ memo: '', payerAccount: (await bankAccountOf(clerk))[0]?.account ?? '' }),
    ],
  ])('for one payment, found %s: one posts, the other goes to suspense as second', async (_how, changed) => {
    const { clerk, payment } = await registered();
    const found = await changed(clerk);
    const enter = () => act(funds, enterReceipt, { input: receiptFor(payment, found) });
    const outcomes = await Promise.all([enter(), enter()]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.result.finding : outcome.refusal)).sort()).toEqual([
      'exact',
      'second',
    ]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });

  test('for many units: each posts, and every running balance is right', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => registered()));
    const unknown = Array.from({ length: 4 }, () => receipt({ amount: '7.00' }));
    const inputs = [...all.map(({ payment }) => receiptFor(payment)), ...unknown];
    const outcomes = await Promise.all(inputs.map((input) => act(funds, enterReceipt, { input })));
    const findings = outcomes.map((outcome) => (outcome.ok ? outcome.result.finding : outcome.refusal));
    expect(findings).toEqual([...all.map(() => 'exact'), ...unknown.map(() => 'unknown')]);
    const wrong = await rowsOf(
      owner,
      sql`select account_id from (select account_id, version, balance,
          row_number() over running as place, sum(amount) over running as sum
        from entries window running as (partition by account_id order by version)) x
        where version <> place or balance <> sum`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('the lists of the funds desk', () => {
  test('name what is held, as much as lies in suspense', async () => {
    const page = { page: 1, size: 200 };
    const { all, held, posted, suspense } = await readAs(funds, async (tx) => ({
      all: await listReceipts(tx, { part: 'all', page }),
      held: await listReceipts(tx, { part: 'held', page }),
      posted: await listReceipts(tx, { part: 'posted', page }),
      suspense: await listSuspense(tx),
    }));
    expect(held.held).toBe(suspense.reduce((total, row) => total + row.balance, 0n));
    expect(held.held).toBe(held.rows.reduce((total, row) => total + row.held, 0n));
    expect(all.held).toBe(held.held);
    expect(all.amount).toBe(all.rows.reduce((total, row) => total + row.receipt.amount, 0n));
    expect(new Set(posted.rows.map((row) => row.receipt.finding))).toEqual(new Set(['exact', 'over']));
    expect(new Set(held.rows.map((row) => row.receipt.finding))).toEqual(
      new Set(['over', 'short', 'late', 'second', 'unknown']),
    );
    const [, ...rest] = suspense;
    expect(suspense.slice(0, -1).every((row, place) => row.balance >= (rest[place]?.balance ?? 0n))).toBe(true);
  });

  test('show a unit only its own', async () => {
    const { clerk, payment } = await registered();
    await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }));
    const page = { page: 1, size: 200 };
    const own = await readAs(clerk, (tx) => listReceipts(tx, { part: 'all', page }));
    expect(own.rows.map((row) => row.receipt.unitId)).toEqual([clerk.unitId]);
    expect(await readAs(clerk, (tx) => listSuspense(tx))).toMatchObject([{ balance: 100n }]);
  });
});
