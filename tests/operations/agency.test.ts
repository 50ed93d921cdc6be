import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation, servedUnits, switchUnit } from '@/lib/auth/agency';
import { endOtherSessions, listOwnSessions } from '@/lib/auth/own-sessions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { hashToken, readSession } from '@/lib/auth/session';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import { answerTo } from '@/lib/operations/expose';
import { readAs } from '@/lib/operations/read';
import { protectedIdNumber } from '@/lib/people/protected-person';
import { readNotices } from '@/lib/units/notices';
import { listOperators } from '@/lib/units/list-operators';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { addOperator, editOperator } from '@/lib/units/save-operator';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, idNumberOf, makeUnit, setParameters, testClock } from '../support/hall';
import { rowsOf } from '../support/remittance';
import { colleague } from '../support/second-person';
import { signedIn, steppedUp } from '../support/sessions';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

let sequence = 0;

/** An operator with an ID number, signed in. */
async function clerk(): Promise<{ idNumber: string; who: OperatorPrincipal & { session: Buffer } }> {
  sequence += 1;
  const idNumber = idNumberOf(sequence);
  const { idNumberIndex } = protectedIdNumber(idNumber);
  const one = await makeUnit(owner, { roles: ['preparer'] });
  await change(owner, sql`update operators set id_number_index = ${idNumberIndex} where id = ${one.id}`);
  return { idNumber, who: await signedIn(owner, one) };
}

/** Another unit's administrator adds a person and the message with the link goes to the phone that he typed. */
async function invited(idNumber: string) {
  const administrator = await steppedUp(owner, await makeUnit(owner), { group: 'operators' });
  const input = {
    name: '卓玛',
    idNumber,
    login: 'agency',
    phone: '10012345678',
    roles: ['preparer' as const],
    remark: '',
  };
  const { id } = await done(administrator, addOperator, input);
  return { administrator, id, token: await tokenSentBy(administrator) };
}

async function tokenSentBy(administrator: OperatorPrincipal & { session: Buffer }): Promise<string> {
  const last = await lastMessageOf(administrator.session, testClock);
  return /#([\w-]+)/.exec(last?.text ?? '')?.[1] ?? '';
}

/** A clerk who acts for a second unit. */
async function agent() {
  const { idNumber, who } = await clerk();
  const other = await invited(idNumber);
  await done(who, acceptInvitation, { token: other.token });
  return { who, ...other };
}

async function switchTo(who: OperatorPrincipal, operatorId: string, key: string = randomUUID()) {
  const session = hashToken(randomBytes(32).toString('base64url'));
  const input = { operatorId, session: session.toString('hex') };
  return { outcome: await act(who, switchUnit, { input, key }), session };
}

function ownerOf(session: Buffer) {
  return owner.inTransaction({ actor: 'test' }, (tx) => readSession(tx, session, testClock));
}

/** Switches over; who acts then. */
async function switched(who: OperatorPrincipal, operatorId: string) {
  const { outcome, session } = await switchTo(who, operatorId);
  const now = await ownerOf(session);
  if (!outcome.ok || now?.kind !== 'operator') throw new Error(JSON.stringify(outcome));
  return { ...now, session };
}

function servedBy(who: OperatorPrincipal) {
  return readAs(who, (tx) => servedUnits(tx, who));
}

const NOT_FOUND = { ok: false, refusal: 'not-found', values: {} };

