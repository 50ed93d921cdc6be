import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { challengeBudgets, signInBudgets, spend } from '@/lib/auth/attempts';
import { knownDevice, rememberDevice } from '@/lib/auth/known-devices';
import { hashPassword } from '@/lib/auth/passwords';
import { signInOperator, type PasswordOutcome } from '@/lib/auth/sign-in';
import { useDatabase } from '../support/database';
import { makeUnit } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';

const { app, owner } = useDatabase();

const MINUTE = 60 * 1000;
/** The start of a window in which attempts are counted. */
const START = Date.UTC(2026, 7, 20, 1);
const PASSWORD = '583926';

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

async function login(): Promise<{ login: string; account: string }> {
  const { id } = await makeUnit(owner);
  const name = `clerk-${randomUUID()}`;
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(sql`update operators set password_hash = ${passwordHash}, login = ${name} where id = ${id}`),
  );
  return { login: name, account: `unit:${id}` };
}

interface Typed {
  identifier: string;
  password?: string;
  address?: string;
  devices?: string;
}

function enter(clock: MovingClock, { identifier, password = PASSWORD, address = randomUUID(), devices }: Typed) {
  return signInOperator({ identifier, password, address, browser: 'test', devices }, clock);
}

function cookieOf(outcome: PasswordOutcome): string {
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.devices;
}

describe('a browser that the account has been used by', () => {
  test('gets in although others have used up the account’s attempts', async () => {
    const clock = clockAt(START);
    const { login: identifier } = await login();
    const devices = cookieOf(await enter(clock, { identifier }));
    for (let guess = 1; guess <= 6; guess += 1) await enter(clock, { identifier, password: '000000' });
    expect(await enter(clock, { identifier })).toEqual({ ok: false, problem: 'too-many-attempts' });
    expect((await enter(clock, { identifier, devices })).ok).toBe(true);
  });

  test('has five wrong passwords of its own', async () => {
    const clock = clockAt(START);
    const { login: identifier } = await login();
    const devices = cookieOf(await enter(clock, { identifier }));
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      const guess = await enter(clock, { identifier, password: '000000', devices });
      expect(guess).toEqual({ ok: false, problem: 'wrong' });
    }
    expect(await enter(clock, { identifier, devices })).toEqual({ ok: false, problem: 'too-many-attempts' });
    expect((await enter(clock, { identifier })).ok).toBe(true);
  });

  test('is known for this account only, by a cookie that nobody else can write', async () => {
    const clock = clockAt(START);
    const cookie = rememberDevice(undefined, 'unit:one', clock);
    const both = rememberDevice(cookie, 'unit:two', clock);
    expect(knownDevice(both, 'unit:one', clock)).not.toBeNull();
    expect(knownDevice(both, 'unit:two', clock)).not.toBeNull();
    for (const forged of [undefined, '', 'x~0~y', `${cookie}x`, cookie.replace(/^[^~]+/, 'another')]) {
      expect(knownDevice(forged, 'unit:one', clock)).toBeNull();
    }
    expect(knownDevice(cookie, 'unit:two', clock)).toBeNull();
    clock.wait(180 * 24 * 60 * MINUTE);
    expect(knownDevice(both, 'unit:one', clock)).toBeNull();
    await expect(enter(clock, { identifier: 'nobody', devices: cookie })).resolves.toMatchObject({ ok: false });
  });
});

describe('one address', () => {
  /** A window that no other test counts in. */
  function ownClock(windows: number): MovingClock {
    return clockAt(START + windows * 15 * MINUTE);
  }

  async function usedOf(key: string, clock: MovingClock): Promise<number> {
    const at = clock.now().toISOString();
    const [row] = await rowsOf<{ used: number }>(
      owner,
      sql`select used from attempt_budgets where key = ${key} and window_start = ${at}::timestamptz`,
    );
    return row?.used ?? 0;
  }

  test('that is used up takes nothing more from the whole site, and closes no account', async () => {
    const clock = ownClock(1);
    const address = randomUUID();
    const { login: identifier } = await login();
    for (let guess = 1; guess <= 30; guess += 1) await enter(clock, { identifier: `nobody-${guess}`, address });
    for (let guess = 1; guess <= 10; guess += 1) await enter(clock, { identifier, address });
    expect(await usedOf('site', clock)).toBe(30);
    expect((await enter(clock, { identifier })).ok).toBe(true);
  });

  test('takes nothing from the whole site for an account that is used up', async () => {
    const clock = ownClock(2);
    const address = randomUUID();
    const { login: identifier } = await login();
    for (let guess = 1; guess <= 20; guess += 1) await enter(clock, { identifier, password: '000000', address });
    expect(await usedOf('site', clock)).toBe(5);
  });

  test('takes its own share of the numbers for certificates, and no more', async () => {
    const clock = ownClock(3);
    const budgets = challengeBudgets(randomUUID());
    const given = await app.inTransaction({ actor: 'sign-in' }, (tx) =>
      Promise.all(Array.from({ length: 150 }, () => spend(tx, budgets, clock))),
    );
    expect(given.filter(Boolean)).toHaveLength(100);
    expect(await usedOf('challenge-site', clock)).toBe(100);
  });
});

