import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { sealPersonal } from '@/lib/people/protect';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { doDueWork } from '@/lib/remittances/due-work';
import { remindUnits } from '@/lib/remittances/remind-units';
import { noticeSentence } from '@/lib/text/notices';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { actOn, clockOn, openPeople, receiptFor, registerMonth, rowsOf, standingOf } from '../support/remittance';
import { goBack, makeMover } from '../support/transfers';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

// Each test stands for itself: what the days before brought is forgotten.
beforeEach(async () => {
  await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`delete from operation_requests where operation in ('payments.expire', 'reminders.send')`);
    await tx.execute(sql`delete from operation_log where operation in ('payments.expire', 'reminders.send')`);
    await tx.execute(sql`delete from notices`);
  });
});

function toldTo({ unitId }: OperatorPrincipal): Promise<{ code: string; values: Record<string, string> }[]> {
  return rowsOf(owner, sql`select code, values from notices where unit_id = ${unitId} order by code, key`);
}

async function codesTo(clerk: OperatorPrincipal): Promise<string[]> {
  return (await toldTo(clerk)).map(({ code }) => code);
}

/** A unit with a month that waits for money since 20 August, to be paid by the 25th. */
async function registered() {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  return { clerk, payment: await registerMonth(owner, clerk) };
}

describe('a payment that waits', () => {
  test('is spoken of on the third day, once, and expires by itself after its deadline', async () => {
    const { clerk, payment } = await registered();
    await change(owner, sql`update operators set phone_cipher = ${sealPersonal('10000000001')} where id = ${clerk.id}`);
    await doDueWork(clockOn('2019-08-22'));
    expect(await codesTo(clerk)).toEqual([]);
    await doDueWork(clockOn('2019-08-23'));
    await doDueWork(clockOn('2019-08-24'));
    const [told, ...more] = await toldTo(clerk);
    expect(more).toEqual([]);
    expect(told?.values).toEqual({ first: '2019-08', month: '2019-08', amount: '2,400.00', deadline: '2019-08-25' });
    expect(told && noticeSentence(told)).toContain('2,400.00 元还没有到账，请在 2019-08-25 前缴款');
    const messages = sql`select purpose, phone_mask, wording from short_messages`;
    expect(await rowsOf(owner, messages)).toEqual([
      {
        purpose: 'payment-reminder',
        phone_mask: '100****0001',
        wording:
          '【公积金单位网厅】贵单位2019年8月住房公积金缴款单还没有收到款项，请在 2019-08-25 前缴款；过期缴款单作废，需重新办理。',
      },
    ]);
    await doDueWork(clockOn('2019-08-25'));
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'due', payment: 'due' });
    // What arrived on the last day is in the bank's file of the day after.
    await doDueWork(clockOn('2019-08-26'));
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'due', payment: 'due' });
    await doDueWork(clockOn('2019-08-27'));
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'expired', payment: 'expired' });
    expect(await codesTo(clerk)).toEqual(['payment-expired', 'payment-reminder', 'remittance-overdue']);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('money of the last day that is entered on the day after has come in time (Q-58)', async () => {
  const { payment } = await registered();
  await doDueWork(clockOn('2019-08-26'));
  const input = receiptFor(payment, { arrivedOn: '2019-08-25' });
  const entered = await actOn('2019-08-26', funds, { operation: enterReceipt, input });
  expect(entered).toMatchObject({ ok: true, result: { finding: 'exact' } });
  const late = await registered();
  await doDueWork(clockOn('2019-08-26'));
  const after = receiptFor(late.payment, { arrivedOn: '2019-08-26' });
  expect(await actOn('2019-08-26', funds, { operation: enterReceipt, input: after })).toMatchObject({
    result: { finding: 'late' },
  });
});

describe('a month', () => {
  test('is spoken of when its payday has come, and once more when it is overdue', async () => {
    const clerk = await makeUnit(owner);
    await change(owner, sql`update units set payday = 31, first_month = '2019-09' where id = ${clerk.unitId}`);
    await doDueWork(clockOn('2019-09-29'));
    expect(await codesTo(clerk)).toEqual([]);
    // September has no 31st.
    await doDueWork(clockOn('2019-09-30'));
    await doDueWork(clockOn('2019-10-05'));
    expect(await toldTo(clerk)).toEqual([{ code: 'remittance-due', values: { month: '2019-09', day: '2019-10-05' } }]);
    await doDueWork(clockOn('2019-10-06'));
    await doDueWork(clockOn('2019-10-07'));
    expect(await codesTo(clerk)).toEqual(['remittance-due', 'remittance-overdue']);
  });

  test('that is registered is not, nor one of a unit that does not remit', async () => {
    const { clerk } = await registered();
    const sealed = await makeUnit(owner);
    await change(owner, sql`update units set status = 'sealed' where id = ${sealed.unitId}`);
    await doDueWork(clockOn('2019-08-21'));
    expect(await codesTo(clerk)).toEqual([]);
    expect(await codesTo(sealed)).toEqual([]);
  });
});

