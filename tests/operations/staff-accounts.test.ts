import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { hashToken, readSession } from '@/lib/auth/session';
import { signInStaff } from '@/lib/auth/sign-in';
import { openPersonal } from '@/lib/people/protect';
import { readAs } from '@/lib/operations/read';
import { disableStaff, enableStaff } from '@/lib/staff/disable-staff';
import { getStaffMember, listStaff } from '@/lib/staff/list-staff';
import { resetStaffPassword } from '@/lib/staff/reset-staff-password';
import { addStaff, editStaff } from '@/lib/staff/save-staff';
import type { AddStaffInput, EditStaffInput } from '@/lib/staff/staff.input';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, testClock } from '../support/hall';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';

const database = useDatabase();
const { owner } = database;
const PASSWORD = 'Long-2019-words';
let admin: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  admin = await administrator();
});

/** An administrator of the centre who has just proven himself again. */
async function administrator() {
  return steppedUp(owner, await makeStaff(owner, ['administrator']), { group: 'operators' });
}

function person(changed: Partial<AddStaffInput> = {}): AddStaffInput {
  people += 1;
  return { name: '德吉', login: `p${people}`, phone: '10012345678', roles: ['counter'], ...changed };
}

/** As the door does it: parsed, then performed. */
function add(changed: Partial<AddStaffInput> = {}, by = admin, key = randomUUID()) {
  return act(by, addStaff, { input: addStaff.input.parse(person(changed)), key });
}

async function added(changed: Partial<AddStaffInput> = {}) {
  return done(admin, addStaff, addStaff.input.parse(person(changed)));
}

async function known(id: string) {
  const found = await readAs(admin, (tx) => getStaffMember(tx, id));
  if (!found) throw new Error('no such member of staff');
  return found;
}

async function edit(id: string, changed: Partial<EditStaffInput>, by = admin) {
  const { version, name, roles } = await known(id);
  return act(by, editStaff, { input: editStaff.input.parse({ id, version, name, phone: '', roles, ...changed }) });
}

async function disable(id: string, by = admin) {
  return act(by, disableStaff, { input: { id, version: (await known(id)).version } });
}

async function enable(id: string, by = admin) {
  return act(by, enableStaff, { input: { id, version: (await known(id)).version } });
}

function signIn(identifier: string, password = PASSWORD) {
  return signInStaff({ identifier, password, address: randomUUID(), browser: 'test' }, testClock);
}

/** Somebody new who has set his password and signed in: what his session says now. */
async function signedIn(changed: Partial<AddStaffInput> = {}) {
  const { id, login } = await added(changed);
  await setPasswordByLink({ token: await lastLinkOf(owner, login), password: PASSWORD }, testClock);
  const outcome = await signIn(login);
  if (!outcome.ok) throw new Error(outcome.problem);
  const session = () =>
    database.app.inTransaction({ actor: 'test' }, (tx) => readSession(tx, hashToken(outcome.token), testClock));
  return { id, login, session };
}

const NOT_PERMITTED = { ok: false, refusal: 'not-permitted' };

