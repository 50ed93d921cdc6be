import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { signInOperator } from '@/lib/auth/sign-in';
import { changeUnitStatus } from '@/lib/maintenance/change-unit-status';
import { registerUnit } from '@/lib/units/register-unit';
import type { RegisterUnitInput } from '@/lib/units/register-unit.input';
import { inviteOperator, signAgreement } from '@/lib/units/sign-agreement';
import { fillSuspense, payBack } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { lastLinkOf } from '../support/password-links';
import { typedUnit as typed } from '../support/registered-unit';
import { openPeople, rowsOf, saveMonth } from '../support/remittance';
import { makeMover, move } from '../support/transfers';

const { owner } = useDatabase();
let counter: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  counter = await makeStaff(owner, ['counter']);
});

let units = 0;

/** A code whose check digit does not fit, confirmed: another one each time. */
function another(): Partial<RegisterUnitInput> {
  units += 1;
  return { creditCode: `915401990000${String(units).padStart(5, '0')}X`, creditCodeConfirmed: true };
}

function register(changed: Partial<RegisterUnitInput> = {}, by = counter, key = randomUUID()) {
  return act(by, registerUnit, { input: registerUnit.input.parse(typed({ ...another(), ...changed })), key });
}

async function registered() {
  return done(counter, registerUnit, registerUnit.input.parse(typed(another())));
}

function scanOf(unitId: string, signedOn = '2019-08-20') {
  const file = { fileName: '协议.pdf', mediaType: 'application/pdf' as const, size: 10, hash: 'a'.repeat(64) };
  return { id: randomUUID(), unitId, signedOn, ...file };
}

function signIn(number: string) {
  return signInOperator({ identifier: number, password: '583926', address: '10.1.0.1', browser: 'test' }, testClock);
}

