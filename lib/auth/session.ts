import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { sessions } from '@/db/schema/sessions';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import { newId } from '@/lib/values/ids';
import type { Actor, OperatorRole, Principal, StaffRole } from './principal';
import { IDLE_MILLISECONDS, LONGEST_MILLISECONDS, TOUCH_MILLISECONDS } from './session-limits';

/** SHA-256 of a session token; the database never holds the token itself. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A token that a cookie may carry: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Starts a session for an operator or for staff and returns the token that the cookie will carry. */
export async function startSession(
  tx: Tx,
  who: { operatorId: string } | { staffId: string },
  { clock, address, browser }: { clock: Clock; address: string; browser: string },
): Promise<string> {
  const token = newToken();
  const until = new Date(clock.milliseconds() + LONGEST_MILLISECONDS).toISOString();
  const operatorId = 'operatorId' in who ? who.operatorId : null;
  const staffId = 'staffId' in who ? who.staffId : null;
  await tx.execute(sql`select start_session(${newId(clock.milliseconds())}::uuid, ${hashToken(token)}::bytea, ${operatorId}::uuid,
    ${staffId}::uuid, ${clock.now().toISOString()}::timestamptz, ${until}::timestamptz, ${address.slice(0, 64)}, ${browser.slice(0, 200)})`);
  return token;
}

interface SessionRow extends Record<string, unknown> {
  session_id: string;
  operator_id: string | null;
  staff_id: string | null;
  unit_id: string | null;
  name: string;
  roles: string;
  must_enrol: boolean;
  must_change: boolean;
  seen_at: string | Date;
  expires_at: string | Date;
}

/**
 * Who a session belongs to, or null when it ended, idled for 15 minutes, is older than 8 hours, or its owner was disabled
 * or changed the password since.
 */
export async function readSession(tx: Tx, session: Buffer, clock: Clock): Promise<Principal | null> {
  const [row] = await tx.execute<SessionRow>(
    sql`select *, must_enrol(staff_id) as must_enrol, must_change_password(operator_id, ${clock.today()}::date) as must_change
      from session_principal(${session}::bytea)`,
  );
  if (!row) return null;
  const now = clock.milliseconds();
  const idle = now - new Date(row.seen_at).getTime();
  if (idle > IDLE_MILLISECONDS || now >= new Date(row.expires_at).getTime()) return null;
  if (idle > TOUCH_MILLISECONDS) {
    await tx.execute(sql`select touch_session(${row.session_id}::uuid, ${clock.now().toISOString()}::timestamptz)`);
  }
  if (row.operator_id && row.unit_id) {
    const roles = row.roles.split(',') as OperatorRole[];
    const who = { kind: 'operator' as const, id: row.operator_id, unitId: row.unit_id, name: row.name, roles, session };
    return row.must_change ? { ...who, mustChangePassword: true } : who;
  }
  if (row.staff_id) {
    const roles = row.roles.split(',') as StaffRole[];
    return { kind: 'staff', id: row.staff_id, name: row.name, roles, session, mustEnrol: row.must_enrol };
  }
  return null;
}

/** Refuses unless the principal's session is still alive, read in the working transaction itself. */
export async function requireLiveSession(tx: Tx, principal: Actor, clock: Clock): Promise<void> {
  if (!principal.session) return;
  const owner = await readSession(tx, principal.session, clock);
  if (owner?.kind !== principal.kind || owner.id !== principal.id) refuse('signed-out');
}

/** Ends a session at once. */
export async function endSession(tx: Tx, session: Buffer, clock: Clock): Promise<void> {
  await tx.execute(sql`select end_session(${session}::bytea, ${clock.now().toISOString()}::timestamptz)`);
}

/** Ends every session of an operator or a member of staff whom the context may see. */
export async function endSessionsOf(tx: Tx, personId: string, clock: Clock): Promise<void> {
  await tx.execute(sql`select end_sessions_of(${personId}::uuid, ${clock.now().toISOString()}::timestamptz)`);
}

/** Ends every session of an operator, also those that he began by this account and then switched over to another unit. For the centre. */
export async function endSessionsEverywhere(tx: Tx, operatorId: string, clock: Clock): Promise<void> {
  const his = or(eq(sessions.operatorId, operatorId), eq(sessions.viaOperatorId, operatorId));
  await tx
    .update(sessions)
    .set({ endedAt: clock.now() })
    .where(and(his, isNull(sessions.endedAt)));
}

/** Another person has the account from now on: password, certificates and sessions of the former one open it no more. */
export async function handOverAccount(tx: Tx, operatorId: string, clock: Clock): Promise<void> {
  await tx.execute(sql`select hand_over_account(${operatorId}::uuid, ${clock.now().toISOString()}::timestamptz)`);
}

/** Whoever was let into other units by this account has to be invited anew: who manages the account could act there in his place. */
export async function releaseAgencies(tx: Tx, operatorId: string): Promise<void> {
  await tx.execute(sql`select release_agencies(${operatorId}::uuid)`);
}