describe('guessing on a large scale', () => {
  const [GUESSES, ADDRESSES, UNITS] = [100_000, 1_000, 10_000];
  const AT_ONCE = 500;

  /** Whether each guess would be looked at: only what stands before the password is done, as at the sign-in. */
  async function evaluatedOf(clock: MovingClock, first: number): Promise<number> {
    const looked = await app.inTransaction({ actor: 'sign-in' }, async (tx) => {
      const guesses = Array.from({ length: AT_ONCE }, (_, place) => {
        const guess = first + place;
        const [account, address] = [`unit:guessed-${guess % UNITS}`, `10.9.${(guess * 7) % ADDRESSES}`];
        return spend(tx, signInBudgets({ account, address, device: null }), clock);
      });
      return Promise.all(guesses);
    });
    return looked.filter(Boolean).length;
  }

  test('100,000 guesses from 1,000 addresses over 10,000 units: few are looked at, and honest people get in', async () => {
    const clock = clockAt(START);
    const honest = await Promise.all(Array.from({ length: 5 }, login));
    const cookies = await Promise.all(
      honest.map(async ({ login: identifier }) => cookieOf(await enter(clock, { identifier }))),
    );
    let evaluated = 0;
    for (let first = 0; first < GUESSES; first += AT_ONCE) evaluated += await evaluatedOf(clock, first);
    console.info(`${GUESSES} guesses from ${ADDRESSES} addresses over ${UNITS} units: ${evaluated} were evaluated`);
    expect(evaluated).toBeGreaterThan(0);
    expect(evaluated).toBeLessThanOrEqual(2000);

    const strange = await enter(clock, { identifier: honest[0]?.login ?? '' });
    expect(strange).toEqual({ ok: false, problem: 'too-many-attempts' });
    const outcomes = await Promise.all(
      honest.map(({ login: identifier }, place) => enter(clock, { identifier, devices: cookies[place] })),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  }, 300_000);
});

describe('an account that is not there', () => {
  /** How often a value of the one outweighs one of the other, from 0 to 1: a half when nothing tells them apart. */
  function preponderance(one: number[], other: number[]): number {
    const wins = one.flatMap((a) => other.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number));
    return wins.reduce((sum, win) => sum + win, 0) / wins.length;
  }

  function median(values: number[]): number {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  }

  /** Work of this process, in microseconds: what else the machine does counts little. */
  async function workOf(attempt: () => Promise<unknown>): Promise<number> {
    const before = process.cpuUsage();
    await attempt();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  }

  test('costs the same work as one that is, so that its time tells nothing', async () => {
    const clock = clockAt(START);
    const [known, unknown]: [number[], number[]] = [[], []];
    const accounts = await Promise.all(Array.from({ length: 6 }, login));
    for (const { login: identifier } of accounts) {
      // Taken in turns, so that a busy moment falls on both. Five and five: the budget of an account.
      for (let turn = 1; turn <= 5; turn += 1) {
        known.push(await workOf(() => enter(clock, { identifier, password: '000000' })));
        unknown.push(
          await workOf(() => enter(clock, { identifier: `nobody-${turn}-${identifier}`, password: '000000' })),
        );
      }
    }
    // Without the dummy hash the one would be a tenth of the other, and would lose every comparison.
    expect(median(known) / median(unknown)).toBeGreaterThan(0.6);
    expect(median(known) / median(unknown)).toBeLessThan(1.67);
    // Its standard deviation for 30 and 30 that are alike is 0.075: chance alone does not lead out of 0.5 ± 0.3.
    expect(preponderance(known, unknown)).toBeGreaterThan(0.2);
    expect(preponderance(known, unknown)).toBeLessThan(0.8);
  });
});
