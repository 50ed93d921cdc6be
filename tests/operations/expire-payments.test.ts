import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { officeDesk } from '@/lib/receipts/office-desk';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { listAllPayments } from '@/lib/remittances/list-payments';
import { day } from '@/lib/values/day';
import { payBack, registerAlone } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import {
  actOn,
  openPeople,
  payMonth,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  sheetOf,
  standingOf,
  unitOf,
  type Registered,
} from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

async function registered(): Promise<{ clerk: OperatorPrincipal; payment: Registered }> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  return { clerk, payment: await registerMonth(owner, clerk) };
}

/** Payments that one test left due are none of the next one's business. */
async function expireOn(today: string, principal = funds) {
  return actOn(today, principal, { operation: expirePayments, input: {} });
}

describe('expiring payments', () => {
  test('leaves those of today and marks those of yesterday, and opens their months again', async () => {
    const { clerk, payment } = await registered();
    expect(payment.deadline).toBe('2019-08-25');
    expect(await expireOn('2019-08-25')).toMatchObject({ ok: true, result: { expired: 0 } });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'due', payment: 'due' });
    expect(await expireOn('2019-08-26')).toMatchObject({ ok: true, result: { expired: 1 } });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'expired', payment: 'expired' });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-08' });
    await saveMonth(clerk);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });

  test('takes the back payments of the month off its roster, and those of a payment of their own off that', async () => {
    const { clerk, accounts } = await unitWithSealed(owner, funds, [newLine(), newLine()]);
    const [one, two] = accounts;
    if (!one || !two) throw new Error('two accounts are sealed');
    const alone = await registerAlone(owner, clerk, { ids: await payBack(clerk, one, [{ forMonth: '201909' }]) });
    await payBack(clerk, two, [{ forMonth: '201909' }]);
    const month = await registerMonth(owner, clerk);
    expect([alone.amount, month.amount]).toEqual([240_000n, 480_000n]);
    expect(await expireOn('2019-08-26')).toMatchObject({ ok: true, result: { expired: 2 } });
    const attached = sql`select 1 from filings where unit_id = ${clerk.unitId} and (remittance_id is not null or payment_id is not null)`;
    expect(await rowsOf(owner, attached)).toEqual([]);
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 2, amount: 480_000n }, due: 720_000n });
    const told = await rowsOf(
      owner,
      sql`select values ->> 'purpose' as purpose, values ->> 'month' as month from notices where unit_id = ${clerk.unitId} and code = 'payment-expired' order by id`,
    );
    expect(told.map(({ purpose, month: of }) => `${String(purpose)} ${String(of)}`).sort()).toEqual([
      'back-pay 2019-09',
      'month 2019-10',
    ]);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('tells the unit', async () => {
    const { clerk } = await registered();
    await expireOn('2019-09-30');
    const told = await rowsOf(owner, sql`select code, values from notices where unit_id = ${clerk.unitId}`);
    expect(told).toEqual([
      {
        code: 'payment-expired',
        values: { first: '2019-08', month: '2019-08', purpose: 'month', deadline: '2019-08-25' },
      },
    ]);
  });

  test('counts what it expired, and nothing the second time', async () => {
    await Promise.all([registered(), registered()]);
    expect(await expireOn('2019-09-30')).toMatchObject({ ok: true, result: { expired: 2 } });
    expect(await expireOn('2019-09-30')).toMatchObject({ ok: true, result: { expired: 0 } });
  });

  test('by two at once expires each once', async () => {
    const all = await Promise.all([registered(), registered(), registered()]);
    const outcomes = await Promise.all([expireOn('2019-09-30'), expireOn('2019-09-30')]);
    const counts = outcomes.map((outcome) => (outcome.ok ? outcome.result.expired : -1));
    expect(counts.sort()).toEqual([0, 3]);
    for (const { payment } of all)
      expect(await standingOf(owner, payment.remittanceId)).toMatchObject({ payment: 'expired' });
  });

  test('and the money of before the deadline entered at the same moment: it posts, or it is late and the month is open', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { clerk, payment } = await registered();
      const input = receiptFor(payment, { arrivedOn: '2019-08-24' });
      const [receipt] = await Promise.all([
        actOn('2019-08-26', funds, { operation: enterReceipt, input }),
        expireOn('2019-08-26'),
      ]);
      const finding = receipt.ok ? receipt.result.finding : receipt.refusal;
      const standing = await standingOf(owner, payment.remittanceId);
      const { openMonth, monthState } = await unitOf(clerk);
      expect(monthState).toBe('open');
      expect([
        ['exact', 'posted', '2019-09'],
        ['late', 'expired', '2019-08'],
      ]).toContainEqual([finding, standing?.payment, openMonth]);
    }
  });

  test('is for funds and administrators only', async () => {
    const { clerk, payment } = await registered();
    for (const principal of [await makeStaff(owner, ['counter', 'reviewer']), clerk]) {
      const outcome = await actOn('2019-09-30', principal, { operation: expirePayments, input: {} });
      expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
    expect(await standingOf(owner, payment.remittanceId)).toMatchObject({ payment: 'due' });
    expect(await expireOn('2019-09-30', await makeStaff(owner, ['administrator']))).toMatchObject({
      ok: true,
      result: { expired: 1 },
    });
  });

  test('under the same key is done once', async () => {
    await registered();
    const key = randomUUID();
    const again = () => actOn('2019-09-30', funds, { operation: expirePayments, input: {}, key });
    const first = await again();
    await registered();
    expect(await again()).toEqual(first);
    expect((await act(funds, expirePayments, { input: {} })).ok).toBe(true);
    await expireOn('2019-09-30');
  });
});

describe('the centre’s desk', () => {
  test('counts what is due and what is overdue', async () => {
    await registered();
    await registered();
    const desk = (today: string) => readAs(funds, (tx) => officeDesk(tx, day(today)));
    expect(await desk('2019-08-25')).toMatchObject({
      due: { count: 2, amount: 480_000n },
      overdue: { count: 0, amount: 0n },
    });
    expect(await desk('2019-08-26')).toMatchObject({ overdue: { count: 2, amount: 480_000n } });
  });

  test('lists the payments of all units by state', async () => {
    const page = { page: 1, size: 50 };
    const due = await readAs(funds, (tx) => listAllPayments(tx, { states: ['due'], page }));
    expect(due).toMatchObject({ total: 2, amount: 480_000n });
    expect(new Set(due.rows.map((row) => row.payment.state))).toEqual(new Set(['due']));
    const { clerk } = await registered();
    const own = await readAs(clerk, (tx) => listAllPayments(tx, { states: ['due'], page }));
    expect(own.rows.map((row) => row.payment.unitId)).toEqual([clerk.unitId]);
  });
});
