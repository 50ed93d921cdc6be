import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '@/lib/auth/passwords';
import type { Principal } from '@/lib/auth/principal';
import { endSession, hashToken, readSession } from '@/lib/auth/session';
import { TOUCH_MILLISECONDS, WARN_AFTER_MILLISECONDS } from '@/lib/auth/session-limits';
import { signInOperator, signInStaff, type SignInOutcome } from '@/lib/auth/sign-in';
import type { Clock } from '@/lib/gateways/clock';
import { perform } from '@/lib/operations/perform';
import { readNotices } from '@/lib/units/notices';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit } from '../support/hall';
import { clockAt } from '../support/moving-clock';
import { someoneWaits } from '../support/unit-lock';

const { app, owner } = useDatabase();

const PASSWORD = '583926';
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** The start of a window in which attempts are counted. */
const START = Date.UTC(2026, 7, 20, 1);

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

async function change(statement: SQL): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, (tx) => tx.execute(statement));
}

/** A unit whose first operator has a password, and the three ways to name him. */
async function unitWithPassword() {
  const operator = await makeUnit(owner);
  await change(sql`update operators set password_hash = ${passwordHash} where id = ${operator.id}`);
  const [unit] = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute<{ name: string; number: string; login: string }>(
      sql`select u.name, u.number, o.login from operators o join units u on u.id = o.unit_id where o.id = ${operator.id}`,
    ),
  );
  if (!unit) throw new Error('the unit was just made');
  return { ...operator, unitName: unit.name, number: unit.number, login: unit.login };
}

interface Attempt {
  identifier: string;
  password?: string;
  address?: string;
  clock?: Clock;
}

/** Each test comes from an address of its own, so that none spends another's budget. */
function enter({ identifier, password = PASSWORD, address = randomUUID(), clock = clockAt(START) }: Attempt) {
  return signInOperator({ identifier, password, address, browser: 'test' }, clock);
}

function principalOf(token: string, clock: Clock): Promise<Principal | null> {
  return app.inTransaction({ actor: 'session' }, (tx) => readSession(tx, hashToken(token), clock));
}

function tokenOf(outcome: SignInOutcome): string {
  if (!outcome.ok) throw new Error(`did not get in: ${outcome.problem}`);
  return outcome.token;
}

describe('an operator gets in', () => {
  test('by the unit’s name, its number, or his own login', async () => {
    const { id, unitId, unitName, number, login } = await unitWithPassword();
    for (const identifier of [unitName, number, login]) {
      const token = tokenOf(await enter({ identifier }));
      expect(await principalOf(token, clockAt(START))).toMatchObject({ kind: 'operator', id, unitId });
    }
  });

  test('but not by a name that two units have', async () => {
    const [one, other] = [await unitWithPassword(), await unitWithPassword()];
    await change(sql`update units set name = ${one.unitName} where id = ${other.unitId}`);
    expect(await enter({ identifier: one.unitName })).toEqual({ ok: false, problem: 'wrong' });
    expect((await enter({ identifier: one.number })).ok).toBe(true);
  });

  test('by the name of a unit that was closed and registered anew', async () => {
    const [former, anew] = [await unitWithPassword(), await unitWithPassword()];
    await change(sql`update units set status = 'closed' where id = ${former.unitId}`);
    await change(sql`update units set name = ${former.unitName} where id = ${anew.unitId}`);
    const token = tokenOf(await enter({ identifier: former.unitName }));
    expect(await principalOf(token, clockAt(START))).toMatchObject({ id: anew.id });
    expect(await enter({ identifier: former.number })).toEqual({ ok: false, problem: 'disabled' });
    await change(sql`update units set status = 'closed' where id = ${anew.unitId}`);
    expect(await enter({ identifier: former.unitName })).toEqual({ ok: false, problem: 'disabled' });
  });

  test.each(['000000', '58392', '5839260', '', '５８３９２６ '])('not with the password %j', async (password) => {
    const { number } = await unitWithPassword();
    expect(await enter({ identifier: number, password })).toEqual({ ok: false, problem: 'wrong' });
  });

  test('and an account that does not exist, or has no password yet, answers like a wrong password', async () => {
    const { unitId } = await makeUnit(owner);
    const [unit] = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute<{ number: string }>(sql`select number from units where id = ${unitId}`),
    );
    for (const identifier of [unit?.number ?? '', 'nobody', '', "' or true --"]) {
      expect(await enter({ identifier })).toEqual({ ok: false, problem: 'wrong' });
    }
  });
});

