import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changePassword } from '@/lib/auth/change-password';
import { setPasswordByLink } from '@/lib/auth/password-links';
import { hashPassword } from '@/lib/auth/passwords';
import { isPermitted } from '@/lib/auth/permissions';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readSession } from '@/lib/auth/session';
import { setPasswordPolicy } from '@/lib/auth/set-password-policy';
import { signInOperator } from '@/lib/auth/sign-in';
import type { Clock } from '@/lib/gateways/clock';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { sealPersonal } from '@/lib/people/protect';
import { readNotices } from '@/lib/units/notices';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { addDays, day } from '@/lib/values/day';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, testClock } from '../support/hall';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { colleague } from '../support/second-person';
import { signedIn, steppedUp } from '../support/sessions';

const { app, owner } = useDatabase();

const TODAY = day('2019-08-20');
const SIX = '583926';
const LONG = [
  'kuaile-de-mao 72',
  'lan shan bai yun 8',
  'xiaoqiao&liushui',
  'Feng-Hua-Xue-Yue!',
  'mo dao ren jian 5',
  'he chu wu fangcao',
] as const;

let administrator: StaffPrincipal;
let sixHash = '';

beforeAll(async () => {
  administrator = await makeStaff(owner, ['administrator']);
  sixHash = await hashPassword(SIX);
});
beforeEach(() => change(owner, sql`delete from password_policies`));

async function operator() {
  const someone = await makeUnit(owner);
  await change(
    owner,
    sql`update operators set password_hash = ${sixHash}, password_changed_at = now() - interval '1 day', phone_cipher = ${sealPersonal('10000000001')}
      where id = ${someone.id}`,
  );
  return signedIn(owner, someone);
}

function setLong() {
  return done(administrator, setPasswordPolicy, { fromOn: TODAY, policy: 'long' });
}

function renew(principal: OperatorPrincipal, old: string, password: string) {
  const input = { old, password, again: password };
  return perform(changePassword, { principal, requestKey: randomUUID(), input, clock: testClock });
}

function principalOf({ session }: { session: Buffer }, clock: Clock = testClock) {
  return app.inTransaction({ actor: 'session' }, (tx) => readSession(tx, session, clock));
}

async function loginOf({ id }: { id: string }): Promise<string> {
  const [row] = await rowsOf<{ login: string }>(owner, sql`select login from operators where id = ${id}`);
  return row?.login ?? '';
}

describe('登录密码规则', () => {
  test('is six digits until another one is set, and holds from its day on', async () => {
    expect(await passwordPolicy(testClock)).toEqual({ policy: 'six-digits', letters: false });
    await done(administrator, setPasswordPolicy, { fromOn: addDays(TODAY, 2), policy: 'long' });
    expect(await passwordPolicy(testClock)).toMatchObject({ policy: 'six-digits' });
    const later = { ...testClock, today: () => addDays(TODAY, 2) };
    expect(await passwordPolicy(later)).toEqual({ policy: 'long', letters: true });
    await done(administrator, setPasswordPolicy, { fromOn: addDays(TODAY, 4), policy: 'six-digits' });
    expect(await passwordPolicy({ ...testClock, today: () => addDays(TODAY, 4) })).toEqual({
      policy: 'six-digits',
      letters: true,
    });
  });

  test('is set by an administrator, for no day that is past, and not twice', async () => {
    const input = { fromOn: String(addDays(TODAY, -1)), policy: 'long' as const };
    expect(await act(administrator, setPasswordPolicy, { input })).toMatchObject({ refusal: 'password-policy-past' });
    const same = { fromOn: String(TODAY), policy: 'six-digits' as const };
    expect(await act(administrator, setPasswordPolicy, { input: same })).toMatchObject({ refusal: 'nothing-changed' });
    const counter = await makeStaff(owner, ['counter']);
    expect(await act(counter, setPasswordPolicy, { input: same })).toMatchObject({ refusal: 'not-permitted' });
    await setLong();
    expect(await act(administrator, setPasswordPolicy, { input: { ...same, policy: 'long' } })).toMatchObject({
      refusal: 'nothing-changed',
    });
  });
});

