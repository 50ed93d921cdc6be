import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { pgArray } from '@/db/arrays';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { submitFilings } from '@/lib/filings/submit-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { payBack, registerAlone } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { unitWithSealed } from '../support/paying-units';
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
} from '../support/remittance';
import { expirePayments } from '@/lib/remittances/expire-payments';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

async function unitOfOne() {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  return clerk;
}

/** The roster and the payment that each back payment is on. */
function attachedTo(ids: string[]) {
  return rowsOf(
    owner,
    sql`select remittance_id as remittance, payment_id as payment from filings where id = any(${pgArray(ids, 'uuid')})`,
  );
}

describe('revoking the month', () => {
  test('that is only saved opens it again, and keeps roster, reason and who', async () => {
    const clerk = await unitOfOne();
    const remittanceId = await saveMonth(clerk);
    await done(clerk, revokeRemittance, { remittanceId, reason: '漏报一人' });
    const [kept] = await rowsOf(
      owner,
      sql`select state, revoked_by, revoke_reason, revoked_at is not null as at from remittances where id = ${remittanceId}`,
    );
    expect(kept).toEqual({ state: 'revoked', revoked_by: clerk.id, revoke_reason: '漏报一人', at: true });
    expect(
      await rowsOf(owner, sql`select account_id from roster_lines where remittance_id = ${remittanceId}`),
    ).toHaveLength(1);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-08', remittanceId: null });
  });

  test('that waits for money revokes its payment too', async () => {
    const clerk = await unitOfOne();
    const { remittanceId, paymentId } = await registerMonth(owner, clerk);
    await done(clerk, revokeRemittance, { remittanceId, reason: '改下月' });
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'revoked', payment: 'revoked' });
    const [payment] = await rowsOf(owner, sql`select revoked_by, revoke_reason from payments where id = ${paymentId}`);
    expect(payment).toEqual({ revoked_by: clerk.id, revoke_reason: '改下月' });
  });

  test('lets filings be submitted and the same month be saved and paid anew', async () => {
    const clerk = await unitOfOne();
    const first = await registerMonth(owner, clerk);
    await done(clerk, revokeRemittance, { remittanceId: first.remittanceId, reason: '漏报一人' });
    await done(clerk, saveFilings('open'), { lines: [openLine(9201)] });
    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    const second = await registerMonth(owner, clerk);
    expect(second.amount).toBe(2n * first.amount);
    expect(second.code).not.toBe(first.code);
    await payMonth(funds, second);
    expect(await standingOf(owner, first.remittanceId)).toEqual({ remittance: 'revoked', payment: 'revoked' });
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09', monthState: 'open' });
  });

  test('takes its back payments off, so that they go with the next roster or are paid alone', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    for (const bring of [saveMonth, async (unit: typeof clerk) => (await registerMonth(owner, unit)).remittanceId]) {
      const remittanceId = await bring(clerk);
      expect(await attachedTo(ids)).toEqual([{ remittance: remittanceId, payment: null }]);
      await done(clerk, revokeRemittance, { remittanceId, reason: '重办' });
      expect(await attachedTo(ids)).toEqual([{ remittance: null, payment: null }]);
      expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1, amount: 240_000n } });
    }
    await registerAlone(owner, clerk, { ids });
    const again = await registerMonth(owner, clerk);
    expect(again.amount).toBe(240_000n);
    await done(clerk, revokeRemittance, { remittanceId: again.remittanceId, reason: '重办' });
    expect(await attachedTo(ids)).toMatchObject([{ remittance: null, payment: expect.any(String) }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('under the same key is done once', async () => {
    const clerk = await unitOfOne();
    const remittanceId = await saveMonth(clerk);
    const key = randomUUID();
    const input = { remittanceId, reason: '人数有误' };
    const first = await act(clerk, revokeRemittance, { key, input });
    expect(first.ok).toBe(true);
    expect(await act(clerk, revokeRemittance, { key, input })).toEqual(first);
  });

  test('in two tabs at once is done once', async () => {
    const clerk = await unitOfOne();
    const { remittanceId } = await registerMonth(owner, clerk);
    const tab = (reason: string) => act(clerk, revokeRemittance, { input: { remittanceId, reason } });
    const outcomes = await Promise.all([tab('甲'), tab('乙')]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'remittance-closed',
    ]);
  });

  test('and the money arriving at the same moment: one of them wins, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const clerk = await unitOfOne();
      const payment = await registerMonth(owner, clerk);
      const input = { remittanceId: payment.remittanceId, reason: '撤销' };
      const [revoked, receipt] = await Promise.all([
        act(clerk, revokeRemittance, { input }),
        act(funds, enterReceipt, { input: receiptFor(payment) }),
      ]);
      const finding = receipt.ok ? receipt.result.finding : receipt.refusal;
      const standing = await standingOf(owner, payment.remittanceId);
      if (revoked.ok) {
        expect({ finding, standing }).toEqual({
          finding: 'late',
          standing: { remittance: 'revoked', payment: 'revoked' },
        });
      } else {
        expect(revoked.refusal).toBe('receipt-arrived');
        expect({ finding, standing }).toEqual({
          finding: 'exact',
          standing: { remittance: 'posted', payment: 'posted' },
        });
      }
    }
  });
});

describe('revoking the month is refused', () => {
  test('a second time, with the state in words', async () => {
    const clerk = await unitOfOne();
    const remittanceId = await saveMonth(clerk);
    await done(clerk, revokeRemittance, { remittanceId, reason: '一' });
    expect(await act(clerk, revokeRemittance, { input: { remittanceId, reason: '二' } })).toEqual({
      ok: false,
      refusal: 'remittance-closed',
      values: { state: '已撤销' },
    });
  });

  test('after the money has arrived', async () => {
    const clerk = await unitOfOne();
    const payment = await registerMonth(owner, clerk);
    await payMonth(funds, payment);
    const outcome = await act(clerk, revokeRemittance, {
      input: { remittanceId: payment.remittanceId, reason: '不缴了' },
    });
    expect(outcome).toMatchObject({ ok: false, refusal: 'receipt-arrived' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
  });

  test('once the payment has expired', async () => {
    const clerk = await unitOfOne();
    const { remittanceId } = await registerMonth(owner, clerk);
    await actOn('2019-09-30', funds, { operation: expirePayments, input: {} });
    expect(await act(clerk, revokeRemittance, { input: { remittanceId, reason: '晚了' } })).toMatchObject({
      ok: false,
      refusal: 'remittance-closed',
      values: { state: '已过期' },
    });
  });

  test('for another unit’s, as if it were not there', async () => {
    const clerk = await unitOfOne();
    const remittanceId = await saveMonth(clerk);
    const other = await unitOfOne();
    const outcome = await act(other, revokeRemittance, { input: { remittanceId, reason: '误' } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'not-found' });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });

  test('for who may only look, and for staff of the centre', async () => {
    const clerk = await unitOfOne();
    const remittanceId = await saveMonth(clerk);
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, funds]) {
      const outcome = await act(principal, revokeRemittance, { input: { remittanceId, reason: '误' } });
      expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });

  test.each(['', '   ', '\u3000'])('without a reason ("%s")', (reason) => {
    const parsed = revokeRemittance.input.safeParse({ remittanceId: randomUUID(), reason });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['reason-missing']);
  });
});