describe('单位开户', () => {
  test('gives a number, and the first 专管员 gets in once the agreement is signed', async () => {
    const { id, number } = await registered();
    expect(number).toMatch(/^0\d{5}$/);
    const [unit] = await rowsOf(
      owner,
      sql`select status, unit_ratio, own_ratio, first_month from units where id = ${id}`,
    );
    expect(unit).toEqual({ status: 'opened', unit_ratio: 1200, own_ratio: 800, first_month: '2019-08' });
    expect(await act(counter, inviteOperator, { input: { unitId: id } })).toMatchObject({
      refusal: 'agreement-missing',
    });
    expect(await done(counter, signAgreement, scanOf(id))).toMatchObject({ phone: '100****5678' });
    await setPasswordByLink({ token: await lastLinkOf(owner, `${number}-01`), password: '583926' }, testClock);
    expect(await signIn(number)).toMatchObject({ ok: true });
    expect(await act(counter, signAgreement, { input: scanOf(id) })).toMatchObject({ refusal: 'agreement-signed' });
    expect(await done(counter, inviteOperator, { unitId: id })).toEqual({ phone: '100****5678' });
  });

  test.each([
    [{ unitRatio: '13' }, 'unit-ratio-out'],
    [{ ownRatio: '4' }, 'unit-ratio-out'],
    [{ firstMonth: '201910' }, 'unit-first-month'],
    [{ firstMonth: '201807' }, 'unit-first-month'],
  ])('refuses %j', async (changed, refusal) => {
    expect(await register(changed)).toMatchObject({ ok: false, refusal });
  });

  test('warns of a check digit that does not fit, and takes it when it is confirmed', () => {
    const wrong = typed({ ...another(), creditCodeConfirmed: false });
    expect(registerUnit.input.safeParse(wrong).error?.issues[0]?.message).toBe('unit-credit-code-check');
    expect(registerUnit.input.safeParse({ ...wrong, creditCodeConfirmed: true }).success).toBe(true);
  });

  test('refuses a known code, also of two at once; the same key is one unit', async () => {
    const code = another();
    const both = await Promise.all([register(code), register(code)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['ok', 'unit-known']);
    const [key, input] = [randomUUID(), registerUnit.input.parse(typed(another()))];
    const first = await act(counter, registerUnit, { input, key });
    expect(await act(counter, registerUnit, { input, key })).toEqual(first);
  });

  test('is for the counter', async () => {
    for (const by of [await makeStaff(owner, ['administrator', 'funds', 'reviewer']), await makeUnit(owner)]) {
      const input = registerUnit.input.parse(typed(another()));
      expect(await act(by, registerUnit, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(await act(by, signAgreement, { input: scanOf(randomUUID()) })).toMatchObject({ refusal: 'not-permitted' });
    }
  });
});

test('an agreement is not signed tomorrow, nor by a unit that is not there', async () => {
  const { id } = await registered();
  expect(await act(counter, signAgreement, { input: scanOf(id, '2019-08-21') })).toMatchObject({
    refusal: 'agreement-day-to-come',
  });
  expect(await act(counter, signAgreement, { input: scanOf(randomUUID()) })).toMatchObject({ refusal: 'not-found' });
});

describe('账户状态', () => {
  test('is sealed, opened again and closed, each with its reason', async () => {
    const { id } = await registered();
    const to = (step: 'suspend' | 'reopen' | 'close') =>
      act(counter, changeUnitStatus, { input: { unitId: id, act: step, reason: '停业' } });
    expect(await to('suspend')).toMatchObject({ result: { from: 'opened', to: 'sealed', reason: '停业' } });
    expect(await to('suspend')).toMatchObject({ refusal: 'unit-status' });
    expect(await to('reopen')).toMatchObject({ result: { to: 'opened' } });
    expect(await to('close')).toMatchObject({ result: { to: 'closed' } });
    expect(await to('reopen')).toMatchObject({ refusal: 'unit-status' });
  });

  test('closes no unit that has accounts, and is for the counter', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 1);
    const input = { unitId: clerk.unitId, act: 'close' as const, reason: '注销' };
    expect(await act(counter, changeUnitStatus, { input })).toMatchObject({ refusal: 'unit-has-accounts' });
    expect(await act(clerk, changeUnitStatus, { input })).toMatchObject({ refusal: 'not-permitted' });
    const nobody = { ...input, unitId: randomUUID() };
    expect(await act(counter, changeUnitStatus, { input: nobody })).toMatchObject({ refusal: 'not-found' });
  });

  test('stays while it owes what it filed or deferred for people who have moved on, and nobody could pay it any more', async () => {
    const funds = await makeStaff(owner, ['funds']);
    const mover = await makeMover(owner, funds);
    await move(mover);
    await payBack(mover.old, mover.account, [{ forMonth: '201909' }]);
    const leave = sql`update accounts set status = 'left' where unit_id = ${mover.old.unitId} and status <> 'merged'`;
    await change(owner, leave);
    await change(owner, sql`update ledger_accounts set balance = 0 where unit_id = ${mover.old.unitId}`);
    const input = { unitId: mover.old.unitId, act: 'close' as const, reason: '注销' };
    const close = () => act(counter, changeUnitStatus, { input });
    expect(await close()).toMatchObject({ refusal: 'unit-owes', values: { count: '1' } });
    const unpaid = sql`update filings set state = 'revoked' where unit_id = ${mover.old.unitId} and kind = 'back-pay'`;
    await change(owner, unpaid);
    const roster = sql`update remittances set state = 'deferred' where unit_id = ${mover.old.unitId} and month = '2019-08'`;
    await change(owner, roster);
    // Of the two people of the month one has moved on; the other's account is closed and takes no more.
    expect(await close()).toMatchObject({ refusal: 'unit-owes', values: { count: '1' } });
  });

  test('stays while a month or a payment is open, and while there is money', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 1);
    await saveMonth(clerk);
    for (const step of ['suspend', 'close'] as const) {
      const input = { unitId: clerk.unitId, act: step, reason: '注销' };
      expect(await act(counter, changeUnitStatus, { input })).toMatchObject({ refusal: 'unit-month-open' });
    }
    const rich = await makeUnit(owner);
    await fillSuspense(owner, await makeStaff(owner, ['funds']), { clerk: rich, amount: '100.00' });
    const input = { unitId: rich.unitId, act: 'close' as const, reason: '注销' };
    expect(await act(counter, changeUnitStatus, { input })).toMatchObject({ refusal: 'unit-has-money' });
  });
});
