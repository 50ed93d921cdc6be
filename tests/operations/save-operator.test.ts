import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '@/lib/auth/password-links';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { hashToken, readSession, startSession } from '@/lib/auth/session';
import { openPersonal } from '@/lib/people/protect';
import { readAs } from '@/lib/operations/read';
import { getOperator, listOperators, nextLogin } from '@/lib/units/list-operators';
import type { AddOperatorInput, EditOperatorInput } from '@/lib/units/operator.input';
import { addOperator, editOperator } from '@/lib/units/save-operator';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { lastLinkOf } from '../support/password-links';
import { rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';

const database = useDatabase();
const { owner } = database;
let clerk: OperatorPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  clerk = await manager();
  await change(
    owner,
    sql`update operators set id_number_mask = '540199********0000', phone_mask = '100****0000' where id = ${clerk.id}`,
  );
});

/** The administrator of a new unit, who has just proven himself again. */
async function manager() {
  return steppedUp(owner, await makeUnit(owner), { group: 'operators' });
}

let people = 100;

function person(changed: Partial<AddOperatorInput> = {}): AddOperatorInput {
  people += 1;
  return {
    name: '次仁卓玛',
    idNumber: idNumberOf(people),
    login: `p${people}`,
    phone: '10012345678',
    roles: ['preparer'],
    remark: '',
    ...changed,
  };
}

/** As the door does it: parsed, then performed. */
function add(changed: Partial<AddOperatorInput> = {}, by = clerk, key = randomUUID()) {
  return act(by, addOperator, { input: addOperator.input.parse(person(changed)), key });
}

async function added(changed: Partial<AddOperatorInput> = {}, by = clerk) {
  return (await done(by, addOperator, addOperator.input.parse(person(changed)))).id;
}

async function known(id: string, by = clerk) {
  const found = await readAs(by, (tx) => getOperator(tx, by.unitId, id));
  if (!found) throw new Error('no such operator');
  return found;
}

async function edit(id: string, changed: Partial<EditOperatorInput>, by = clerk) {
  const { version, name, roles, status, remark } = await known(id);
  const input = { id, version, name, idNumber: '', phone: '', roles, status, remark: remark ?? '', ...changed };
  return act(by, editOperator, { input });
}

/** A signed-in browser of an operator: what its session says now. */
async function signedIn(operatorId: string) {
  const token = await database.app.inTransaction({ actor: 'test' }, (tx) =>
    startSession(tx, { operatorId }, { clock: testClock, address: '127.0.0.1', browser: 'test' }),
  );
  return () => database.app.inTransaction({ actor: 'test' }, (tx) => readSession(tx, hashToken(token), testClock));
}

function setPassword(token: string, password = '583926') {
  return setPasswordByLink({ token, password }, testClock);
}

/** Somebody has begun 忘记密码 for this login: what is left of it. */
async function begunReset(login: string) {
  const token = randomBytes(32);
  const [at, until] = [testClock.now(), new Date(testClock.milliseconds() + 60_000)].map((time) => time.toISOString());
  await change(
    owner,
    sql`select begin_password_reset(${randomUUID()}::uuid, ${token}::bytea, ${login}, ${token}::bytea, '10.0.0.1', ${at}::timestamptz, ${until}::timestamptz)`,
  );
  const left = () => rowsOf(owner, sql`select from find_password_reset(${token}::bytea, ${at}::timestamptz)`);
  expect(await left()).toHaveLength(1);
  return left;
}

/** A certificate stands for an operator, or shall: in which state that is now. */
async function bindingOf(operatorId: string, state: 'active' | 'proposed') {
  const [id, at] = [randomUUID(), testClock.now().toISOString()];
  await change(
    owner,
    sql`insert into certificate_bindings (id, unit_id, operator_id, fingerprint, der, title, issuer_title, serial, key_kind, not_before, not_after,
        state, proposed_by, proposed_at, decided_by)
      values (${id}, ${clerk.unitId}, ${operatorId}, ${randomBytes(32)}, ${Buffer.alloc(1)}, '', '', '', '', ${at}, ${at},
        ${state}, ${randomUUID()}, ${at}, ${state === 'active' ? randomUUID() : null})`,
  );
  return async () => {
    const [row] = await rowsOf<{ state: string }>(owner, sql`select state from certificate_bindings where id = ${id}`);
    return row?.state;
  };
}