describe('under the long rule', () => {
  test('who has set his password before may change it, and nothing else', async () => {
    const clerk = await operator();
    expect(await principalOf(clerk)).not.toHaveProperty('mustChangePassword');
    await setLong();
    const held = await principalOf(clerk);
    expect(held).toMatchObject({ id: clerk.id, mustChangePassword: true });
    if (held?.kind !== 'operator') throw new Error('an operator is signed in');
    expect(isPermitted('filings.submit', held)).toBe(false);
    expect(await act(held, readNotices, { input: {} })).toMatchObject({ refusal: 'not-permitted' });
    expect(await readAs(held, (tx) => tx.execute(sql`select 1 from units`))).toHaveLength(0);
    expect(await renew(held, SIX, '740285')).toMatchObject({ refusal: 'password-too-short' });
    for (const [password, refusal] of [
      ['a'.repeat(101), 'password-too-long'],
      ['password-2019', 'password-common'],
      [`yun ${(await loginOf(clerk)).split('-')[0] ?? ''} shan he`, 'password-contains-account'],
    ] as const) {
      expect(await renew(held, SIX, password)).toMatchObject({ refusal });
    }
    expect(await renew(held, SIX, LONG[0])).toMatchObject({ ok: true });
    expect(await principalOf(clerk)).not.toHaveProperty('mustChangePassword');
    expect(await act(clerk, readNotices, { input: {} })).toMatchObject({ ok: true });
  });

  test('both kinds of password get in, and six digits again force nobody', async () => {
    const [old, fresh] = [await operator(), await operator()];
    await setLong();
    await renew(fresh, SIX, LONG[0]);
    const enter = async (who: { id: string }, password: string) =>
      signInOperator({ identifier: await loginOf(who), password, address: randomUUID(), browser: 'test' }, testClock);
    expect(await enter(old, SIX)).toMatchObject({ ok: true });
    expect(await enter(fresh, LONG[0])).toMatchObject({ ok: true });
    await done(administrator, setPasswordPolicy, { fromOn: TODAY, policy: 'six-digits' });
    expect(await enter(fresh, LONG[0])).toMatchObject({ ok: true });
    expect(await principalOf(fresh)).not.toHaveProperty('mustChangePassword');
    expect(await principalOf(old)).not.toHaveProperty('mustChangePassword');
  });

  test('none of the last five comes again, but the sixth may', async () => {
    const clerk = await operator();
    await setLong();
    let last: string = SIX;
    for (const password of LONG.slice(0, 5)) {
      expect(await renew(clerk, last, password)).toMatchObject({ ok: true });
      last = password;
    }
    for (const password of LONG.slice(0, 4)) {
      expect(await renew(clerk, last, password)).toMatchObject({ refusal: 'password-used-before' });
    }
    expect(await renew(clerk, last, LONG[5])).toMatchObject({ ok: true });
    expect(await renew(clerk, LONG[5], LONG[0])).toMatchObject({ ok: true });
    const kept = sql`select count(*)::int as n from former_passwords where operator_id = ${clerk.id}`;
    expect(await rowsOf(owner, kept)).toEqual([{ n: 4 }]);
  });

  test('the first one by a link, too, is long, new, and not the account', async () => {
    const manager = await steppedUp(owner, await makeUnit(owner), { group: 'operators' });
    const other = await colleague(owner, manager, ['preparer']);
    await change(
      owner,
      sql`update operators set login = ${`${await loginOf(manager)}9`}, phone_cipher = ${sealPersonal('10000000002')}, password_hash = ${await hashPassword(LONG[0])}
        where id = ${other.id}`,
    );
    await setLong();
    await done(manager, resetOperatorPassword, { id: other.id });
    const login = await loginOf(other);
    const token = await lastLinkOf(owner, login);
    const set = (password: string) => setPasswordByLink({ token, password }, testClock);
    expect(await set(SIX)).toEqual({ ok: false, problem: 'too-short' });
    expect(await set(`anshi ${login.split('-')[0] ?? ''} yun`)).toEqual({ ok: false, problem: 'contains-account' });
    expect(await set(LONG[0])).toEqual({ ok: false, problem: 'used-before' });
    expect(await set(LONG[1])).toEqual({ ok: true, login });
  });
});