describe('an invitation', () => {
  test('is accepted by the account of the same person, once, and nobody learns more than before', async () => {
    const { idNumber, who } = await clerk();
    const { administrator, id, token } = await invited(idNumber);
    expect(await servedBy(who)).toHaveLength(1);
    expect(await act(who, acceptInvitation, { input: { token } })).toMatchObject({ ok: true, result: {} });
    expect((await servedBy(who)).map(({ operatorId, here }) => [operatorId, here]).sort()).toEqual(
      [
        [who.id, true],
        [id, false],
      ].sort(),
    );
    expect(await act(who, acceptInvitation, { input: { token } })).toMatchObject({ refusal: 'invitation-unusable' });
    const listed = await readAs(administrator, (tx) => listOperators(tx, administrator.unitId));
    expect(listed.find((one) => one.id === id)).toMatchObject({ hasPassword: true, login: expect.any(String) });
    expect(JSON.stringify(listed)).not.toContain(who.id);
  });

  test('answers an administrator the same whether the person is known or not', async () => {
    const { idNumber } = await clerk();
    const [known, unknown] = [await invited(idNumber), await invited(idNumberOf((sequence += 1)))];
    expect(known.token).toMatch(/^[\w-]{43}$/);
    expect(unknown.token).toMatch(/^[\w-]{43}$/);
  });

  test('is no use to somebody else, to the own unit, or after it was used for a password', async () => {
    const { idNumber, who } = await clerk();
    const stranger = (await clerk()).who;
    const { administrator, id, token } = await invited(idNumber);
    expect(await act(stranger, acceptInvitation, { input: { token } })).toMatchObject({
      refusal: 'invitation-other-person',
    });
    expect(await act(administrator, acceptInvitation, { input: { token } })).toMatchObject({
      refusal: 'invitation-own-unit',
    });
    expect(await act(who, acceptInvitation, { input: { token: 'made-up' } })).toMatchObject({
      refusal: 'invitation-unusable',
    });
    await change(owner, sql`update password_links set ended_at = now() where operator_id = ${id}`);
    expect(await act(who, acceptInvitation, { input: { token } })).toMatchObject({ refusal: 'invitation-unusable' });
    expect(await servedBy(who)).toHaveLength(1);
  });

  test('is not passed on from an account that was itself accepted', async () => {
    const { who, id } = await agent();
    const there = await switched(who, id);
    const [{ index }] = (await rowsOf<{ index: Buffer }>(
      owner,
      sql`select id_number_index as index from operators where id = ${id}`,
    )) as [{ index: Buffer }];
    expect(index).toBeInstanceOf(Buffer);
    const third = await invited(idNumberOf(sequence));
    expect(await act(there, acceptInvitation, { input: { token: third.token } })).toMatchObject({
      refusal: 'invitation-by-agency',
    });
  });
});

describe('switching', () => {
  test('ends the session, begins another for the other unit until the same end, and leads back', async () => {
    const { who, administrator, id } = await agent();
    const there = await switched(who, id);
    expect(there).toMatchObject({ id, unitId: administrator.unitId, roles: ['preparer'] });
    expect(await ownerOf(who.session)).toBeNull();
    const ends = await rowsOf<{ n: number }>(
      owner,
      sql`select count(distinct expires_at)::int as n from sessions where token_hash in (${who.session}, ${there.session})`,
    );
    expect(ends).toEqual([{ n: 1 }]);
    expect((await servedBy(there)).find(({ here }) => here)).toMatchObject({ operatorId: id, roles: ['preparer'] });
    const back = await switched(there, who.id);
    expect(back.unitId).toBe(who.unitId);
    expect(await ownerOf(there.session)).toBeNull();
  });

  test('to a unit that one does not serve is not found, and the session goes on', async () => {
    const { who } = await agent();
    const stranger = await makeUnit(owner);
    for (const target of [stranger.id, randomUUID(), who.id]) {
      expect((await switchTo(who, target)).outcome).toEqual(NOT_FOUND);
    }
    expect(await ownerOf(who.session)).toMatchObject({ id: who.id });
  });

  test('is done once for one key: the session that asked has ended', async () => {
    const { who, id } = await agent();
    const key = randomUUID();
    expect((await switchTo(who, id, key)).outcome).toMatchObject({ ok: true });
    expect((await switchTo(who, id, key)).outcome).toMatchObject({ ok: false, refusal: 'signed-out' });
  });

  test('of two tabs at once only one session is left', async () => {
    const { who, id } = await agent();
    const both = await Promise.all([switchTo(who, id), switchTo(who, id)]);
    expect(both.filter(({ outcome }) => outcome.ok)).toHaveLength(1);
    const alive = await Promise.all(both.map(({ session }) => ownerOf(session)));
    expect(alive.filter(Boolean)).toHaveLength(1);
  });

  test('is not possible from the account at the other unit, whoever has its password', async () => {
    const { who, administrator, id } = await agent();
    const direct = await signedIn(owner, { ...who, id, unitId: administrator.unitId });
    expect((await servedBy(direct)).map(({ operatorId }) => operatorId)).toEqual([id]);
    expect((await switchTo(direct, who.id)).outcome).toEqual(NOT_FOUND);
  });
});