test('a request for a transfer is spoken of a day before its answer is due, and to who asked when it has passed', async () => {
  const mover = await makeMover(owner, funds);
  await done(mover.next, requestTransfer, { accountId: mover.account.id });
  await change(owner, sql`delete from notices`);
  await change(owner, sql`update units set payday = 28, first_month = '2020-01' where id = ${mover.next.unitId}`);
  const answers = async (clerk: OperatorPrincipal) =>
    (await codesTo(clerk)).filter((code) => code.startsWith('transfer-request'));
  await doDueWork(clockOn('2019-08-25'));
  expect(await answers(mover.old)).toEqual([]);
  await doDueWork(clockOn('2019-08-26'));
  await doDueWork(clockOn('2019-08-27'));
  expect(await answers(mover.old)).toEqual(['transfer-request-reminder']);
  expect(await answers(mover.next)).toEqual([]);
  await doDueWork(clockOn('2019-08-28'));
  expect(await answers(mover.old)).toEqual(['transfer-request-reminder']);
  expect(await answers(mover.next)).toEqual(['transfer-request-passed']);
});

describe('base adjustments', () => {
  async function adjustments(clerk: OperatorPrincipal): Promise<string[]> {
    return (await codesTo(clerk)).filter((code) => code.startsWith('adjustment'));
  }

  test('are announced in July where no window is set', async () => {
    const clerk = await makeUnit(owner);
    await doDueWork(clockOn('2020-06-30'));
    expect(await adjustments(clerk)).toEqual([]);
    await doDueWork(clockOn('2020-07-01'));
    await doDueWork(clockOn('2020-07-31'));
    expect(await adjustments(clerk)).toEqual(['adjustment-open']);
    await doDueWork(clockOn('2021-07-02'));
    expect(await adjustments(clerk)).toEqual(['adjustment-open', 'adjustment-open']);
  });

  test('tell of a window that ends on a day that not every year has', async () => {
    const clerk = await makeUnit(owner);
    await change(owner, sql`update fund_parameters set window_from = '12-01', window_to = '02-29'`);
    await doDueWork(clockOn('2019-02-25'));
    await doDueWork(clockOn('2020-02-25'));
    await change(owner, sql`update fund_parameters set window_from = null, window_to = null`);
    const closing = (await toldTo(clerk)).filter(({ code }) => code === 'adjustment-closing');
    expect(closing.map(({ values }) => (values as { to: string }).to).sort()).toEqual(['2019-02-28', '2020-02-29']);
  });

  test('are announced when their window opens and a week before it closes, over the new year too', async () => {
    const clerk = await makeUnit(owner);
    await change(owner, sql`update fund_parameters set window_from = '12-01', window_to = '01-15'`);
    await doDueWork(clockOn('2020-07-01'));
    await doDueWork(clockOn('2020-11-30'));
    expect(await adjustments(clerk)).toEqual([]);
    await doDueWork(clockOn('2020-12-01'));
    await doDueWork(clockOn('2021-01-07'));
    expect(await adjustments(clerk)).toEqual(['adjustment-open']);
    await doDueWork(clockOn('2021-01-08'));
    await doDueWork(clockOn('2021-01-15'));
    await doDueWork(clockOn('2021-01-16'));
    await change(owner, sql`update fund_parameters set window_from = null, window_to = null`);
    expect(await adjustments(clerk)).toEqual(['adjustment-closing', 'adjustment-open']);
    const [closing] = (await toldTo(clerk)).filter(({ code }) => code === 'adjustment-closing');
    expect(closing?.values).toEqual({ year: '2020', to: '2021-01-15' });
  });
});

test('whoever waits to be transferred since thirty days is spoken of, to both units', async () => {
  const mover = await makeMover(owner, funds);
  const back = await makeMover(owner, funds);
  await goBack(owner, back);
  await change(owner, sql`update accounts set opened_on = '2018-01-01' where id = ${back.account.id}`);
  const { clerk } = await unitWithSealed(owner, funds, [newLine(), newLine()]);
  await change(owner, sql`update filings set reason = '02' where unit_id = ${clerk.unitId} and kind = 'seal'`);
  await change(owner, sql`delete from notices`);
  const waits = async (of: OperatorPrincipal) => (await toldTo(of)).filter(({ code }) => code.endsWith('-waits'));
  await doDueWork(clockOn('2019-09-18'));
  expect([...(await waits(mover.next)), ...(await waits(back.old)), ...(await waits(clerk))]).toEqual([]);
  await doDueWork(clockOn('2019-09-19'));
  await doDueWork(clockOn('2019-09-20'));
  const comes = [{ code: 'transfer-in-waits', values: { people: '1', day: '2019-08-20' } }];
  expect([await waits(mover.next), await waits(back.old)]).toEqual([comes, comes]);
  expect(await waits(clerk)).toEqual([{ code: 'transfer-out-waits', values: { people: '2', day: '2019-08-20' } }]);
});

describe('the work of a day', () => {
  test('is done once, by two servers at once too, and is in the log as done by the clock', async () => {
    const { clerk } = await registered();
    await Promise.all([doDueWork(clockOn('2019-08-23')), doDueWork(clockOn('2019-08-23'))]);
    await doDueWork(clockOn('2019-08-23'));
    expect(await codesTo(clerk)).toEqual(['payment-reminder']);
    const logged = await rowsOf(
      owner,
      sql`select operation, actor_kind, actor_name from operation_log where operation in ('payments.expire', 'reminders.send') order by operation`,
    );
    expect(logged).toEqual([
      { operation: 'payments.expire', actor_kind: 'system', actor_name: '系统定时' },
      { operation: 'reminders.send', actor_kind: 'system', actor_name: '系统定时' },
    ]);
  });

  test('is nobody else’s', async () => {
    const clerk = await makeUnit(owner);
    const everything = await makeStaff(owner, ['counter', 'reviewer', 'funds', 'administrator']);
    for (const principal of [clerk, everything]) {
      expect(await act(principal, remindUnits, { input: {} })).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
  });
});
