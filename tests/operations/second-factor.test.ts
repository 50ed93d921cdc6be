import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import { hashPassword } from '@/lib/auth/passwords';
import type { StaffPrincipal, StaffRole } from '@/lib/auth/principal';
import { hashToken, readSession } from '@/lib/auth/session';
import { signInStaff } from '@/lib/auth/sign-in';
import type { Json, Operation } from '@/lib/operations/operation';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { protectedPhone } from '@/lib/people/protected-person';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/staff/enrol-second-factor';
import { listStaff } from '@/lib/staff/list-staff';
import { ownSecondFactor } from '@/lib/staff/own-second-factor';
import { removeSecondFactor } from '@/lib/staff/remove-second-factor';
import { requireSecondFactor, rolesWithSecondFactor } from '@/lib/staff/require-second-factor';
import { resetStaffPassword } from '@/lib/staff/reset-staff-password';
import { codeAt } from '../support/authenticator';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { signedIn, steppedUp } from '../support/sessions';

const database = useDatabase();
const { owner } = database;

const START = Date.UTC(2026, 7, 20, 1);
const STEP = 30_000;
const MINUTE = 60_000;
const PASSWORD = 'Demo-2019-08-20';
let passwordHash = '';

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

function does<Input, Result extends Json>(
  principal: StaffPrincipal,
  operation: Operation<Input, Result>,
  { input, clock, key = randomUUID() }: { input: NoInfer<Input>; clock: MovingClock; key?: string },
) {
  return perform(operation, { principal, requestKey: key, input, clock });
}

interface Person {
  who: StaffPrincipal & { session: Buffer };
  login: string;
  clock: MovingClock;
}

/** Somebody on the staff with a password, signed in, who has just proven himself again. */
async function member(group: 'second-factor' | 'operators' = 'second-factor', roles: StaffRole[] = ['counter']) {
  const clock = clockAt(START);
  const staff = await makeStaff(owner, roles);
  const who = await steppedUp(owner, staff, { group, clock });
  await change(owner, sql`update staff set password_hash = ${passwordHash} where id = ${who.id}`);
  const [row] = await rowsOf<{ login: string }>(owner, sql`select login from staff where id = ${who.id}`);
  return { who, login: row?.login ?? '', clock };
}

async function begun({ who, clock }: Person): Promise<string> {
  const answer = await does(who, beginSecondFactor, { input: {}, clock });
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.result.secret;
}

function confirm({ who, clock }: Person, code: string, key = randomUUID()) {
  return does(who, confirmSecondFactor, { input: { code }, clock, key });
}

/** The same with an authenticator: its secret and the recovery codes. */
async function withFactor(person: Person) {
  const secret = await begun(person);
  const answer = await confirm(person, codeAt(secret, person.clock.milliseconds()));
  if (!answer.ok || answer.result.outcome !== 'right') throw new Error('the first code was not taken');
  return { ...person, secret, codes: answer.result.codes };
}

function enter({ login, clock }: Pick<Person, 'login' | 'clock'>, code?: string, password = PASSWORD) {
  return signInStaff({ identifier: login, password, code, address: randomUUID(), browser: 'test' }, clock);
}

function principalOf(session: Buffer, clock: MovingClock) {
  return database.app.inTransaction({ actor: 'test' }, (tx) => readSession(tx, session, clock));
}

