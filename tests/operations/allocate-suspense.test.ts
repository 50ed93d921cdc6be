import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { decideAllocation, proposeAllocation } from '@/lib/receipts/allocate-suspense';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { getHeld, listHeld, listSuspense } from '@/lib/receipts/list-held';
import { registerPayment } from '@/lib/remittances/register-payment';
import { listNotices } from '@/lib/units/notices';
import { fillSuspense } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import {
  bookedBy,
  openPeople,
  receipt,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  standingOf,
  suspenseOf,
} from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 200 };
let funds: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  second = await makeStaff(owner, ['funds']);
});

async function numberOf({ unitId }: OperatorPrincipal): Promise<string> {
  const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${unitId}`);
  return unit?.number ?? '';
}

/** Money of nobody, and a unit of two people whose month of 4,800.00 is open. */
async function unknownMoney(amount = '4800.00') {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  const { id: receiptId } = await done(funds, enterReceipt, receipt({ amount }));
  return { clerk, receiptId, unit: await numberOf(clerk), reason: '单位来函说明' };
}

async function proposed(amount?: string) {
  const { clerk, ...claim } = await unknownMoney(amount);
  const { id } = await done(funds, proposeAllocation, claim);
  return { clerk, id, ...claim };
}

describe('claimed by one and confirmed by another', () => {
  test('money moves from the unidentified suspense to the unit’s, which is told', async () => {
    const before = await suspenseOf(owner, null);
    const { clerk, id, receiptId } = await proposed();
    expect(await suspenseOf(owner, null)).toBe(before + 480_000n);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await done(second, decideAllocation, { id, decision: 'confirm' })).toEqual({ id, decision: 'confirm' });
    expect(await suspenseOf(owner, null)).toBe(before);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    expect(await bookedBy(owner, receiptId)).toEqual([
      { kind: 'receipt', lines: '101 centre -480000, 219 centre 480000' },
      { kind: 'allocation', lines: '219 centre -480000, 219 unit 480000' },
    ]);
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({ code: 'suspense-allocated', values: { amount: '4,800.00' } });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('then the unit pays its month from it', async () => {
    const { clerk, id } = await proposed();
    const remittanceId = await saveMonth(clerk);
    const pay = { remittanceId, method: 'suspense' as const };
    expect(await act(clerk, registerPayment, { input: pay })).toMatchObject({ refusal: 'suspense-too-small' });
    await done(second, decideAllocation, { id, decision: 'confirm' });
    await done(clerk, registerPayment, pay);
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('a unit is found by its whole name too', async () => {
    const { clerk, receiptId, reason } = await unknownMoney();
    const [unit] = await rowsOf<{ name: string }>(owner, sql`select name from units where id = ${clerk.unitId}`);
    const input = { receiptId, unit: ` ${unit?.name ?? ''} `, reason };
    const parsed = proposeAllocation.input.parse(input);
    expect(await done(funds, proposeAllocation, parsed)).toMatchObject({ unit: unit?.name });
  });
});

describe('declined', () => {
  test('it stays where it is and may be claimed anew', async () => {
    const { clerk, id, receiptId, unit, reason } = await proposed();
    const before = await suspenseOf(owner, null);
    await done(second, decideAllocation, { id, decision: 'decline' });
    expect(await suspenseOf(owner, null)).toBe(before);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1))).toEqual([]);
    const again = await done(funds, proposeAllocation, { receiptId, unit, reason });
    await done(second, decideAllocation, { id: again.id, decision: 'confirm' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    const held = await readAs(funds, (tx) => getHeld(tx, receiptId));
    expect(held?.claims.map(({ claim }) => claim.state)).toEqual(['done', 'declined']);
  });
});

describe('a claim is refused', () => {
  test('for money that has a unit, and for none', async () => {
    const { clerk, unit, reason } = await unknownMoney();
    const payment = await registerMonth(owner, clerk);
    const { id: receiptId } = await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }));
    expect(await act(funds, proposeAllocation, { input: { receiptId, unit, reason } })).toMatchObject({
      refusal: 'suspense-has-unit',
    });
    const nothing = { receiptId: randomUUID(), unit, reason };
    expect(await act(funds, proposeAllocation, { input: nothing })).toMatchObject({ refusal: 'not-found' });
  });

  test('while another one waits, and after one was confirmed', async () => {
    const { id, receiptId, unit, reason } = await proposed();
    const input = { receiptId, unit, reason };
    expect(await act(second, proposeAllocation, { input })).toMatchObject({ refusal: 'suspense-proposed' });
    await done(second, decideAllocation, { id, decision: 'confirm' });
    expect(await act(second, proposeAllocation, { input })).toMatchObject({ refusal: 'suspense-has-unit' });
  });

  test('for a unit that nobody knows, that two names mean, or that is closed', async () => {
    const { clerk, receiptId, unit, reason } = await unknownMoney();
    const claim = (named: string) => act(funds, proposeAllocation, { input: { receiptId, unit: named, reason } });
    expect(await claim('000000')).toMatchObject({ refusal: 'suspense-unit-unknown' });
    const other = await makeUnit(owner);
    await change(owner, sql`update units set name = '同名单位' where id in (${clerk.unitId}, ${other.unitId})`);
    expect(await claim('同名单位')).toMatchObject({ refusal: 'suspense-unit-unknown' });
    await change(owner, sql`update units set status = 'closed' where id = ${clerk.unitId}`);
    expect(await claim(unit)).toMatchObject({ refusal: 'suspense-unit-closed' });
  });

  test('without a unit or a reason, at the field', () => {
    const typed = { receiptId: randomUUID(), unit: ' ', reason: ' ' };
    const codes = proposeAllocation.input.safeParse(typed).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(codes).toEqual([
      ['unit', 'allocation-unit-missing'],
      ['reason', 'allocation-reason-missing'],
    ]);
  });

  test('to every other desk and to units', async () => {
    const { clerk, id, receiptId, unit, reason } = await proposed();
    const desk = await makeStaff(owner, ['reviewer', 'counter', 'administrator']);
    for (const principal of [desk, clerk]) {
      const claim = await act(principal, proposeAllocation, { input: { receiptId, unit, reason } });
      const decision = await act(principal, decideAllocation, { input: { id, decision: 'confirm' } });
      expect([claim, decision]).toMatchObject([{ refusal: 'not-permitted' }, { refusal: 'not-permitted' }]);
    }
  });
});

describe('a decision is refused', () => {
  test('to the proposer himself, and twice', async () => {
    const { id } = await proposed();
    for (const decision of ['confirm', 'decline'] as const) {
      expect(await act(funds, decideAllocation, { input: { id, decision } })).toMatchObject({
        refusal: 'suspense-own-proposal',
      });
    }
    await done(second, decideAllocation, { id, decision: 'confirm' });
    expect(await act(second, decideAllocation, { input: { id, decision: 'confirm' } })).toMatchObject({
      refusal: 'suspense-decided',
    });
    const nothing = { id: randomUUID(), decision: 'confirm' as const };
    expect(await act(second, decideAllocation, { input: nothing })).toMatchObject({ refusal: 'not-found' });
  });
});

describe('once', () => {
  test('under one key; of two claims at once one waits; of two decisions at once one counts', async () => {
    const { clerk, receiptId, unit, reason } = await unknownMoney();
    const input = { receiptId, unit, reason };
    const claims = await Promise.all([
      act(funds, proposeAllocation, { input }),
      act(second, proposeAllocation, { input }),
    ]);
    expect(claims.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'suspense-proposed',
    ]);
    const [claim] = claims.flatMap((outcome) => (outcome.ok ? [outcome.result.id] : []));
    const [id = '', key] = [claim, randomUUID()];
    const third = await makeStaff(owner, ['funds']);
    const fourth = await makeStaff(owner, ['funds']);
    const decide = { input: { id, decision: 'confirm' as const } };
    const decisions = await Promise.all([
      act(third, decideAllocation, { ...decide, key }),
      act(fourth, decideAllocation, decide),
    ]);
    expect(decisions.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'suspense-decided',
    ]);
    expect(await act(third, decideAllocation, { ...decide, key })).toEqual(decisions[0]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('is not confirmed for a unit that was closed meanwhile', async () => {
  const { clerk, id } = await proposed();
  await change(owner, sql`update units set status = 'closed' where id = ${clerk.unitId}`);
  expect(await act(second, decideAllocation, { input: { id, decision: 'confirm' } })).toMatchObject({
    refusal: 'suspense-unit-closed',
  });
  expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
  expect(await act(second, decideAllocation, { input: { id, decision: 'decline' } })).toMatchObject({ ok: true });
});

describe('what lies in suspense', () => {
  test('is listed by receipt, adds up to the balances, and leaves out what was paid from it, the oldest first', async () => {
    const { clerk, id } = await proposed('6000.00');
    await done(second, decideAllocation, { id, decision: 'confirm' });
    const remittanceId = await saveMonth(clerk);
    const { id: later } = await done(funds, enterReceipt, receipt({ amount: '500.00' }));
    const claim = { receiptId: later, unit: await numberOf(clerk), reason: '单位来函说明' };
    const { id: claimed } = await done(funds, proposeAllocation, claim);
    await done(second, decideAllocation, { id: claimed, decision: 'confirm' });
    await done(clerk, registerPayment, { remittanceId, method: 'suspense' });
    const { held, balances } = await readAs(funds, async (tx) => ({
      held: await listHeld(tx, PAGE),
      balances: await listSuspense(tx),
    }));
    expect(held.amount).toBe(balances.reduce((sum, { balance }) => sum + balance, 0n));
    expect(held.rows.reduce((sum, { lying }) => sum + lying, 0n)).toBe(held.amount);
    expect(held.total).toBe(held.rows.length);
    const own = held.rows.filter((row) => row.receipt.unitId === clerk.unitId);
    expect(own.map(({ lying }) => lying)).toEqual([50_000n, 120_000n]);
  });

  test('comes in its turn when it is claimed: what was spent before was other money', async () => {
    const { clerk, id, receiptId } = await proposed('1000.00');
    await fillSuspense(owner, funds, { clerk, amount: '4800.00' });
    await done(clerk, registerPayment, { remittanceId: await saveMonth(clerk), method: 'suspense' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    await done(second, decideAllocation, { id, decision: 'confirm' });
    const { rows } = await readAs(funds, (tx) => listHeld(tx, PAGE));
    const own = rows.filter(({ receipt: { unitId } }) => unitId === clerk.unitId);
    expect(own).toMatchObject([{ receipt: { id: receiptId }, lying: 100_000n }]);
  });

  test('says which are claimed', async () => {
    const { receiptId } = await proposed();
    const { rows } = await readAs(funds, (tx) => listHeld(tx, PAGE));
    expect(rows.find(({ receipt: { id } }) => id === receiptId)).toMatchObject({ claim: 'proposed', lying: 480_000n });
  });
});