describe('who is removed', () => {
  test('from one unit has no session there any more; the other remains', async () => {
    const { who, administrator, id } = await agent();
    const elsewhere = await signedIn(owner, who);
    const there = await switched(who, id);
    const [row] = await readAs(administrator, (tx) => listOperators(tx, administrator.unitId)).then((all) =>
      all.filter((one) => one.id === id),
    );
    const input = {
      id,
      version: row?.version ?? 0,
      name: '卓玛',
      idNumber: '',
      phone: '',
      roles: ['preparer' as const],
      remark: '',
    };
    await done(administrator, editOperator, { ...input, status: 'disabled' });
    expect(await act(there, readNotices, { input: {} })).toMatchObject({ refusal: 'signed-out' });
    expect(await act(elsewhere, readNotices, { input: {} })).toMatchObject({ ok: true });
    expect(await servedBy(elsewhere)).toHaveLength(1);
    expect((await switchTo(elsewhere, id)).outcome).toEqual(NOT_FOUND);
  });

  test('from his own goes on at the other until he signs out, and ends with his password', async () => {
    const { who, id } = await agent();
    const there = await switched(who, id);
    await change(owner, sql`update operators set status = 'disabled' where id = ${who.id}`);
    expect(await ownerOf(there.session)).toMatchObject({ id });
    const later = new Date(testClock.milliseconds() + 60_000).toISOString();
    await change(owner, sql`update operators set password_changed_at = ${later} where id = ${who.id}`);
    expect(await ownerOf(there.session)).toBeNull();
  });
});

describe('one’s own sessions', () => {
  function listedBy(who: OperatorPrincipal) {
    return readAs(who, (tx) => listOwnSessions(tx, who, testClock));
  }

  test('are listed and end wherever they have been switched to', async () => {
    const { who, id } = await agent();
    const there = await switched(await signedIn(owner, who), id);
    expect((await listedBy(who)).map(({ here }) => here)).toEqual([true, false]);
    expect(await done(who, endOtherSessions, {})).toEqual({ ended: 1 });
    expect(await ownerOf(there.session)).toBeNull();
    expect(await ownerOf(who.session)).toMatchObject({ id: who.id });
    expect((await switchTo(there, who.id)).outcome).toMatchObject({ refusal: 'signed-out' });
  });

  test('end from one that has itself been switched, at every unit, and nobody else’s do', async () => {
    const { who, administrator, id } = await agent();
    const third = await invited(idNumberOf(sequence));
    await done(who, acceptInvitation, { token: third.token });
    const home = await signedIn(owner, who);
    const elsewhere = await switched(await signedIn(owner, who), third.id);
    const there = await switched(who, id);
    expect(await listedBy(there)).toHaveLength(3);
    expect(await done(there, endOtherSessions, {})).toEqual({ ended: 2 });
    expect(await Promise.all([home, elsewhere].map(({ session }) => ownerOf(session)))).toEqual([null, null]);
    expect(await ownerOf(there.session)).toMatchObject({ id });
    expect(await ownerOf(administrator.session)).not.toBeNull();
    expect(await ownerOf(third.administrator.session)).not.toBeNull();
  });
});

test('an administrator who takes over an account does not get to the other units with it', async () => {
  const { who, id } = await agent();
  const administrator = await steppedUp(owner, await colleague(owner, who, ['administrator']), { group: 'operators' });
  await change(
    owner,
    sql`update operators set phone_cipher = (select phone_cipher from operators where id = ${id}), phone_mask = '1' where id = ${who.id}`,
  );
  await done(administrator, resetOperatorPassword, { id: who.id });
  const again = await signedIn(owner, who);
  expect((await servedBy(again)).map(({ operatorId }) => operatorId)).toEqual([who.id]);
});

test('a form that was drawn for one unit does nothing for another', async () => {
  const { who, id } = await agent();
  const there = await switched(who, id);
  const caller = () => Promise.resolve({ sameOrigin: true, principal: there });
  const sent = { key: randomUUID(), input: {} };
  expect(await answerTo(readNotices, { ...sent, who: who.id }, caller)).toEqual({
    ok: false,
    kind: 'refused',
    code: 'other-unit',
    values: {},
  });
  expect(await answerTo(readNotices, { ...sent, who: there.id }, caller)).toMatchObject({ ok: true });
});