describe('an authenticator', () => {
  test('counts once its first code was right; then the login asks for one', async () => {
    const person = await member();
    const secret = await begun(person);
    expect(await enter(person)).toMatchObject({ ok: true });
    expect(await confirm(person, '000000')).toMatchObject({ result: { outcome: 'wrong', codes: [] } });
    const confirmed = await confirm(person, codeAt(secret, START));
    expect(confirmed).toMatchObject({ ok: true, result: { outcome: 'right' } });
    expect(new Set(confirmed.ok ? confirmed.result.codes : []).size).toBe(10);
    expect(await enter(person)).toEqual({ ok: false, problem: 'code-needed' });
    expect(await enter(person, undefined, 'another')).toEqual({ ok: false, problem: 'wrong' });
    person.clock.wait(STEP);
    expect(await enter(person, codeAt(secret, person.clock.milliseconds()))).toMatchObject({ ok: true });
    expect((await readAs(person.who, listStaff)).find(({ id }) => id === person.who.id)).toMatchObject({
      hasSecondFactor: true,
    });
  });

  test('is told once: not to the same request again, not to log or tables; begun again it is another', async () => {
    const person = await member();
    const key = randomUUID();
    const first = await does(person.who, beginSecondFactor, { input: {}, clock: person.clock, key });
    const secret = first.ok ? first.result.secret : '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(first).toMatchObject({ result: { address: expect.stringContaining(`secret=${secret}`) } });
    const again = await does(person.who, beginSecondFactor, { input: {}, clock: person.clock, key });
    expect(again).toMatchObject({ ok: true, result: { secret: '', address: '' } });
    const confirmKey = randomUUID();
    const confirmed = await confirm(person, codeAt(secret, START), confirmKey);
    const codes = confirmed.ok ? confirmed.result.codes : [];
    expect(await confirm(person, codeAt(secret, START), confirmKey)).toMatchObject({
      result: { outcome: 'right', codes: [] },
    });
    const kept = await rowsOf<{ text: string }>(
      owner,
      sql`select row_to_json(t)::text as text from operation_log t union all select row_to_json(t)::text from operation_requests t
        union all select row_to_json(t)::text from second_factors t union all select row_to_json(t)::text from recovery_codes t`,
    );
    const all = kept.map(({ text }) => text).join('\n');
    for (const told of [secret, ...codes]) expect(all).not.toContain(told);
    const other = await member();
    expect(await begun(other)).not.toBe(await begun(other));
  });

  test('is refused to who has one, to who has not proven himself again, and to operators', async () => {
    const person = await withFactor(await member());
    const input = { input: {}, clock: person.clock };
    expect(await does(person.who, beginSecondFactor, input)).toMatchObject({ refusal: 'second-factor-there' });
    const idle = await signedIn(owner, await makeStaff(owner, ['funds']), person.clock);
    expect(await does(idle, beginSecondFactor, input)).toMatchObject({ refusal: 'step-up-needed' });
    const clerk = await makeUnit(owner);
    for (const refused of [
      await perform(beginSecondFactor, { principal: clerk, requestKey: randomUUID(), input: {}, clock: person.clock }),
      await perform(confirmSecondFactor, {
        principal: clerk,
        requestKey: randomUUID(),
        input: { code: '000000' },
        clock: person.clock,
      }),
    ]) {
      expect(refused).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
  });

  test('must be confirmed within a quarter of an hour, and never without having begun', async () => {
    const person = await member();
    expect(await confirm(person, '000000')).toMatchObject({ result: { outcome: 'none' } });
    const secret = await begun(person);
    person.clock.wait(15 * MINUTE + 1);
    const late = await signedIn(owner, person.who, person.clock);
    expect(await confirm({ ...person, who: late }, codeAt(secret, person.clock.milliseconds()))).toMatchObject({
      result: { outcome: 'none' },
    });
  });

  test('takes five wrong first codes in a quarter of an hour, and no more', async () => {
    const person = await member();
    const secret = await begun(person);
    const tried = await Promise.all(Array.from({ length: 7 }, () => confirm(person, '00000x')));
    const outcomes = tried.map((one) => (one.ok ? one.result.outcome : one.refusal)).sort();
    expect(outcomes).toEqual(['too-many', 'too-many', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(await confirm(person, codeAt(secret, START))).toMatchObject({ result: { outcome: 'too-many' } });
  });
});

describe('a code at the login', () => {
  test.each([
    ['of the step before', -STEP, true],
    ['of the step after', STEP, true],
    ['of two steps before', -2 * STEP, false],
    ['of two steps after', 2 * STEP, false],
  ])('%s', async (_, off, taken) => {
    const person = await withFactor(await member());
    person.clock.wait(10 * STEP);
    const outcome = await enter(person, codeAt(person.secret, person.clock.milliseconds() + off));
    expect(outcome).toMatchObject(taken ? { ok: true } : { ok: false, problem: 'code-wrong' });
  });

  test('lets in once, also when it comes twice at once, and none before it afterwards', async () => {
    const person = await withFactor(await member());
    person.clock.wait(10 * STEP);
    const now = person.clock.milliseconds();
    const both = await Promise.all([
      enter(person, codeAt(person.secret, now)),
      enter(person, codeAt(person.secret, now)),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await enter(person, codeAt(person.secret, now - STEP))).toEqual({ ok: false, problem: 'code-wrong' });
    expect(await enter(person, codeAt(person.secret, now + STEP))).toMatchObject({ ok: true });
  });

  test('that confirmed the authenticator is used up by that', async () => {
    const person = await withFactor(await member());
    expect(await enter(person, codeAt(person.secret, START))).toEqual({ ok: false, problem: 'code-wrong' });
  });

  test('is not looked at after five wrong ones, until a quarter of an hour is over', async () => {
    const person = await withFactor(await member());
    person.clock.wait(STEP);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await enter(person, '000000')).toEqual({ ok: false, problem: 'code-wrong' });
    }
    const right = () => codeAt(person.secret, person.clock.milliseconds());
    expect(await enter(person, right())).toEqual({ ok: false, problem: 'code-too-many' });
    person.clock.wait(15 * MINUTE);
    expect(await enter(person, right())).toMatchObject({ ok: true });
  });

  test('opens nothing without the password', async () => {
    const person = await withFactor(await member());
    person.clock.wait(STEP);
    const code = codeAt(person.secret, person.clock.milliseconds());
    expect(await enter(person, code, 'another')).toEqual({ ok: false, problem: 'wrong' });
    expect(await enter(person, code)).toMatchObject({ ok: true });
  });

  test('may be a recovery code, each once, however it is typed', async () => {
    const person = await withFactor(await member());
    const [first = '', second = ''] = person.codes;
    expect(await enter(person, ` ${first.toLowerCase().replace('-', ' ')} `)).toMatchObject({ ok: true });
    expect(await enter(person, first)).toEqual({ ok: false, problem: 'code-wrong' });
    const both = await Promise.all([enter(person, second), enter(person, second)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await readAs(person.who, (tx) => ownSecondFactor(tx, person.who.id))).toMatchObject({ codesLeft: 8 });
    const other = await withFactor(await member());
    expect(await enter(other, person.codes[2])).toEqual({ ok: false, problem: 'code-wrong' });
  });

  test('is asked for also after the password was reset', async () => {
    const person = await withFactor(await member());
    const { phoneCipher } = protectedPhone('10012345678');
    await change(owner, sql`update staff set phone_cipher = ${phoneCipher} where id = ${person.who.id}`);
    const { who: admin, clock } = await member('operators', ['administrator']);
    expect(await does(admin, resetStaffPassword, { input: { id: person.who.id }, clock })).toMatchObject({ ok: true });
    const token = await lastLinkOf(owner, person.login);
    expect(await setPasswordByLink({ token, password: 'Another-2019-word' }, clock)).toMatchObject({ ok: true });
    expect(await enter(person, undefined, 'Another-2019-word')).toEqual({ ok: false, problem: 'code-needed' });
  });
});

describe('移除', () => {
  test('by another administrator: the password alone lets in again, the sessions end', async () => {
    const person = await withFactor(await member());
    const { who: admin, clock } = await member('operators', ['administrator']);
    expect(await does(admin, removeSecondFactor, { input: { id: person.who.id }, clock })).toMatchObject({
      ok: true,
      result: { login: person.login },
    });
    expect(await principalOf(person.who.session, clock)).toBeNull();
    expect(await enter(person)).toMatchObject({ ok: true });
    expect(await enter(person, person.codes[0])).toMatchObject({ ok: true });
    expect(await rowsOf(owner, sql`select id from recovery_codes where staff_id = ${person.who.id}`)).toEqual([]);
    const logged = await rowsOf(owner, sql`select id from operation_log where operation = 'second-factor.remove'`);
    expect(logged).toHaveLength(1);
  });

  test('refuses one’s own, who has none, whom there is not, who is no administrator; twice with one key is once', async () => {
    const admin = await withFactor(await member('second-factor', ['administrator']));
    const own = await steppedUp(owner, admin.who, { group: 'operators', clock: admin.clock });
    const remove = (who: StaffPrincipal, id: string, key = randomUUID()) =>
      does(who, removeSecondFactor, { input: { id }, clock: admin.clock, key });
    expect(await remove(own, own.id)).toMatchObject({ ok: false, refusal: 'second-factor-own' });
    expect(await remove(own, randomUUID())).toMatchObject({ ok: false, refusal: 'not-found' });
    const bare = await member();
    expect(await remove(own, bare.who.id)).toMatchObject({ ok: false, refusal: 'second-factor-none' });
    await begun(bare);
    expect(await remove(own, bare.who.id)).toMatchObject({ ok: false, refusal: 'second-factor-none' });
    const other = await member('operators', ['counter', 'reviewer', 'funds']);
    expect(await remove(other.who, own.id)).toMatchObject({ ok: false, refusal: 'not-permitted' });
    const having = await withFactor(await member());
    const key = randomUUID();
    const first = await remove(own, having.who.id, key);
    expect(first.ok).toBe(true);
    expect(await remove(own, having.who.id, key)).toEqual(first);
  });
});

describe('required of a role', () => {
  const required = (who: StaffPrincipal, roles: StaffRole[], clock: MovingClock, key = randomUUID()) =>
    does(who, requireSecondFactor, { input: { roles }, clock, key });

  test('who has none does nothing but begin to use one; then everything of his', async () => {
    const { who: admin, clock } = await member('operators', ['administrator']);
    const person = await member('second-factor', ['reviewer', 'administrator']);
    const free = await member('second-factor', ['funds']);
    expect(await required(admin, ['reviewer'], clock)).toMatchObject({ result: { before: [], roles: ['reviewer'] } });
    expect(await readAs(admin, rolesWithSecondFactor)).toEqual(['reviewer']);
    const confined = await principalOf(person.who.session, clock);
    expect(confined).toMatchObject({ mustEnrol: true });
    expect(await principalOf(free.who.session, clock)).toMatchObject({ mustEnrol: false });
    const who = confined as StaffPrincipal & { session: Buffer };
    expect(await readAs(who, listStaff)).toEqual([]);
    expect(await does(who, removeSecondFactor, { input: { id: free.who.id }, clock })).toMatchObject({
      ok: false,
      refusal: 'not-permitted',
    });
    await withFactor({ ...person, who });
    const afterwards = await principalOf(person.who.session, clock);
    expect(afterwards).toMatchObject({ mustEnrol: false });
    expect(await readAs(afterwards as StaffPrincipal, listStaff)).not.toEqual([]);
    await required(admin, [], clock);
    expect(await readAs(admin, rolesWithSecondFactor)).toEqual([]);
  });

  test('signs nobody out, and is seen by who signs in anew', async () => {
    const { who: admin, clock } = await member('operators', ['administrator']);
    const person = await member('second-factor', ['counter']);
    await required(admin, ['counter', 'funds'], clock);
    const outcome = await enter(person);
    const session = hashToken(outcome.ok ? outcome.token : '');
    expect(await principalOf(session, clock)).toMatchObject({ id: person.who.id, mustEnrol: true });
    await required(admin, [], clock);
    expect(await principalOf(session, clock)).toMatchObject({ mustEnrol: false });
  });

  test('is set by an administrator, who proves himself again; twice with one key is once', async () => {
    const { who: admin, clock } = await member('operators', ['administrator']);
    const other = await member('operators', ['counter', 'reviewer', 'funds']);
    expect(await required(other.who, [], clock)).toMatchObject({ ok: false, refusal: 'not-permitted' });
    const idle = await signedIn(owner, await makeStaff(owner, ['administrator']), clock);
    expect(await required(idle, [], clock)).toMatchObject({ ok: false, refusal: 'step-up-needed' });
    const key = randomUUID();
    const first = await required(admin, [], clock, key);
    expect(await required(admin, [], clock, key)).toEqual(first);
    expect(await required(admin, ['funds'], clock, key)).toMatchObject({ refusal: 'request-key-reused' });
  });
});
