import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { queueMessage } from '@/lib/gateways/short-messages';
import { openPersonal, sealPersonal } from '@/lib/people/protect';
import { newId } from '@/lib/values/ids';
import { resetBudgets, RESETS_IN_ALL, spend } from './attempts';
import { giveCode, tryCode } from './one-time-codes';
import { unitPasswordProblem, type UnitPasswordProblem } from './password-policy';
import { hashPassword } from './passwords';
import { passwordPolicy, problemOfNewPassword } from './policy-in-force';
import { isSolved, type solvedPuzzleInput } from './proof-of-work';
import { hashToken } from './session';
import type { z } from 'zod';

/** Why 忘记密码 does not go on. None of these tells whether there is such an account. */
export type ResetProblem =
  | UnitPasswordProblem
  | 'used-before'
  | 'identifier-missing'
  | 'puzzle-unsolved'
  | 'too-many-resets'
  | 'reset-over'
  | 'code-wrong'
  | 'code-spent'
  | 'code-none';

type Step<Result = object> = ({ ok: true } & Result) | { ok: false; problem: ResetProblem };

const CONTEXT = { actor: 'password-reset' };
const LIFE_MILLISECONDS = 30 * 60 * 1000;
const PROVEN_MILLISECONDS = 5 * 60 * 1000;
const PURPOSE = 'password-reset';

interface Begin {
  identifier: string;
  puzzle: z.infer<typeof solvedPuzzleInput>;
  address: string;
}

/**
 * ② 验证账号: begins for whatever was typed, and gives the token that the browser's cookie will carry (RL-05, Q-06). An account that is not
 * there, has no phone or may not sign in goes the same way as any other, with the same work; its code never comes.
 */
export async function beginReset(
  { identifier, puzzle, address }: Begin,
  clock: Clock,
): Promise<Step<{ token: string }>> {
  if (identifier === '') return { ok: false, problem: 'identifier-missing' };
  const token = randomBytes(32).toString('base64url');
  return database().inTransaction(CONTEXT, async (tx): Promise<Step<{ token: string }>> => {
    if (!(await spend(tx, resetBudgets(address), clock))) return { ok: false, problem: 'too-many-resets' };
    if (!(await isSolved(tx, puzzle, clock))) return { ok: false, problem: 'puzzle-unsolved' };
    if (!(await spend(tx, RESETS_IN_ALL, clock))) return { ok: false, problem: 'too-many-resets' };
    const until = new Date(clock.milliseconds() + LIFE_MILLISECONDS).toISOString();
    await tx.execute(sql`select begin_password_reset(${newId(clock.milliseconds())}::uuid, ${hashToken(token)}::bytea, ${identifier},
      ${sealPersonal(identifier)}::bytea, ${address}, ${clock.now().toISOString()}::timestamptz, ${until}::timestamptz)`);
    return { ok: true, token };
  });
}

/** ③ 短信验证: the end of the number that the code goes to. For an account that is not there it is one that looks like it. */
export async function phoneOfReset(token: string, clock: Clock): Promise<string | null> {
  const found = await database().inTransaction(CONTEXT, (tx) => findReset(tx, token, clock));
  return found ? `*******${found.phone.slice(-4)}` : null;
}

/**
 * 获取动态验证码. Whether one was sent is not told, only that one was asked for: a limit that shows would show whose it is, too (RL-07, Q-05).
 */
export async function sendResetCode(token: string, clock: Clock): Promise<Step> {
  return database().inTransaction(CONTEXT, async (tx): Promise<Step> => {
    const found = await findReset(tx, token, clock);
    if (!found) return { ok: false, problem: 'reset-over' };
    const { phone, decoy } = found;
    await giveCode(tx, {
      purpose: PURPOSE,
      holder: hashToken(token),
      phone,
      message: 'password-reset-code',
      clock,
      decoy,
    });
    return { ok: true };
  });
}

/**
 * ④: the code and the new password (RL-06). The right code counts for five minutes, so that a password that may not be is typed anew without
 * another code. Ends every session of the account and tells its phone.
 */
export async function finishReset(
  { token, code, password }: { token: string; code: string; password: string },
  clock: Clock,
): Promise<Step> {
  // Nothing of the account is asked before its code was right.
  const { policy } = await passwordPolicy(clock);
  const early = unitPasswordProblem(password, { policy, login: '' });
  if (early) return { ok: false, problem: early };
  const proven = await proveReset(token, code, clock);
  if (!proven.ok) return proven;
  const problem = await problemOfNewPassword({ password, operatorId: proven.operatorId, policy }, clock);
  if (problem) return { ok: false, problem };
  const hash = await hashPassword(password);
  return database().inTransaction(CONTEXT, async (tx): Promise<Step> => {
    const at = clock.now().toISOString();
    const [row] = await tx.execute<{
      phone: Buffer | null;
    }>(sql`select finish_password_reset(${hashToken(token)}::bytea, ${hash},
      ${at}::timestamptz, ${newId(clock.milliseconds())}::uuid) as phone`);
    if (!row?.phone) return { ok: false, problem: 'reset-over' };
    const phone = openPersonal(row.phone);
    await queueMessage(tx, { phone, purpose: 'password-changed', values: {}, clock, causedBy: hashToken(token) });
    return { ok: true };
  });
}

/** Takes a try from the code and commits it, whatever comes after. */
async function proveReset(token: string, code: string, clock: Clock): Promise<Step<{ operatorId: string }>> {
  return database().inTransaction(CONTEXT, async (tx): Promise<Step<{ operatorId: string }>> => {
    const found = await findReset(tx, token, clock);
    if (!found) return { ok: false, problem: 'reset-over' };
    if (found.provenAt !== null && clock.milliseconds() - found.provenAt < PROVEN_MILLISECONDS)
      return { ok: true, operatorId: found.operatorId };
    const tried = await tryCode(tx, { purpose: PURPOSE, holder: hashToken(token), code, clock });
    if (tried !== 'right') return { ok: false, problem: `code-${tried}` };
    await tx.execute(
      sql`select prove_password_reset(${hashToken(token)}::bytea, ${clock.now().toISOString()}::timestamptz)`,
    );
    return { ok: true, operatorId: found.operatorId };
  });
}

interface ResetRow extends Record<string, unknown> {
  operator_id: string | null;
  phone_cipher: Buffer | null;
  identifier_cipher: Buffer;
  proven_at: string | Date | null;
}

async function findReset(tx: Tx, token: string, clock: Clock) {
  const [row] = await tx.execute<ResetRow>(
    sql`select * from find_password_reset(${hashToken(token)}::bytea, ${clock.now().toISOString()}::timestamptz)`,
  );
  if (!row) return undefined;
  const decoy = phoneThatLooksRight(openPersonal(row.identifier_cipher));
  const phone = row.phone_cipher ? openPersonal(row.phone_cipher) : decoy;
  const provenAt = row.proven_at === null ? null : new Date(row.proven_at).getTime();
  return { phone, decoy: row.phone_cipher === null, provenAt, operatorId: row.operator_id ?? '' };
}

/** The same number each time for the same account typed; it is shown by its last four digits only and never called. */
function phoneThatLooksRight(identifier: string): string {
  const hash = createHmac('sha256', env().PASSWORD_PEPPER).update(`decoy:${identifier}`).digest();
  return `100${String(hash.readUInt32BE(0) % 100_000_000).padStart(8, '0')}`;
}
