import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hashPassword } from '@/lib/auth/passwords';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { beginStepUp, proveAgain } from '@/lib/auth/prove-again';
import type { StepUpGroup } from '@/lib/auth/step-up';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import { unitOperation, type Json, type Operation } from '@/lib/operations/operation';
import { perform } from '@/lib/operations/perform';
import { sealPersonal } from '@/lib/people/protect';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';
import { signedIn, steppedUp } from '../support/sessions';

const { owner } = useDatabase();

const START = Date.UTC(2026, 7, 20, 1);
const MINUTE = 60 * 1000;
const PASSWORD = 'Demo-2019-08-20';

let made = 0;
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** Something that only who has proven himself again may do. */
function guarded(group: StepUpGroup) {
  return unitOperation({
    name: 'notices.read',
    input: z.strictObject({}),
    stepUp: group,
    run: () => Promise.resolve({ done: true }),
  });
}

function does<Input, Result extends Json>(
  principal: OperatorPrincipal | StaffPrincipal,
  operation: Operation<Input, Result>,
  { input, clock, key = randomUUID() }: { input: NoInfer<Input>; clock: MovingClock; key?: string },
) {
  return perform(operation, { principal, requestKey: key, input, clock });
}

/** An operator with a phone of his own, signed in. */
async function withPhone(clock: MovingClock) {
  made += 1;
  const phone = `100${String(made).padStart(8, '0')}`;
  const operator = await makeUnit(owner);
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(sql`update operators set phone_cipher = ${sealPersonal(phone)} where id = ${operator.id}`),
  );
  return signedIn(owner, operator, clock);
}

async function codeFor(session: Buffer, clock: MovingClock): Promise<string> {
  const last = await lastMessageOf(session, clock);
  return /验证码 (\d{6})/.exec(last?.text ?? '')?.[1] ?? '';
}

function prove(principal: OperatorPrincipal | StaffPrincipal, proof: string, clock: MovingClock) {
  return does(principal, proveAgain, { input: { group: 'operators', proof }, clock });
}

const NEEDED = { ok: false, refusal: 'step-up-needed', values: { group: 'operators' } };

describe('what must be proven again', () => {
  test('is refused, then done by the same request, for five minutes', async () => {
    const clock = clockAt(START);
    const clerk = await withPhone(clock);
    const request = { input: {}, clock, key: randomUUID() };
    expect(await does(clerk, guarded('operators'), request)).toEqual(NEEDED);
    const asked = await does(clerk, beginStepUp, { input: { group: 'operators' }, clock });
    expect(asked).toMatchObject({ ok: true, result: { method: 'sms', sent: 'given' } });
    const right = await prove(clerk, await codeFor(clerk.session, clock), clock);
    expect(right).toMatchObject({ ok: true, result: { outcome: 'right' } });
    expect(await does(clerk, guarded('operators'), request)).toMatchObject({ ok: true });
    clock.wait(5 * MINUTE);
    expect(await does(clerk, guarded('operators'), { input: {}, clock })).toMatchObject({ ok: true });
    clock.wait(1);
    expect(await does(clerk, guarded('operators'), { input: {}, clock })).toEqual(NEEDED);
  });

  test('is not done by the proof for something else, in another session, or without one', async () => {
    const clock = clockAt(START);
    const clerk = await steppedUp(owner, await makeUnit(owner), { group: 'exports', clock });
    expect(await does(clerk, guarded('exports'), { input: {}, clock })).toMatchObject({ ok: true });
    expect(await does(clerk, guarded('operators'), { input: {}, clock })).toEqual(NEEDED);
    const elsewhere = await signedIn(owner, clerk, clock);
    expect(await does(elsewhere, guarded('exports'), { input: {}, clock })).toMatchObject({ ok: false });
    expect(await does({ ...clerk, session: null }, guarded('exports'), { input: {}, clock })).toMatchObject({
      ok: false,
      refusal: 'step-up-needed',
    });
  });
});