describe('why nobody gets in is told only to who knows the password', () => {
  test.each<[string, (unit: { id: string; unitId: string }) => SQL, string]>([
    [
      'the unit has not signed the agreement',
      (u) => sql`update units set agreement_signed_on = null where id = ${u.unitId}`,
      'no-agreement',
    ],
    ['the unit is closed', (u) => sql`update units set status = 'closed' where id = ${u.unitId}`, 'disabled'],
    ['the operator is disabled', (u) => sql`update operators set status = 'disabled' where id = ${u.id}`, 'disabled'],
    ['the operator is locked', (u) => sql`update operators set status = 'locked' where id = ${u.id}`, 'disabled'],
  ])('%s', async (_, statement, problem) => {
    const unit = await unitWithPassword();
    await change(statement(unit));
    expect(await enter({ identifier: unit.number })).toEqual({ ok: false, problem });
    expect(await enter({ identifier: unit.number, password: '000000' })).toEqual({ ok: false, problem: 'wrong' });
  });
});

describe('guessing', () => {
  test('ends after five: the sixth password is not looked at even if it is right, until the window is over', async () => {
    const { number } = await unitWithPassword();
    const clock = clockAt(START);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await enter({ identifier: number, password: '000000', clock })).toEqual({ ok: false, problem: 'wrong' });
    }
    expect(await enter({ identifier: number, clock })).toEqual({ ok: false, problem: 'too-many-attempts' });
    clock.wait(14 * MINUTE);
    expect(await enter({ identifier: number, clock })).toEqual({ ok: false, problem: 'too-many-attempts' });
    clock.wait(MINUTE);
    expect((await enter({ identifier: number, clock })).ok).toBe(true);
  });

  test('is counted for the account however it is written, and no less when all come at once', async () => {
    const { id } = await unitWithPassword();
    const login = `Clerk-${randomUUID()}`;
    await change(sql`update operators set login = ${login} where id = ${id}`);
    const clock = clockAt(START);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        enter({ identifier: place % 2 ? login : login.toLowerCase(), password: '000000', clock }),
      ),
    );
    const problems = outcomes.map((outcome) => (outcome.ok ? 'in' : outcome.problem));
    expect(problems.filter((problem) => problem === 'wrong')).toHaveLength(5);
    expect(problems.filter((problem) => problem === 'too-many-attempts')).toHaveLength(15);
  });

  test('costs a right password nothing, and a reason told for a right one neither', async () => {
    const { number, unitId } = await unitWithPassword();
    const clock = clockAt(START);
    for (let attempt = 1; attempt <= 4; attempt += 1) await enter({ identifier: number, password: '000000', clock });
    for (let attempt = 1; attempt <= 3; attempt += 1)
      expect((await enter({ identifier: number, clock })).ok).toBe(true);
    await change(sql`update units set agreement_signed_on = null where id = ${unitId}`);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await enter({ identifier: number, clock })).toEqual({ ok: false, problem: 'no-agreement' });
    }
  });

  test('over many accounts ends after thirty from one address, and leaves other addresses alone', async () => {
    const { number } = await unitWithPassword();
    const [clock, address] = [clockAt(START), randomUUID()];
    const guesses = Array.from({ length: 30 }, (_, place) => enter({ identifier: `nobody-${place}`, address, clock }));
    expect((await Promise.all(guesses)).every((outcome) => !outcome.ok && outcome.problem === 'wrong')).toBe(true);
    expect(await enter({ identifier: number, address, clock })).toEqual({ ok: false, problem: 'too-many-attempts' });
    expect((await enter({ identifier: number, clock })).ok).toBe(true);
  });

  test('leaves nothing of what was typed in the counts', async () => {
    const typed = `typed-by-mistake-${randomUUID()}`;
    await enter({ identifier: typed });
    const rows = await owner.inTransaction({ actor: 'test' }, (tx) =>
      tx.execute<{ key: string }>(sql`select key from attempt_budgets`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes(typed))).toEqual([]);
  });
});

