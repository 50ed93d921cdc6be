import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '@/lib/auth/change-password';
import { endOtherSessions, listOwnSessions } from '@/lib/auth/own-sessions';
import { hashPassword } from '@/lib/auth/passwords';
import type { OperatorPrincipal, Principal, StaffPrincipal } from '@/lib/auth/principal';
import { readSession } from '@/lib/auth/session';
import { signInOperator } from '@/lib/auth/sign-in';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { sealPersonal } from '@/lib/people/protect';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';
import { signedIn } from '../support/sessions';
import { someoneWaits } from '../support/unit-lock';

const { app, owner } = useDatabase();

const START = Date.UTC(2026, 7, 20, 1);
const [OLD, NEW] = ['583926', '740285'];

let oldHash = '';
beforeAll(async () => {
  oldHash = await hashPassword(OLD);
});

async function clerkWithPassword(clock: MovingClock) {
  const operator = await makeUnit(owner);
  const phone = sealPersonal('10000000001');
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(sql`update operators set password_hash = ${oldHash}, phone_cipher = ${phone} where id = ${operator.id}`),
  );
  return signedIn(owner, operator, clock);
}

interface Typed {
  old?: string;
  password?: string;
  key?: string;
}

function change(
  principal: OperatorPrincipal | StaffPrincipal,
  clock: MovingClock,
  { old = OLD, password = NEW, key = randomUUID() }: Typed = {},
) {
  return perform(changePassword, { principal, requestKey: key, input: { old, password, again: password }, clock });
}

function alive({ session }: { session: Buffer }, clock: MovingClock): Promise<Principal | null> {
  return app.inTransaction({ actor: 'session' }, (tx) => readSession(tx, session, clock));
}

describe('修改密码', () => {
  test('lets this session live, ends the others, tells the phone, and the new password gets in', async () => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    const elsewhere = await signedIn(owner, clerk, clock);
    clock.wait(1000);
    expect(await change(clerk, clock)).toMatchObject({ ok: true });
    expect(await alive(clerk, clock)).not.toBeNull();
    expect(await alive(elsewhere, clock)).toBeNull();
    expect((await lastMessageOf(clerk.session, clock))?.text).toContain('登录密码已修改');
    const [own] = await rowsOf<{ login: string }>(owner, sql`select login from operators where id = ${clerk.id}`);
    const enter = (password: string) =>
      signInOperator({ identifier: own?.login ?? '', password, address: randomUUID(), browser: 'test' }, clock);
    expect(await enter(OLD)).toEqual({ ok: false, problem: 'wrong' });
    expect((await enter(NEW)).ok).toBe(true);
  });

  test('sets none where the centre is just setting his phone, which ends the session and the password', async () => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    const meanwhile = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
      await tx.execute(sql`update operators set password_hash = null, version = version + 1 where id = ${clerk.id}`);
      await tx.execute(sql`update sessions set ended_at = now() where operator_id = ${clerk.id}`);
      const changing = change(clerk, clock);
      await someoneWaits(owner);
      return { changing };
    });
    expect(await meanwhile.changing).toMatchObject({ ok: false, refusal: 'signed-out' });
    const [own] = await rowsOf(owner, sql`select password_hash as hash from operators where id = ${clerk.id}`);
    expect(own).toEqual({ hash: null });
  });

  test.each([
    [{ old: '000000' }, 'old-password-wrong'],
    [{ password: '12345' }, 'password-not-six-digits'],
    [{ password: '123456' }, 'password-guessable'],
  ])('refuses %j', async (typed, refusal) => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    expect(await change(clerk, clock, typed)).toMatchObject({ ok: false, refusal });
    expect(await change(clerk, clock)).toMatchObject({ ok: true });
  });

  test('looks at no sixth wrong old password, and keeps nothing that the digits could be tried out on', async () => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    for (let wrong = 1; wrong <= 5; wrong += 1) await change(clerk, clock, { old: '000000' });
    expect(await change(clerk, clock)).toMatchObject({ ok: false, refusal: 'password-tried-too-often' });
    const hashes = await rowsOf(
      owner,
      sql`select distinct input_hash from operation_requests where actor_id = ${clerk.id}`,
    );
    expect(hashes).toHaveLength(1);
  });

  test('is done once when the same request comes twice', async () => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    const key = randomUUID();
    expect(await change(clerk, clock, { key })).toMatchObject({ ok: true });
    expect(await change(clerk, clock, { key })).toMatchObject({ ok: true });
    const rows = await rowsOf(owner, sql`select 1 from operation_log where request_key = ${key}`);
    expect(rows).toHaveLength(1);
  });

  test('asks staff for a long one', async () => {
    const clock = clockAt(START);
    const member = await signedIn(owner, await makeStaff(owner, ['counter']), clock);
    await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute(sql`update staff set password_hash = ${oldHash} where id = ${member.id}`),
    );
    expect(await change(member, clock)).toMatchObject({ ok: false, refusal: 'password-too-simple' });
    expect(await change(member, clock, { password: 'ten-letters-1' })).toMatchObject({ ok: true });
    expect(await alive(member, clock)).not.toBeNull();
  });
});

describe('one’s own sessions', () => {
  test('are listed, this one first, and nobody else’s; the others end when told to', async () => {
    const clock = clockAt(START);
    const clerk = await clerkWithPassword(clock);
    const elsewhere = await signedIn(owner, clerk, clock);
    const stranger = await signedIn(owner, await makeUnit(owner), clock);
    const listed = await readAs(clerk, (tx) => listOwnSessions(tx, clerk, clock));
    expect(listed.map(({ here }) => here)).toEqual([true, false]);
    expect(listed[0]).toMatchObject({ browser: 'test', address: '10.0.0.1' });
    const request = { principal: clerk, requestKey: randomUUID(), input: {}, clock };
    expect(await perform(endOtherSessions, request)).toMatchObject({ ok: true, result: { ended: 1 } });
    expect(await alive(elsewhere, clock)).toBeNull();
    expect(await alive(clerk, clock)).not.toBeNull();
    expect(await alive(stranger, clock)).not.toBeNull();
    expect(await readAs(clerk, (tx) => listOwnSessions(tx, clerk, clock))).toHaveLength(1);
  });
});
