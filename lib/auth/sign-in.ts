import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import type { Clock } from '@/lib/gateways/clock';
import { holdAccount } from './hold-account';
import { giveBack, signInBudgets, spend } from './attempts';
import { knownDevice, rememberDevice } from './known-devices';
import { noteSignIn } from './note-sign-in';
import { verifyPassword } from './passwords';
import { secondFactorOf, trySecondFactor } from './second-factor';
import { startSession } from './session';

export interface Credentials {
  /** 单位名称, 单位账号 or 登录帐号 of an operator; the login of staff. */
  identifier: string;
  password: string;
  address: string;
  browser: string;
  /** Of staff with a second factor: what the authenticator shows, or a recovery code. Nothing in the first step. */
  code?: string;
  /** The cookie that tells which accounts this browser has been used by. */
  devices?: string;
}

/** Why nobody gets in. `wrong` says no more than that; the other codes are told only to who knows the password. */
export type SignInProblem =
  | 'wrong'
  | 'too-many-attempts'
  | 'no-agreement'
  | 'disabled'
  | 'code-needed'
  | 'code-wrong'
  | 'code-too-many'
  | 'certificate-refused'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-revoked'
  | 'certificate-not-checked'
  | 'certificate-not-bound';

export type SignInOutcome = { ok: true; token: string } | Refused;

/** `devices` is what the cookie of known devices shall hold from now on. */
export type PasswordOutcome = { ok: true; token: string; devices: string } | Refused;

interface Refused {
  ok: false;
  problem: SignInProblem;
}

interface Known {
  passwordHash: string | null;
  problem: SignInProblem | null;
  /** The secret of the authenticator, encrypted, of who has one. */
  secondFactor: Buffer | null;
  who: { operatorId: string } | { staffId: string };
}

/**
 * Signs an operator in by unit name, unit number (both mean the unit's first 专管员) or his own login (RL-02, Q-01). A unit
 * that has not signed the 网上自主协议 does not get in (RL-01).
 */
export function signInOperator(credentials: Credentials, clock: Clock): Promise<PasswordOutcome> {
  return signIn(credentials, { clock, realm: 'unit', find: findOperator });
}

/** Signs staff of the centre in to the back office: by password and, of who has one, by the second factor as well. */
export function signInStaff(credentials: Credentials, clock: Clock): Promise<PasswordOutcome> {
  return signIn(credentials, { clock, realm: 'staff', find: findStaff });
}

type Find = (tx: Tx, identifier: string) => Promise<Known | undefined>;

const CONTEXT = { actor: 'sign-in' };

async function signIn(
  credentials: Credentials,
  { clock, realm, find }: { clock: Clock; realm: 'unit' | 'staff'; find: Find },
): Promise<PasswordOutcome> {
  const { identifier, address } = credentials;
  const known = await database().inTransaction(CONTEXT, (tx) => find(tx, identifier));
  // A unit's name, its number and its operator's login are three ways to guess one password: they share one budget.
  const account = `${realm}:${known ? Object.values(known.who).join() : identifier}`;
  const outcome = await tryPassword(credentials, { known, account, find }, clock);
  noteSignIn({ method: realm, account: known ? account : null, address }, outcome);
  return outcome;
}

async function tryPassword(
  { identifier, password, code = '', address, browser, devices }: Credentials,
  { known, account, find }: { known: Known | undefined; account: string; find: Find },
  clock: Clock,
): Promise<PasswordOutcome> {
  const budgets = signInBudgets({ account, address, device: knownDevice(devices, account, clock) });
  // Counted in a transaction of its own: a hundred at once are all counted before the first password is looked at.
  const allowed = await database().inTransaction(CONTEXT, (tx) => spend(tx, budgets, clock));
  if (!allowed) return { ok: false, problem: 'too-many-attempts' };
  const fits = await verifyPassword(known?.passwordHash ?? null, password);
  if (!known || !fits) return { ok: false, problem: 'wrong' };
  return database().inTransaction(CONTEXT, async (tx) => {
    await holdAccount(tx, known.who);
    const now = await find(tx, identifier);
    // Changed while it was checked: a session by the old password would outlive it.
    if (!now || !isSame(now, known)) return { ok: false, problem: 'wrong' };
    await giveBack(tx, budgets, clock);
    if (now.problem) return { ok: false, problem: now.problem };
    const problem = await secondStepProblem(tx, { known: now, code, clock });
    if (problem) return { ok: false, problem };
    const token = await startSession(tx, now.who, { clock, address, browser });
    return { ok: true, token, devices: rememberDevice(devices, account, clock) };
  });
}

function isSame(one: Known, other: Known): boolean {
  return one.passwordHash === other.passwordHash && Object.values(one.who).join() === Object.values(other.who).join();
}

/** What is wrong with the second step; null where it was right, or there is none. A wrong code is counted in this very transaction. */
async function secondStepProblem(
  tx: Tx,
  { known, code, clock }: { known: Known; code: string; clock: Clock },
): Promise<SignInProblem | null> {
  if (known.secondFactor === null || !('staffId' in known.who)) return null;
  if (code === '') return 'code-needed';
  const { staffId } = known.who;
  const tried = await trySecondFactor(tx, { staffId, secretCipher: known.secondFactor, code }, clock);
  return tried === 'right' ? null : `code-${tried}`;
}

interface OperatorRow extends Record<string, unknown> {
  operator_id: string;
  operator_status: string;
  password_hash: string | null;
  unit_status: string;
  agreement_signed_on: string | null;
}

async function findOperator(tx: Tx, identifier: string): Promise<Known | undefined> {
  const [row] = await tx.execute<OperatorRow>(sql`select * from find_operator(${identifier})`);
  if (!row) return undefined;
  const usable = row.operator_status === 'active' && row.unit_status !== 'closed';
  const problem = !usable ? 'disabled' : row.agreement_signed_on === null ? 'no-agreement' : null;
  return { passwordHash: row.password_hash, problem, secondFactor: null, who: { operatorId: row.operator_id } };
}

interface StaffRow extends Record<string, unknown> {
  staff_id: string;
  staff_status: string;
  password_hash: string | null;
}

async function findStaff(tx: Tx, identifier: string): Promise<Known | undefined> {
  const [row] = await tx.execute<StaffRow>(sql`select * from find_staff(${identifier})`);
  if (!row) return undefined;
  const problem = row.staff_status === 'active' ? null : 'disabled';
  const secondFactor = await secondFactorOf(tx, row.staff_id);
  return { passwordHash: row.password_hash, problem, secondFactor, who: { staffId: row.staff_id } };
}