describe('a session', () => {
  test('ends after fifteen idle minutes, and every use begins them anew', async () => {
    const clock = clockAt(START);
    const token = tokenOf(await enter({ identifier: (await unitWithPassword()).number, clock }));
    for (let use = 1; use <= 4; use += 1) {
      clock.wait(15 * MINUTE);
      expect(await principalOf(token, clock)).not.toBeNull();
    }
    clock.wait(15 * MINUTE + 1);
    expect(await principalOf(token, clock)).toBeNull();
  });

  test('lives a minute longer than the browser waits with its warning, though the last use was not noted', async () => {
    const clock = clockAt(START);
    const token = tokenOf(await enter({ identifier: (await unitWithPassword()).number, clock }));
    clock.wait(TOUCH_MILLISECONDS);
    expect(await principalOf(token, clock)).not.toBeNull();
    clock.wait(WARN_AFTER_MILLISECONDS + MINUTE);
    expect(await principalOf(token, clock)).not.toBeNull();
  });

  test('ends after eight hours however busy it is', async () => {
    const clock = clockAt(START);
    const token = tokenOf(await enter({ identifier: (await unitWithPassword()).number, clock }));
    for (let passed = 10 * MINUTE; passed < 8 * HOUR; passed += 10 * MINUTE) {
      clock.wait(10 * MINUTE);
      expect(await principalOf(token, clock)).not.toBeNull();
    }
    clock.wait(10 * MINUTE);
    expect(await principalOf(token, clock)).toBeNull();
  });

  test('ends when its owner signs out, and only that one', async () => {
    const { number } = await unitWithPassword();
    const clock = clockAt(START);
    const [here, there] = [
      tokenOf(await enter({ identifier: number, clock })),
      tokenOf(await enter({ identifier: number, clock })),
    ];
    await app.inTransaction({ actor: 'sign-out' }, (tx) => endSession(tx, hashToken(here), clock));
    expect(await principalOf(here, clock)).toBeNull();
    expect(await principalOf(there, clock)).not.toBeNull();
  });

  test('from before a change of password ends with it; one from after lives', async () => {
    const { id, number } = await unitWithPassword();
    const clock = clockAt(START);
    const older = tokenOf(await enter({ identifier: number, clock }));
    clock.wait(MINUTE);
    await change(
      sql`update operators set password_changed_at = ${clock.now().toISOString()}::timestamptz where id = ${id}`,
    );
    const newer = tokenOf(await enter({ identifier: number, clock }));
    expect(await principalOf(older, clock)).toBeNull();
    expect(await principalOf(newer, clock)).not.toBeNull();
  });

  test('is not begun by a password that was changed while it was checked', async () => {
    const { id, number } = await unitWithPassword();
    const clock = clockAt(START);
    const address = randomUUID();
    expect(await enter({ identifier: number, password: '000000', address, clock })).toMatchObject({ ok: false });
    const budget = sql`select from attempt_budgets where key = ${`address:${address}`} for update`;
    const attempt = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
      await tx.execute(budget);
      const outcome = enter({ identifier: number, address, clock });
      // It has read the old hash and waits to be counted.
      await someoneWaits(owner);
      const changed = sql`select change_password(${id}::uuid, null, 'another', ${clock.now().toISOString()}::timestamptz, null)`;
      await owner.inTransaction({ actor: 'test' }, (other) => other.execute(changed));
      return { outcome };
    });
    expect(await attempt.outcome).toEqual({ ok: false, problem: 'wrong' });
  });

  test('that is just beginning ends with a change of password at the same moment', async () => {
    const { id, number } = await unitWithPassword();
    const clock = clockAt(START);
    const changed = sql`select change_password(${id}::uuid, null, 'another', ${clock.now().toISOString()}::timestamptz, null)`;
    const attempt = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
      await tx.execute(changed);
      const outcome = enter({ identifier: number, clock });
      await someoneWaits(owner);
      return { outcome };
    });
    expect(await attempt.outcome).toEqual({ ok: false, problem: 'wrong' });
  });

  test.each<[string, (unit: { id: string; unitId: string }) => SQL]>([
    ['operator is disabled', (u) => sql`update operators set status = 'disabled' where id = ${u.id}`],
    ['unit is closed', (u) => sql`update units set status = 'closed' where id = ${u.unitId}`],
    ['agreement is taken back', (u) => sql`update units set agreement_signed_on = null where id = ${u.unitId}`],
  ])('ends at once when the %s', async (_, statement) => {
    const unit = await unitWithPassword();
    const token = tokenOf(await enter({ identifier: unit.number }));
    await change(statement(unit));
    expect(await principalOf(token, clockAt(START))).toBeNull();
  });

  test('that has ended does no operation any more, though the page still holds its principal', async () => {
    const clock = clockAt(START);
    const token = tokenOf(await enter({ identifier: (await unitWithPassword()).number, clock }));
    const principal = await principalOf(token, clock);
    if (!principal) throw new Error('just signed in');
    const read = () => perform(readNotices, { principal, requestKey: randomUUID(), input: {}, clock });
    expect(await read()).toMatchObject({ ok: true });
    await app.inTransaction({ actor: 'sign-out' }, (tx) => endSession(tx, hashToken(token), clock));
    expect(await read()).toMatchObject({ ok: false, refusal: 'signed-out' });
  });

  test('is known by its token’s hash only', async () => {
    const token = tokenOf(await enter({ identifier: (await unitWithPassword()).number }));
    const [kept] = await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute<{ found: number }>(
        sql`select count(*)::integer as found from sessions where position(convert_to(${token}, 'UTF8') in token_hash) > 0`,
      ),
    );
    expect(kept).toEqual({ found: 0 });
    expect(await principalOf(`${token}x`, clockAt(START))).toBeNull();
  });
});

