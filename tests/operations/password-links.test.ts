import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { signInOperator } from '@/lib/auth/sign-in';
import { addOperator } from '@/lib/units/save-operator';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { clockAt } from '../support/moving-clock';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();
let clerk: OperatorPrincipal;
let people = 300;

beforeAll(async () => {
  await setParameters(owner);
  clerk = await manager();
});

async function manager() {
  return steppedUp(owner, await makeUnit(owner), { group: 'operators' });
}

async function newOperator(by = clerk) {
  people += 1;
  return done(by, addOperator, {
    name: '次仁卓玛',
    idNumber: idNumberOf(people),
    login: `p${people}`,
    phone: '10012345678',
    roles: ['preparer'],
    remark: '',
  });
}

function signIn(login: string, password: string) {
  return signInOperator({ identifier: login, password, address: `10.0.0.${people}`, browser: 'test' }, testClock);
}

function set(token: string, password = '583926', clock = testClock) {
  return setPasswordByLink({ token, password }, clock);
}

describe('a link', () => {
  test('lets a new operator set his own password, once', async () => {
    const { login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    expect(await signIn(login, '583926')).toMatchObject({ ok: false });
    expect(await set(token)).toEqual({ ok: true, login });
    expect(await signIn(login, '583926')).toMatchObject({ ok: true });
    expect(await set(token, '726481')).toEqual({ ok: false, problem: 'link-unusable' });
    expect(await signIn(login, '583926')).toMatchObject({ ok: true });
  });

  test('keeps neither itself nor the password where they can be read', async () => {
    const { login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    await set(token, '395718');
    const kept = await rowsOf<{ text: string }>(
      owner,
      sql`select row_to_json(t)::text as text from (select wording, phone_mask from short_messages) t
        union all select row_to_json(t)::text from (select * from operation_log) t
        union all select row_to_json(t)::text from (select * from operation_requests) t
        union all select row_to_json(t)::text from (select * from password_links) t`,
    );
    const all = kept.map(({ text }) => text).join('\n');
    expect(all).toContain(login);
    expect(all).not.toContain(token);
    expect(all).not.toContain('395718');
    expect(all).not.toContain('10012345678');
  });

  test('two at once: one password', async () => {
    const { login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    const both = await Promise.all([set(token, '583926'), set(token, '726481')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  test('is of no use after 30 minutes, and none when it was made up', async () => {
    const { login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    const late = clockAt(testClock.milliseconds() + 30 * 60 * 1000 + 1000);
    expect(await set(token, '583926', late)).toEqual({ ok: false, problem: 'link-unusable' });
    expect(await set(randomBytes(32).toString('base64url'))).toEqual({ ok: false, problem: 'link-unusable' });
    expect(await set(token)).toMatchObject({ ok: true });
  });

  test('takes no password that anybody would try first, and can then be used again', async () => {
    const { login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    expect(await set(token, '123456')).toEqual({ ok: false, problem: 'guessable' });
    expect(await set(token, 'abcdef')).toEqual({ ok: false, problem: 'not-six-digits' });
    expect(await set(token)).toMatchObject({ ok: true });
  });

  test('is of no use to who was disabled meanwhile', async () => {
    const { id, login } = await newOperator();
    const token = await lastLinkOf(owner, login);
    await change(owner, sql`update operators set status = 'disabled' where id = ${id}`);
    expect(await set(token)).toEqual({ ok: false, problem: 'link-unusable' });
  });
});

describe('重置密码', () => {
  test('ends password, sessions and earlier links, and sends a new one', async () => {
    const { id, login } = await newOperator();
    const first = await lastLinkOf(owner, login);
    await set(first);
    await signIn(login, '583926');
    await done(clerk, resetOperatorPassword, { id });
    expect(await signIn(login, '583926')).toMatchObject({ ok: false, problem: 'wrong' });
    const alive = await rowsOf(owner, sql`select id from sessions where operator_id = ${id} and ended_at is null`);
    expect(alive).toEqual([]);
    const second = await lastLinkOf(owner, login);
    await done(clerk, resetOperatorPassword, { id });
    expect(await set(second)).toEqual({ ok: false, problem: 'link-unusable' });
    expect(await set(await lastLinkOf(owner, login), '726481')).toMatchObject({ ok: true });
    expect(await signIn(login, '726481')).toMatchObject({ ok: true });
  });

  test('refuses the sixth link within an hour, and leaves the password then', async () => {
    const { id, login } = await newOperator();
    for (let sent = 1; sent < 5; sent += 1) await done(clerk, resetOperatorPassword, { id });
    await set(await lastLinkOf(owner, login));
    const sixth = await act(clerk, resetOperatorPassword, { input: { id } });
    expect(sixth).toMatchObject({ ok: false, refusal: 'password-links-too-many' });
    expect(await signIn(login, '583926')).toMatchObject({ ok: true });
  });

  test("refuses one's own, another unit's, who is disabled, who has no phone", async () => {
    const { id } = await newOperator();
    const stranger = await manager();
    const reset = (by: OperatorPrincipal, whose: string) => act(by, resetOperatorPassword, { input: { id: whose } });
    expect(await reset(clerk, clerk.id)).toMatchObject({ ok: false, refusal: 'operator-own-password' });
    expect(await reset(stranger, id)).toMatchObject({ ok: false, refusal: 'not-found' });
    await change(owner, sql`update operators set status = 'disabled' where id = ${id}`);
    expect(await reset(clerk, id)).toMatchObject({ ok: false, refusal: 'operator-not-active' });
    await change(owner, sql`update operators set status = 'active', phone_cipher = null where id = ${id}`);
    expect(await reset(clerk, id)).toMatchObject({ ok: false, refusal: 'operator-phone-missing' });
  });

  test('is for an administrator of the unit', async () => {
    const { id } = await newOperator();
    const preparer: OperatorPrincipal = { ...clerk, roles: ['preparer', 'reviewer', 'viewer'] };
    const staff = await makeStaff(owner, ['administrator']);
    for (const by of [preparer, staff]) {
      expect(await act(by, resetOperatorPassword, { input: { id } })).toMatchObject({
        ok: false,
        refusal: 'not-permitted',
      });
    }
  });
});