describe('新增', () => {
  test('an operator, his numbers encrypted, without a password', async () => {
    const typed = person({ name: ' 扎西 ', login: `０9`, phone: '+86 100-1234-5678', remark: '兼职' });
    const { id, login } = await done(clerk, addOperator, addOperator.input.parse(typed));
    expect(await known(id)).toMatchObject({
      name: '扎西',
      phoneMask: '100****5678',
      idNumberMask: `${typed.idNumber.slice(0, 6)}********${typed.idNumber.slice(14)}`,
      roles: ['preparer'],
      status: 'active',
      hasPassword: false,
      isPrimary: false,
      remark: '兼职',
    });
    expect(login).toMatch(/^9\d{5}-09$/);
    const [row] = await rowsOf(
      owner,
      sql`select id_number_cipher, phone_cipher, password_hash from operators where id = ${id}`,
    );
    expect(openPersonal(row?.id_number_cipher as Buffer)).toBe(typed.idNumber);
    expect(openPersonal(row?.phone_cipher as Buffer)).toBe('10012345678');
    expect(row?.password_hash).toBeNull();
  });

  test('by a login of the unit only, whole or its ending', async () => {
    const [{ number } = { number: '' }] = await rowsOf<{ number: string }>(
      owner,
      sql`select number from units where id = ${clerk.unitId}`,
    );
    expect(await add({ login: `${number}-ab1` })).toMatchObject({ ok: true, result: { login: `${number}-ab1` } });
    expect(await add({ login: 'AB1' })).toMatchObject({ ok: false, refusal: 'operator-login-taken' });
    expect(await add({ login: '010044-77' })).toMatchObject({ ok: false, refusal: 'operator-login-form' });
    expect(nextLogin('010044', ['010044-01', '010044-07', '010044-zz'])).toBe('010044-08');
    expect(nextLogin('010044', [])).toBe('010044-01');
  });

  test('refuses who is there already, but not who works for another unit', async () => {
    const idNumber = idNumberOf(7001);
    await added({ idNumber });
    expect(await add({ idNumber: idNumber.toLowerCase() })).toMatchObject({
      ok: false,
      refusal: 'operator-person-taken',
    });
    const other = await manager();
    expect(await add({ idNumber }, other)).toMatchObject({ ok: true });
  });

  test.each([
    [{ idNumber: `${idNumberOf(3).slice(0, 17)}${idNumberOf(3).endsWith('1') ? '2' : '1'}` }, 'operator-id-number'],
    [{ name: '王1' }, 'operator-name'],
    [{ phone: '12345' }, 'operator-phone'],
    [{ roles: [] }, 'operator-roles-missing'],
    [{ login: '中文' }, 'operator-login'],
  ])('does not take %j', (changed, code) => {
    const { error } = addOperator.input.safeParse(person(changed));
    expect(error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  test('is for an administrator of the unit', async () => {
    const preparer = await makeUnit(owner, { roles: ['preparer', 'reviewer', 'viewer'] });
    expect(await add({}, preparer)).toMatchObject({ ok: false, refusal: 'not-permitted' });
    const staff = await makeStaff(owner, ['administrator', 'counter']);
    expect(await act(staff, addOperator, { input: person() })).toMatchObject({ ok: false, refusal: 'not-permitted' });
  });

  test('twice with one key is one operator', async () => {
    const [input, key] = [addOperator.input.parse(person()), randomUUID()];
    const first = await act(clerk, addOperator, { input, key });
    expect(first.ok).toBe(true);
    expect(await act(clerk, addOperator, { input, key })).toEqual(first);
  });

  test('two at once with one login: one of them', async () => {
    const both = await Promise.all([add({ login: 'same' }), add({ login: 'same' })]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });
});

test('asks who is there to prove himself again', async () => {
  const idle = await makeUnit(owner);
  expect(await add({}, idle)).toMatchObject({ ok: false, refusal: 'step-up-needed' });

  const { login: _login, ...typed } = person();
  const changed = { ...typed, id: idle.id, version: 1, status: 'disabled' as const };
  expect(await act(idle, editOperator, { input: changed })).toMatchObject({ ok: false, refusal: 'step-up-needed' });
});

describe('修改', () => {
  test('changes what was typed and keeps the numbers that were not', async () => {
    const id = await added();
    const before = await known(id);
    expect(await edit(id, { name: '德吉', roles: ['viewer'], remark: '调岗' })).toMatchObject({
      ok: true,
      result: { changed: { name: ['次仁卓玛', '德吉'], roles: ['preparer', 'viewer'], remark: ['', '调岗'] } },
    });
    expect(await known(id)).toMatchObject({
      idNumberMask: before.idNumberMask,
      name: '德吉',
      roles: ['viewer'],
      version: 2,
    });
    const idNumber = idNumberOf(8123);
    expect(await edit(id, { idNumber, phone: '10099990000' })).toMatchObject({ ok: true });
    expect(await known(id)).toMatchObject({ phoneMask: '100****0000', idNumberMask: expect.stringMatching(/^540199/) });
    const [log] = await rowsOf<{ text: string }>(
      owner,
      sql`select result::text as text from operation_log where operation = 'operator.edit' order by id desc limit 1`,
    );
    expect(log?.text).not.toContain(idNumber);
  });

  test('ends the sessions of who is disabled or gets another role, and only these', async () => {
    const [id, other] = [await added(), await added()];
    const [his, others] = [await signedIn(id), await signedIn(other)];
    await edit(id, { remark: '只改备注' });
    expect(await his()).toMatchObject({ id });
    await edit(id, { roles: ['preparer', 'viewer'] });
    expect(await his()).toBeNull();
    const again = await signedIn(id);
    await edit(id, { status: 'disabled' });
    expect(await again()).toBeNull();
    await edit(id, { status: 'active' });
    expect(await again()).toBeNull();
    expect(await others()).toMatchObject({ id: other });
  });

  test('of the phone ends what was sent to the former one, and sends another link while there is no password', async () => {
    const { id, login } = await done(clerk, addOperator, addOperator.input.parse(person()));
    const first = await lastLinkOf(owner, login);
    const outcome = await edit(id, { phone: '10099990000' });
    expect(outcome).toMatchObject({ ok: true, result: { phone: '100****0000' } });
    expect(await setPassword(first)).toEqual({ ok: false, problem: 'link-unusable' });
    const second = await lastLinkOf(owner, login);
    expect(await setPassword(second)).toEqual({ ok: true, login });
    const reset = await begunReset(login);
    expect(await edit(id, { phone: '10099991111' })).toMatchObject({ ok: true, result: { phone: null } });
    expect(await lastLinkOf(owner, login)).toBe(second);
    expect(await reset()).toHaveLength(0);
  });

  test('of the phone sends no link to who may not sign in, and ends his all the same', async () => {
    const { id, login } = await done(clerk, addOperator, addOperator.input.parse(person()));
    const first = await lastLinkOf(owner, login);
    const outcome = await edit(id, { phone: '10099990000', status: 'disabled' });
    expect(outcome).toMatchObject({ ok: true, result: { phone: null } });
    await edit(id, { status: 'active' });
    expect(await lastLinkOf(owner, login)).toBe(first);
    expect(await setPassword(first)).toEqual({ ok: false, problem: 'link-unusable' });
  });

  test('of the ID number hands the account over: nothing by which the former person came in is left', async () => {
    const { id, login } = await done(clerk, addOperator, addOperator.input.parse(person()));
    await setPassword(await lastLinkOf(owner, login));
    const session = await signedIn(id);
    const [active, proposed] = [await bindingOf(id, 'active'), await bindingOf(id, 'proposed')];
    const reset = await begunReset(login);
    const outcome = await edit(id, { name: '德吉', idNumber: idNumberOf(8301) });
    expect(outcome).toMatchObject({
      ok: true,
      result: { changed: { idNumber: ['', 'changed'] }, phone: '100****5678' },
    });
    expect(await session()).toBeNull();
    expect(await known(id)).toMatchObject({ name: '德吉', hasPassword: false });
    expect([await active(), await proposed()]).toEqual(['ended', 'declined']);
    expect(await reset()).toHaveLength(0);
    // The former person's passwords are nothing to compare the new one's with.
    expect(await setPassword(await lastLinkOf(owner, login))).toEqual({ ok: true, login });
  });

  test('of the ID number to the same one, or to the first that is known, leaves password and sessions', async () => {
    const typed = person();
    const { id, login } = await done(clerk, addOperator, addOperator.input.parse(typed));
    await setPassword(await lastLinkOf(owner, login));
    const session = await signedIn(id);
    const same = await edit(id, { idNumber: typed.idNumber });
    expect(same.ok && same.result.changed).toEqual({});
    await change(owner, sql`update operators set id_number_mask = null, id_number_index = null where id = ${id}`);
    const outcome = await edit(id, { idNumber: idNumberOf(8302) });
    expect(outcome).toMatchObject({ ok: true, result: { changed: { idNumber: ['', 'changed'] }, phone: null } });
    expect(await session()).toMatchObject({ id });
    expect(await known(id)).toMatchObject({ hasPassword: true });
  });

  test('of one’s own ID number hands the account over as well', async () => {
    const id = await added({ roles: ['administrator'] });
    const own = await steppedUp(owner, { ...clerk, id }, { group: 'operators' });
    expect(await edit(id, { idNumber: idNumberOf(8303) }, own)).toMatchObject({ ok: true });
    expect(await edit(clerk.id, {}, own)).toMatchObject({ ok: false, refusal: 'signed-out' });
  });

  test('refuses to disable or lock oneself', async () => {
    for (const status of ['disabled', 'locked'] as const) {
      expect(await edit(clerk.id, { status })).toMatchObject({ ok: false, refusal: 'operator-self' });
    }
  });

  test('leaves the unit at least one active administrator, also of two at once', async () => {
    const first = await manager();
    await change(owner, sql`update operators set id_number_mask = 'x', phone_mask = 'x' where id = ${first.id}`);
    const change1 = {
      id: first.id,
      version: 1,
      name: '甲',
      idNumber: '',
      phone: '',
      remark: '',
      status: 'active' as const,
    };
    expect(await act(first, editOperator, { input: { ...change1, roles: ['preparer'] } })).toMatchObject({
      ok: false,
      refusal: 'operator-last-administrator',
    });
    const { id } = await done(first, addOperator, addOperator.input.parse(person({ roles: ['administrator'] })));
    const other: OperatorPrincipal = { ...first, id, roles: ['administrator'] };
    const second = await steppedUp(owner, other, { group: 'operators' });
    const both = await Promise.all([
      act(first, editOperator, { input: { ...change1, roles: ['preparer'] } }),
      act(second, editOperator, { input: { ...change1, id, roles: ['viewer'] } }),
    ]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['ok', 'operator-last-administrator']);
  });

  test('refuses what was changed meanwhile, and a number that stays unknown', async () => {
    const id = await added();
    const { version } = await known(id);
    await edit(id, { remark: '一' });
    expect(await edit(id, { version, remark: '二' })).toMatchObject({ ok: false, refusal: 'changed-meanwhile' });
    await change(owner, sql`update operators set id_number_mask = null where id = ${id}`);
    expect(await edit(id, {})).toMatchObject({ ok: false, refusal: 'operator-id-number-missing' });
    await change(owner, sql`update operators set phone_mask = null where id = ${id}`);
    expect(await edit(id, { idNumber: idNumberOf(8200) })).toMatchObject({
      ok: false,
      refusal: 'operator-phone-missing',
    });
  });

  test('finds nobody of another unit, and shows none of its people', async () => {
    const id = await added();
    const stranger = await manager();
    expect(await edit(id, {}, stranger)).toMatchObject({ ok: false, refusal: 'not-found' });
    const seen = await readAs(stranger, (tx) => listOperators(tx, clerk.unitId));
    expect(seen).toEqual([]);
  });

  test('is for an administrator of the unit', async () => {
    const id = await added({ roles: ['preparer'] });
    const preparer: OperatorPrincipal = { ...clerk, id, roles: ['preparer'], session: null };
    expect(await edit(id, { roles: ['administrator'] }, preparer)).toMatchObject({
      ok: false,
      refusal: 'not-permitted',
    });
  });
});