describe('staff', () => {
  async function staffWithPassword() {
    const member = await makeStaff(owner, ['funds']);
    const login = `funds-${randomUUID()}`;
    await change(sql`update staff set password_hash = ${passwordHash}, login = ${login} where id = ${member.id}`);
    return { ...member, login };
  }

  function enterOffice(identifier: string, clock: Clock = clockAt(START)) {
    return signInStaff({ identifier, password: PASSWORD, address: randomUUID(), browser: 'test' }, clock);
  }

  test('get in to the office, and are no operators', async () => {
    const member = await staffWithPassword();
    const principal = await principalOf(tokenOf(await enterOffice(member.login)), clockAt(START));
    expect(principal).toMatchObject({ kind: 'staff', id: member.id, roles: ['funds'] });
    expect(principal).not.toHaveProperty('unitId');
    if (!principal) return;
    const outcome = await perform(readNotices, {
      principal,
      requestKey: randomUUID(),
      input: {},
      clock: clockAt(START),
    });
    expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
  });

  test('do not get in to the hall, and operators not to the office', async () => {
    const [member, unit] = [await staffWithPassword(), await unitWithPassword()];
    expect(await enter({ identifier: member.login })).toEqual({ ok: false, problem: 'wrong' });
    expect(await enterOffice(unit.login)).toEqual({ ok: false, problem: 'wrong' });
    expect(await enterOffice(unit.number)).toEqual({ ok: false, problem: 'wrong' });
  });

  test('do not get in once disabled', async () => {
    const member = await staffWithPassword();
    const token = tokenOf(await enterOffice(member.login));
    await change(sql`update staff set status = 'disabled' where id = ${member.id}`);
    expect(await enterOffice(member.login)).toEqual({ ok: false, problem: 'disabled' });
    expect(await principalOf(token, clockAt(START))).toBeNull();
  });
});
