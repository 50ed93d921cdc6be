import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { hashPassword } from '@/lib/auth/passwords';
import { newPuzzle, solvedPuzzleInput } from '@/lib/auth/proof-of-work';
import { beginReset, finishReset, phoneOfReset, sendResetCode } from '@/lib/auth/reset-password';
import { hashToken } from '@/lib/auth/session';
import { signInOperator } from '@/lib/auth/sign-in';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';
import { sealPersonal } from '@/lib/people/protect';
import { useDatabase } from '../support/database';
import { makeUnit, testClock } from '../support/hall';
import { clockAt, type MovingClock } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();

const MINUTE = 60 * 1000;
/** The puzzle's library asks the machine for the time. */
const START = Math.ceil(testClock.milliseconds() / (15 * MINUTE)) * 15 * MINUTE;
const [OLD, NEW] = ['583926', '740285'];

let oldHash = '';
let made = 0;
beforeAll(async () => {
  oldHash = await hashPassword(OLD);
});

async function change(statement: SQL): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, (tx) => tx.execute(statement));
}

async function unitWithPhone() {
  made += 1;
  const operator = await makeUnit(owner);
  const phone = `100${String(made).padStart(8, '0')}`;
  await change(
    sql`update operators set password_hash = ${oldHash}, phone_cipher = ${sealPersonal(phone)} where id = ${operator.id}`,
  );
  const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${operator.unitId}`);
  return { ...operator, phone, number: unit?.number ?? '' };
}

async function solved(clock: MovingClock): Promise<z.infer<typeof solvedPuzzleInput>> {
  const challenge = await newPuzzle(clock);
  return solvedPuzzleInput.parse({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

async function begin(identifier: string, clock: MovingClock, address = randomUUID()): Promise<string> {
  const begun = await beginReset({ identifier, puzzle: await solved(clock), address }, clock);
  if (!begun.ok) throw new Error(begun.problem);
  return begun.token;
}

async function codeOf(token: string, clock: MovingClock): Promise<string> {
  const last = await lastMessageOf(hashToken(token), clock);
  return /验证码 (\d{6})/.exec(last?.text ?? '')?.[1] ?? '';
}

async function begunWithCode(clock: MovingClock) {
  const unit = await unitWithPhone();
  const token = await begin(unit.number, clock);
  await sendResetCode(token, clock);
  return { unit, token, code: await codeOf(token, clock) };
}

function enter(identifier: string, password: string, clock: MovingClock) {
  return signInOperator({ identifier, password, address: randomUUID(), browser: 'test' }, clock);
}

describe('忘记密码', () => {
  test('sets a new password, ends every session, tells the phone and leaves a row of the log', async () => {
    const clock = clockAt(START);
    const { unit, token, code } = await begunWithCode(clock);
    expect((await enter(unit.number, OLD, clock)).ok).toBe(true);
    expect(await phoneOfReset(token, clock)).toBe(`*******${unit.phone.slice(-4)}`);
    clock.wait(1000);
    expect(await finishReset({ token, code, password: NEW }, clock)).toEqual({ ok: true });
    expect(await enter(unit.number, OLD, clock)).toEqual({ ok: false, problem: 'wrong' });
    expect((await enter(unit.number, NEW, clock)).ok).toBe(true);
    const before = sql`select 1 from sessions where operator_id = ${unit.id} and ended_at is null and started_at < ${clock.now().toISOString()}`;
    expect(await rowsOf(owner, before)).toHaveLength(0);
    expect((await lastMessageOf(hashToken(token), clock))?.text).toContain('登录密码已修改');
    expect(
      await rowsOf(
        owner,
        sql`select outcome from operation_log where operation = 'password.reset' and actor_id = ${unit.id}`,
      ),
    ).toEqual([{ outcome: 'done' }]);
    expect(await finishReset({ token, code, password: NEW }, clock)).toEqual({ ok: false, problem: 'reset-over' });
  });

  test('takes no wrong code, and none at all after five', async () => {
    const clock = clockAt(START);
    const { token, code } = await begunWithCode(clock);
    const other = code === '111111' ? '222222' : '111111';
    for (let wrong = 1; wrong <= 4; wrong += 1) {
      expect(await finishReset({ token, code: other, password: NEW }, clock)).toEqual({
        ok: false,
        problem: 'code-wrong',
      });
    }
    expect(await finishReset({ token, code: other, password: NEW }, clock)).toEqual({
      ok: false,
      problem: 'code-spent',
    });
    expect(await finishReset({ token, code, password: NEW }, clock)).toEqual({ ok: false, problem: 'code-spent' });
  });

  test('takes a code once only when two come at the same moment, and none after five minutes', async () => {
    const clock = clockAt(START);
    const { token, code } = await begunWithCode(clock);
    const both = await Promise.all([1, 2].map(() => finishReset({ token, code, password: NEW }, clock)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await begunWithCode(clock);
    clock.wait(5 * MINUTE);
    expect(await finishReset({ ...late, password: NEW }, clock)).toEqual({ ok: false, problem: 'code-none' });
  });

  test.each([
    ['12345', 'not-six-digits'],
    ['123456', 'guessable'],
  ])('refuses the password %s before a code is looked at', async (password, problem) => {
    const clock = clockAt(START);
    const { token, code } = await begunWithCode(clock);
    expect(await finishReset({ token, code, password }, clock)).toEqual({ ok: false, problem });
    expect(await finishReset({ token, code, password: NEW }, clock)).toEqual({ ok: true });
  });
});

describe('an account that cannot be reset', () => {
  const CASES: [string, (unit: { id: string; unitId: string }) => SQL | null][] = [
    ['is not there', () => null],
    ['has no phone', (u) => sql`update operators set phone_cipher = null where id = ${u.id}`],
    ['is disabled', (u) => sql`update operators set status = 'disabled' where id = ${u.id}`],
    ['has not signed', (u) => sql`update units set agreement_signed_on = null where id = ${u.unitId}`],
  ];

  test.each(CASES)('because it %s is answered like any other', async (_, statement) => {
    const clock = clockAt(START);
    const unit = await unitWithPhone();
    const made = statement(unit);
    if (made) await change(made);
    const identifier = made ? unit.number : `nobody-${randomUUID()}`;
    const token = await begin(identifier, clock);
    const shown = await phoneOfReset(token, clock);
    expect(shown).toMatch(/^\*{7}\d{4}$/);
    expect(await phoneOfReset(await begin(identifier, clock), clock)).toBe(shown);
    expect(await sendResetCode(token, clock)).toEqual({ ok: true });
    expect(await codeOf(token, clock)).toBe('');
    expect(await finishReset({ token, code: '000000', password: NEW }, clock)).toEqual({
      ok: false,
      problem: 'code-wrong',
    });
    expect(
      await rowsOf(
        owner,
        sql`select 1 from password_resets where token_hash = ${hashToken(token)} and finished_at is null`,
      ),
    ).toHaveLength(1);
  });

  test('writes the same rows as one that can', async () => {
    const clock = clockAt(START);
    const unit = await unitWithPhone();
    const tokens = [await begin(unit.number, clock), await begin(`nobody-${randomUUID()}`, clock)];
    for (const token of tokens) await sendResetCode(token, clock);
    const counted = await Promise.all(
      tokens.map((token) => {
        const holder = hashToken(token);
        return rowsOf(
          owner,
          sql`select (select count(*)::int from one_time_codes where holder = ${holder}) as codes, (select count(*)::int from short_messages where caused_by = ${holder}) as messages`,
        );
      }),
    );
    expect(counted).toEqual([[{ codes: 1, messages: 1 }], [{ codes: 1, messages: 1 }]]);
  });
});

describe('验证码', () => {
  test('is good once', async () => {
    const clock = clockAt(START);
    const puzzle = await solved(clock);
    const asked = { identifier: 'anybody', puzzle, address: randomUUID() };
    expect((await beginReset(asked, clock)).ok).toBe(true);
    expect(await beginReset(asked, clock)).toEqual({ ok: false, problem: 'puzzle-unsolved' });
  });

  test('is not good unsolved, changed, or after five minutes', async () => {
    const clock = clockAt(START);
    const puzzle = await solved(clock);
    const { parameters } = puzzle.challenge;
    const solution = { ...puzzle.solution, counter: puzzle.solution.counter + 1, derivedKey: '00'.repeat(32) };
    const easier = { ...puzzle.challenge, parameters: { ...parameters, cost: 1 } };
    const longer = { ...puzzle.challenge, parameters: { ...parameters, expiresAt: parameters.expiresAt + 3600 } };
    for (const changed of [{ solution }, { challenge: easier }, { challenge: longer }]) {
      const asked = { identifier: 'anybody', puzzle: { ...puzzle, ...changed }, address: randomUUID() };
      expect(await beginReset(asked, clock)).toEqual({ ok: false, problem: 'puzzle-unsolved' });
    }
    clock.wait(5 * MINUTE);
    const late = await beginReset({ identifier: 'anybody', puzzle, address: randomUUID() }, clock);
    expect(late).toEqual({ ok: false, problem: 'puzzle-unsolved' });
  });

  test('comes before the budget of the whole site, which nobody closes without solving it', async () => {
    const clock = clockAt(START + 60 * MINUTE);
    const puzzle = await solved(clock);
    const solution = { ...puzzle.solution, counter: puzzle.solution.counter + 1, derivedKey: '00'.repeat(32) };
    const asked = { identifier: 'anybody', address: randomUUID() };
    const used = sql`select used from attempt_budgets where key = 'reset-site' and window_start = ${clock.now().toISOString()}::timestamptz`;
    expect(await beginReset({ ...asked, puzzle: { ...puzzle, solution } }, clock)).toMatchObject({ ok: false });
    expect(await rowsOf(owner, used)).toEqual([]);
    expect(await beginReset({ ...asked, puzzle }, clock)).toMatchObject({ ok: true });
    expect(await rowsOf(owner, used)).toEqual([{ used: 1 }]);
  });

  test('comes before anything else, twenty times in a quarter of an hour for one address', async () => {
    const clock = clockAt(START);
    const address = randomUUID();
    for (let time = 1; time <= 20; time += 1) await begin(`nobody-${time}`, clock, address);
    const more = await beginReset({ identifier: 'nobody', puzzle: await solved(clock), address }, clock);
    expect(more).toEqual({ ok: false, problem: 'too-many-resets' });
  });
});
