import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { sendCollections } from '@/lib/receipts/send-collections';
import { listPaymentLog } from '@/lib/remittances/list-payment-log';
import { listRevoked } from '@/lib/remittances/list-revoked';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revocableMonth } from '@/lib/remittances/revocable-month';
import { revokeMonthAndChanges } from '@/lib/remittances/revoke-month-and-changes';
import { fillSuspense, payBack, registerAlone } from '../support/back-payments';
import { accountsOf, ALL, change, logOf, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, brokenInvariants, file, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import {
  payMonth,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  sheetOf,
  standingOf,
  unitOf,
} from '../support/remittance';
import { seenFiling } from '../support/reviews';
import { colleague, wantSecondPerson } from '../support/second-person';
import { makeMover, move } from '../support/transfers';

const { owner } = useDatabase();
const NEVER = '00000000-0000-4000-8000-000000000000';
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit that has opened two people in its first month. */
async function unitOfTwo() {
  const clerk = await makeUnit(owner);
  const [first, last] = await openAccounts(clerk, [newLine(), newLine()]);
  if (!first || !last) throw new Error('two accounts were opened');
  return { clerk, first, last };
}

interface Asked {
  remittanceId: string;
  ids: string[];
  reason?: string;
}

function revoke(clerk: OperatorPrincipal, { reason = '多报一人', ...asked }: Asked) {
  return act(clerk, revokeMonthAndChanges, { input: { ...asked, reason } });
}

function monthOffered(clerk: OperatorPrincipal) {
  return readAs(clerk, async (tx) => revocableMonth(tx, await unitOf(clerk)));
}

/** Nothing has changed: neither the month nor the filings. */
async function stands(clerk: OperatorPrincipal, { remittanceId, ids }: Asked): Promise<void> {
  expect((await unitOf(clerk)).remittanceId).toBe(remittanceId);
  const states = await rowsOf(owner, sql`select state from filings where id in (${sql.join(ids, sql`, `)})`);
  expect(states).toEqual(ids.map(() => ({ state: 'effective' })));
}

describe('taking a change back together with its month (Q-67)', () => {
  test('that is only saved opens the month without it; both are kept with the reason, and logged as one', async () => {
    const { clerk, last } = await unitOfTwo();
    const remittanceId = await saveMonth(clerk);
    expect(await monthOffered(clerk)).toMatchObject({ remittanceId, first: '2019-08', heads: 2, registered: false });
    expect(await revoke(clerk, { remittanceId, ids: [last.id] })).toMatchObject({
      ok: true,
      result: { id: remittanceId, revoked: 1 },
    });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-08', remittanceId: null });
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 1 }, current: { heads: 1, amount: 240_000n } });
    const kept = sql`select r.state, r.revoke_reason as roster, f.state as filing, f.revoke_reason as change, f.revoked_by = r.revoked_by as same, g.operation
      from remittances r join filings f on f.id = ${last.id} join operation_log g on g.id = f.revoked_in where r.id = ${remittanceId}`;
    expect(await rowsOf(owner, kept)).toEqual([
      {
        ...{ state: 'revoked', roster: '多报一人', filing: 'revoked', change: '多报一人', same: true },
        operation: 'remittance.revoke-with-changes',
      },
    ]);
    expect(await logOf(owner, clerk.id, 'remittance.revoke-with-changes')).toEqual(['done']);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that waits for money makes its payment void, so that money under its code is late', async () => {
    const { clerk, first, last } = await unitOfTwo();
    const payment = await registerMonth(owner, clerk);
    const { remittanceId } = payment;
    expect(await monthOffered(clerk)).toMatchObject({ remittanceId, registered: true });
    await done(clerk, revokeMonthAndChanges, { remittanceId, ids: [first.id, last.id], reason: '重办' });
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'revoked', payment: 'revoked' });
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'late' });
    expect(await accountsOf(clerk)).toMatchObject([{ status: 'revoked' }, { status: 'revoked' }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('stands in 撤销数据 as a month and as a change, and in 付款记录 once', async () => {
    const { clerk, last } = await unitOfTwo();
    const { remittanceId } = await registerMonth(owner, clerk);
    await done(clerk, revokeMonthAndChanges, { remittanceId, ids: [last.id], reason: '重办' });
    const [page, always] = [
      { page: 1, size: 50 },
      { month: null, from: null, to: null },
    ];
    const listed = await readAs(clerk, async (tx) => ({
      revoked: await listRevoked(tx, clerk.unitId, { query: { business: null, type: null, ...always }, page }),
      paid: await listPaymentLog(tx, clerk.unitId, { query: { operation: null, ...always }, page }),
    }));
    expect(listed.revoked.rows.map(({ filing, remittance }) => filing?.id ?? remittance?.id).sort()).toEqual(
      [last.id, remittanceId].sort(),
    );
    expect(new Set(listed.revoked.rows.map(({ operation }) => operation))).toEqual(
      new Set(['remittance.revoke-with-changes']),
    );
    expect(listed.paid.rows.map(({ operation, payment }) => [operation, payment?.state])).toEqual([
      ['remittance.revoke-with-changes', 'revoked'],
      ['payment.register', 'revoked'],
    ]);
  });

  test('takes back payments off the roster, and the one that is named away', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [kept = '', gone = ''] = await payBack(clerk, account, [
      { forMonth: '201909' },
      { forMonth: '201908', backPayType: 'difference', base: '11000' },
    ]);
    const remittanceId = await saveMonth(clerk);
    await done(clerk, revokeMonthAndChanges, { remittanceId, ids: [gone], reason: '重办' });
    const standing = sql`select id, state, remittance_id as roster from filings where id in (${kept}, ${gone}) order by state`;
    expect(await rowsOf(owner, standing)).toEqual([
      { id: kept, state: 'effective', roster: null },
      { id: gone, state: 'revoked', roster: null },
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('under the same key is done once', async () => {
    const { clerk, last } = await unitOfTwo();
    const input = { remittanceId: await saveMonth(clerk), ids: [last.id], reason: '重办' };
    const key = randomUUID();
    const first = await act(clerk, revokeMonthAndChanges, { key, input });
    expect(first.ok).toBe(true);
    expect(await act(clerk, revokeMonthAndChanges, { key, input })).toEqual(first);
  });
});

describe('is refused, and leaves both as they were', () => {
  test('once the receipt has arrived', async () => {
    const { clerk, last } = await unitOfTwo();
    const payment = await registerMonth(owner, clerk);
    await payMonth(funds, payment);
    expect(await monthOffered(clerk)).toBeNull();
    expect(await revoke(clerk, { remittanceId: payment.remittanceId, ids: [last.id] })).toMatchObject({
      refusal: 'receipt-arrived',
    });
    expect((await accountsOf(clerk)).map(({ status }) => status)).toEqual(['normal', 'normal']);
  });

  test('once the bank was told to collect', async () => {
    const { clerk, last } = await unitOfTwo();
    const asked = { remittanceId: await saveMonth(clerk), ids: [last.id] };
    await done(clerk, registerPayment, { remittanceId: asked.remittanceId, method: 'collection' });
    expect(await monthOffered(clerk)).toMatchObject({ registered: true });
    await done(funds, sendCollections, {});
    expect(await monthOffered(clerk)).toBeNull();
    expect(await revoke(clerk, asked)).toMatchObject({ refusal: 'collection-sent' });
    await stands(clerk, asked);
  });

  test('while nothing is saved', async () => {
    const { clerk, last } = await unitOfTwo();
    expect(await monthOffered(clerk)).toBeNull();
    expect(await revoke(clerk, { remittanceId: NEVER, ids: [last.id] })).toMatchObject({ refusal: 'not-found' });
  });

  test('what the centre has reviewed (Q-72)', async () => {
    const clerk = await makeUnit(owner);
    const { ids } = await done(clerk, saveFilings('open'), { lines: [newLine({ base: '1000' })] });
    await done(clerk, submitFilings, ALL);
    const decision = await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' });
    await done(await makeStaff(owner, ['reviewer']), reviewFiling, decision);
    const asked = { remittanceId: await saveMonth(clerk), ids };
    expect(await revoke(clerk, asked)).toMatchObject({ refusal: 'revoke-reviewed' });
    await stands(clerk, asked);
  });

  test('what a later change rests on (Q-69), and an account that money has come to (Q-70)', async () => {
    const { clerk, first, last } = await unitOfTwo();
    const { ids: adjusted } = await file(clerk, 'base', [baseLine(first)]);
    const asked = { remittanceId: await saveMonth(clerk), ids: [first.id] };
    expect(await revoke(clerk, asked)).toMatchObject({ refusal: 'revoke-later-first' });
    await stands(clerk, { ...asked, ids: [first.id, last.id, ...adjusted] });

    const mover = await makeMover(owner, funds);
    await move(mover);
    const moved = { remittanceId: await saveMonth(mover.next), ids: [mover.there.id] };
    expect(await revoke(mover.next, moved)).toMatchObject({ refusal: 'not-revocable' });
    await stands(mover.next, moved);
  });

  test('a back payment that waits for its own payment (Q-81)', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    await registerAlone(owner, clerk, { ids });
    const asked = { remittanceId: await saveMonth(clerk), ids };
    expect(await revoke(clerk, asked)).toMatchObject({ refusal: 'not-revocable' });
    await stands(clerk, asked);
  });

  test('a transfer, which can be taken back with the month as it is', async () => {
    const mover = await makeMover(owner, funds);
    const ids = [await move(mover)];
    const asked = { remittanceId: await saveMonth(mover.old), ids };
    expect(await revoke(mover.old, asked)).toMatchObject({ refusal: 'not-found' });
    await stands(mover.old, asked);
  });

  test('changes of two lists, another unit’s, and none', async () => {
    const { clerk, last } = await unitOfTwo();
    const { ids: adjusted } = await file(clerk, 'base', [baseLine(last)]);
    const remittanceId = await saveMonth(clerk);
    const other = await unitOfTwo();
    for (const ids of [[last.id, ...adjusted], [other.last.id], [randomUUID()]]) {
      expect(await revoke(clerk, { remittanceId, ids })).toMatchObject({ refusal: 'not-found' });
    }
    expect(await revoke(other.clerk, { remittanceId, ids: [other.last.id] })).toMatchObject({ refusal: 'not-found' });
    await stands(clerk, { remittanceId, ids: [last.id, ...adjusted] });
    expect(await linesOf(other.clerk, 'open')).toMatchObject([{ state: 'effective' }, { state: 'effective' }]);
  });

  test('while something waits for a second person', async () => {
    const { clerk, last } = await unitOfTwo();
    await colleague(owner, clerk, ['reviewer']);
    const asked = { remittanceId: await saveMonth(clerk), ids: [last.id] };
    await wantSecondPerson(owner, clerk);
    await fillSuspense(owner, funds, { clerk, amount: '100000.00' });
    const input = { remittanceId: asked.remittanceId, method: 'suspense' as const };
    expect(await act(clerk, registerPayment, { input })).toMatchObject({ refusal: 'second-person-needed' });
    expect(await revoke(clerk, asked)).toMatchObject({ refusal: 'approval-waits' });
    await stands(clerk, asked);
  });

  test('for who may only look, and for staff of the centre', async () => {
    const { clerk, last } = await unitOfTwo();
    const asked = { remittanceId: await saveMonth(clerk), ids: [last.id] };
    expect(await revoke({ ...clerk, roles: ['viewer'] }, asked)).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(funds, revokeMonthAndChanges, { input: { ...asked, reason: '误' } })).toMatchObject({
      refusal: 'not-permitted',
    });
    await stands(clerk, asked);
  });

  test.each(['', '   '])('without a reason ("%s")', (reason) => {
    const parsed = revokeMonthAndChanges.input.safeParse({ remittanceId: NEVER, ids: [NEVER], reason });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['reason-missing']);
  });
});