describe('新增', () => {
  test('somebody who sets his own password by the link, his phone encrypted', async () => {
    const { id, login, phone } = await added({ name: ' 德吉 ', login: 'Ｄeji.K', phone: '+86 100-1234-5678' });
    expect([login, phone]).toEqual(['deji.k', '100****5678']);
    expect(await known(id)).toMatchObject({ name: '德吉', roles: ['counter'], status: 'active', hasPassword: false });
    const [row] = await rowsOf(owner, sql`select phone_cipher from staff where id = ${id}`);
    expect(openPersonal(row?.phone_cipher as Buffer)).toBe('10012345678');
    expect(await signIn(login)).toMatchObject({ ok: false, problem: 'wrong' });
    const token = await lastLinkOf(owner, login);
    expect(await setPasswordByLink({ token, password: '583926' }, testClock)).toMatchObject({
      problem: 'staff-password-weak',
    });
    expect(await setPasswordByLink({ token, password: PASSWORD }, testClock)).toEqual({ ok: true, login });
    expect(await signIn(login)).toMatchObject({ ok: true });
    expect((await readAs(admin, listStaff)).map((one) => one.login)).toContain('deji.k');
  });

  test('leaves its row in the log, without phone or link', async () => {
    const { id, login } = await added();
    const token = await lastLinkOf(owner, login);
    const [row] = await rowsOf<{ operation: string; text: string }>(
      owner,
      sql`select operation, result::text as text from operation_log where result ->> 'id' = ${id}`,
    );
    expect(row).toMatchObject({ operation: 'staff.add' });
    expect(row?.text).toContain(login);
    expect(row?.text).not.toContain('10012345678');
    expect(row?.text).not.toContain(token);
  });

  test('refuses a login that somebody has, disabled or not', async () => {
    const { id, login } = await added();
    await disable(id);
    expect(await add({ login: login.toUpperCase() })).toMatchObject({ ok: false, refusal: 'staff-login-taken' });
  });

  test.each([
    [{ name: '王1' }, 'operator-name'],
    [{ phone: '12345' }, 'operator-phone'],
    [{ roles: [] }, 'staff-roles-missing'],
    [{ login: '中文' }, 'staff-login'],
    [{ login: '9a' }, 'staff-login'],
  ])('does not take %j', (changed, code) => {
    const { error } = addStaff.input.safeParse(person(changed));
    expect(error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  test('is for an administrator of the centre, who proves himself again', async () => {
    expect(await add({}, await makeStaff(owner, ['counter', 'reviewer', 'funds']))).toMatchObject(NOT_PERMITTED);
    const clerk = await makeUnit(owner);
    expect(await act(clerk, addStaff, { input: person() })).toMatchObject(NOT_PERMITTED);
    const idle = await makeStaff(owner, ['administrator']);
    expect(await add({}, idle)).toMatchObject({ ok: false, refusal: 'step-up-needed' });
  });

  test('twice with one key is one person; two at once with one login, too', async () => {
    const [input, key] = [addStaff.input.parse(person()), randomUUID()];
    const first = await act(admin, addStaff, { input, key });
    expect(first.ok).toBe(true);
    expect(await act(admin, addStaff, { input, key })).toEqual(first);
    const both = await Promise.all([add({ login: 'same' }), add({ login: 'same' })]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });
});

describe('修改', () => {
  test('changes name, phone and roles; only other roles end the sessions', async () => {
    const { id, session } = await signedIn();
    expect(await edit(id, { name: '格桑', phone: '10099990000' })).toMatchObject({
      ok: true,
      result: { changed: { name: ['德吉', '格桑'], phone: ['', 'changed'] } },
    });
    expect(await session()).toMatchObject({ id, roles: ['counter'] });
    expect(await edit(id, { roles: ['funds', 'counter'] })).toMatchObject({
      result: { changed: { roles: ['counter', 'counter,funds'] } },
    });
    expect(await session()).toBeNull();
    expect(await known(id)).toMatchObject({ name: '格桑', phoneMask: '100****0000', version: 3 });
  });

  test('of the phone ends what was sent to the former one, and sends another link while there is no password', async () => {
    const { id, login } = await added();
    const first = await lastLinkOf(owner, login);
    expect(await edit(id, { name: '格桑' })).toMatchObject({ ok: true, result: { phone: null } });
    expect(await lastLinkOf(owner, login)).toBe(first);
    expect(await edit(id, { phone: '10099990000' })).toMatchObject({ ok: true, result: { phone: '100****0000' } });
    expect(await setPasswordByLink({ token: first, password: PASSWORD }, testClock)).toMatchObject({ ok: false });
    const second = await lastLinkOf(owner, login);
    expect(await setPasswordByLink({ token: second, password: PASSWORD }, testClock)).toEqual({ ok: true, login });
    expect(await edit(id, { phone: '10099991111' })).toMatchObject({ ok: true, result: { phone: null } });
    expect(await lastLinkOf(owner, login)).toBe(second);
  });

  test('refuses one’s own roles, what was changed meanwhile, and whom there is not', async () => {
    const { id } = await added();
    const { version } = await known(id);
    expect(await edit(admin.id, { roles: ['administrator', 'funds'] })).toMatchObject({ refusal: 'staff-self' });
    expect(await edit(admin.id, { name: '测试柜员' })).toMatchObject({ ok: true });
    await edit(id, { name: '一' });
    expect(await edit(id, { version })).toMatchObject({ ok: false, refusal: 'changed-meanwhile' });
    const nobody = { id: randomUUID(), version: 1, name: '甲', phone: '', roles: ['funds' as const] };
    expect(await act(admin, editStaff, { input: nobody })).toMatchObject({ ok: false, refusal: 'not-found' });
  });

  test('is for an administrator of the centre', async () => {
    const { id } = await added();
    const { version, name, roles } = await known(id);
    const input = { id, version, name, phone: '', roles };
    for (const by of [await makeStaff(owner, ['counter', 'reviewer', 'funds']), await makeUnit(owner)]) {
      expect(await act(by, editStaff, { input })).toMatchObject(NOT_PERMITTED);
    }
  });
});

describe('停用 and 启用', () => {
  test('ends the sessions at once and lets nobody in; then lets in again, by the same password', async () => {
    const { id, login, session } = await signedIn();
    expect(await disable(id)).toMatchObject({ ok: true, result: { login } });
    expect(await session()).toBeNull();
    expect(await signIn(login)).toMatchObject({ ok: false, problem: 'disabled' });
    expect(await enable(id)).toMatchObject({ ok: true, result: { login } });
    expect(await session()).toBeNull();
    expect(await signIn(login)).toMatchObject({ ok: true });
  });

  test('a disabled one does nothing more, whatever his page still shows', async () => {
    const { id } = await added({ roles: ['administrator'] });
    const his = await steppedUp(owner, { ...admin, id }, { group: 'operators' });
    await disable(id);
    expect(await add({}, his)).toMatchObject({ ok: false, refusal: 'signed-out' });
  });

  test('refuses oneself, what is so already, what was changed meanwhile, and whom there is not', async () => {
    expect(await disable(admin.id)).toMatchObject({ ok: false, refusal: 'staff-self' });
    const { id } = await added();
    expect(await enable(id)).toMatchObject({ ok: false, refusal: 'staff-status' });
    await disable(id);
    expect(await disable(id)).toMatchObject({ ok: false, refusal: 'staff-status' });
    for (const operation of [disableStaff, enableStaff]) {
      const outdated = await act(admin, operation, { input: { id, version: 1 } });
      expect(outdated).toMatchObject({ ok: false, refusal: 'changed-meanwhile' });
      const nobody = await act(admin, operation, { input: { id: randomUUID(), version: 1 } });
      expect(nobody).toMatchObject({ ok: false, refusal: 'not-found' });
    }
  });

  test('is for an administrator of the centre, and twice with one key is once', async () => {
    const { id } = await added();
    const input = { id, version: 1 };
    for (const by of [await makeStaff(owner, ['counter', 'reviewer', 'funds']), await makeUnit(owner)]) {
      expect(await act(by, disableStaff, { input })).toMatchObject(NOT_PERMITTED);
      expect(await act(by, enableStaff, { input })).toMatchObject(NOT_PERMITTED);
    }
    const key = randomUUID();
    const first = await act(admin, disableStaff, { input, key });
    expect(first.ok).toBe(true);
    expect(await act(admin, disableStaff, { input, key })).toEqual(first);
    expect(await known(id)).toMatchObject({ version: 2 });
  });

  test('leaves the centre an active administrator, also when the last two take each other’s away at once', async () => {
    const [one, other] = [await administrator(), await administrator()];
    await change(owner, sql`update staff set status = 'disabled' where id not in (${one.id}, ${other.id})`);
    const both = await Promise.all([disable(other.id, one), edit(one.id, { roles: ['funds'] }, other)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]));
    // Whoever comes second has been disabled by then, or has nobody left beside him.
    expect(['signed-out', 'not-permitted', 'staff-last-administrator']).toContain(refused[0]);
    const left = (await readAs(admin, listStaff)).filter(({ status }) => status === 'active');
    expect(left.filter(({ roles }) => roles.includes('administrator'))).toHaveLength(1);
    await change(owner, sql`update staff set status = 'active', roles = '{administrator}'`);
  });
});

describe('重置密码', () => {
  test('ends password and sessions and sends a link for another', async () => {
    const { id, login, session } = await signedIn();
    expect(await done(admin, resetStaffPassword, { id })).toEqual({ login, phone: '100****5678' });
    expect(await session()).toBeNull();
    expect(await signIn(login)).toMatchObject({ ok: false, problem: 'wrong' });
    const token = await lastLinkOf(owner, login);
    expect(await setPasswordByLink({ token, password: `${PASSWORD}2` }, testClock)).toMatchObject({ ok: true });
    expect(await signIn(login, `${PASSWORD}2`)).toMatchObject({ ok: true });
  });

  test('refuses one’s own, who is disabled, who has no phone, whom there is not, and the sixth link in an hour', async () => {
    const reset = (id: string) => act(admin, resetStaffPassword, { input: { id } });
    expect(await reset(admin.id)).toMatchObject({ ok: false, refusal: 'staff-own-password' });
    expect(await reset(randomUUID())).toMatchObject({ ok: false, refusal: 'not-found' });
    const { id } = await added();
    for (let sent = 1; sent < 5; sent += 1) expect(await reset(id)).toMatchObject({ ok: true });
    expect(await reset(id)).toMatchObject({ ok: false, refusal: 'password-links-too-many' });
    await change(owner, sql`update staff set phone_cipher = null where id = ${id}`);
    expect(await reset(id)).toMatchObject({ ok: false, refusal: 'staff-phone-missing' });
    await disable(id);
    expect(await reset(id)).toMatchObject({ ok: false, refusal: 'staff-not-active' });
  });

  test('is for an administrator of the centre, and twice with one key is one link', async () => {
    const { id, login } = await added();
    for (const by of [await makeStaff(owner, ['counter', 'reviewer', 'funds']), await makeUnit(owner)]) {
      expect(await act(by, resetStaffPassword, { input: { id } })).toMatchObject(NOT_PERMITTED);
    }
    const key = randomUUID();
    const first = await act(admin, resetStaffPassword, { input: { id }, key });
    const token = await lastLinkOf(owner, login);
    expect(await act(admin, resetStaffPassword, { input: { id }, key })).toEqual(first);
    expect(await lastLinkOf(owner, login)).toBe(token);
  });
});