describe('a code', () => {
  async function sentTo(clock: MovingClock) {
    const clerk = await withPhone(clock);
    await does(clerk, beginStepUp, { input: { group: 'operators' }, clock });
    return { clerk, code: await codeFor(clerk.session, clock) };
  }

  test('is right once', async () => {
    const clock = clockAt(START);
    const { clerk, code } = await sentTo(clock);
    expect(await prove(clerk, code, clock)).toMatchObject({ result: { outcome: 'right' } });
    expect(await prove(clerk, code, clock)).toMatchObject({ result: { outcome: 'none' } });
  });

  test('is spent after five wrong ones, also when they come at once', async () => {
    const clock = clockAt(START);
    const { clerk, code } = await sentTo(clock);
    const other = code === '000000' ? '000001' : '000000';
    const tried = await Promise.all(Array.from({ length: 8 }, () => prove(clerk, other, clock)));
    const outcomes = tried.map((outcome) => (outcome.ok ? outcome.result.outcome : 'refused')).sort();
    expect(outcomes).toEqual(['spent', 'spent', 'spent', 'spent', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(await prove(clerk, code, clock)).toMatchObject({ result: { outcome: 'spent' } });
  });

  test('is over after five minutes, and does not serve another purpose or session', async () => {
    const clock = clockAt(START);
    const { clerk, code } = await sentTo(clock);
    const forPhone = does(clerk, proveAgain, { input: { group: 'phone', proof: code }, clock });
    expect(await forPhone).toMatchObject({ result: { outcome: 'none' } });
    expect(await prove(await signedIn(owner, clerk, clock), code, clock)).toMatchObject({
      result: { outcome: 'none' },
    });
    clock.wait(5 * MINUTE);
    expect(await prove(clerk, code, clock)).toMatchObject({ result: { outcome: 'none' } });
  });

  test('is sent once a minute and five times an hour', async () => {
    const clock = clockAt(START);
    const clerk = await withPhone(clock);
    const sent = async (by = clerk) => {
      const asked = await does(by, beginStepUp, { input: { group: 'operators' }, clock });
      return asked.ok && asked.result.method === 'sms' ? asked.result.sent : 'refused';
    };
    expect(await sent()).toBe('given');
    expect(await sent()).toBe('too-soon');
    for (let more = 2; more <= 5; more += 1) {
      clock.wait(MINUTE);
      expect(await sent()).toBe('given');
    }
    clock.wait(MINUTE);
    expect(await sent()).toBe('too-many');
    clock.wait(56 * MINUTE);
    expect(await sent(await signedIn(owner, clerk, clock))).toBe('given');
  });

  test('stands nowhere in the database', async () => {
    const clock = clockAt(START);
    const { clerk, code } = await sentTo(clock);
    await prove(clerk, code, clock);
    for (const table of ['one_time_codes', 'short_messages', 'operation_log', 'operation_requests', 'sessions']) {
      const found = await rowsOf(
        owner,
        sql`select 1 from ${sql.identifier(table)} t where t::text ~ ${`(^|[^0-9a-f])${code}([^0-9a-f]|$)`}`,
      );
      expect([table, found.length]).toEqual([table, 0]);
    }
  });

  test('goes to nobody who has no phone: the counter registers one', async () => {
    const clock = clockAt(START);
    const clerk = await signedIn(owner, await makeUnit(owner), clock);
    expect(await does(clerk, beginStepUp, { input: { group: 'operators' }, clock })).toMatchObject({
      ok: false,
      refusal: 'step-up-no-phone',
    });
  });
});

describe('staff', () => {
  test('prove themselves by their password, which is counted', async () => {
    const clock = clockAt(START);
    const member = await signedIn(owner, await makeStaff(owner, ['funds']), clock);
    await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute(sql`update staff set password_hash = ${passwordHash} where id = ${member.id}`),
    );
    expect(await does(member, beginStepUp, { input: { group: 'operators' }, clock })).toMatchObject({
      result: { method: 'password' },
    });
    expect(await prove(member, PASSWORD, clock)).toMatchObject({ result: { outcome: 'right' } });
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      expect(await prove(member, 'another', clock)).toMatchObject({ result: { outcome: 'wrong' } });
    }
    expect(await prove(member, PASSWORD, clock)).toMatchObject({ result: { outcome: 'too-many-attempts' } });
  });
});
