import { randomBytes } from 'node:crypto';
import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import { passwordLinks } from '@/db/schema/password-links';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { queueMessage } from '@/lib/gateways/short-messages';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal } from '@/lib/people/protect';
import { newId } from '@/lib/values/ids';
import { staffPasswordProblem, type UnitPasswordProblem } from './password-policy';
import { hashPassword } from './passwords';
import { problemOfNewPassword } from './policy-in-force';
import { hashToken } from './session';

const LIFE_MILLISECONDS = 30 * 60 * 1000;
const HOUR_MILLISECONDS = 60 * 60 * 1000;
const MOST_AN_HOUR = 5;

type Owner = { operatorId: string; unitId: string } | { staffId: string };

interface Addressed {
  owner: Owner;
  login: string;
  phoneCipher: Buffer;
  clock: Clock;
  /** The session of the browser that asked for it. */
  causedBy: Buffer | null;
}

/**
 * Sends somebody a link by which he sets his own password: by short message, for 30 minutes, for one use; an earlier one is void then. Nobody
 * else sees link or password. Answers the link, for who starts a hall and has nobody to send one. Refuses the sixth within an hour.
 */
export async function sendPasswordLink(
  tx: Tx,
  { owner, login, phoneCipher, clock, causedBy }: Addressed,
): Promise<string> {
  const staffId = 'staffId' in owner ? owner.staffId : null;
  const operatorId = 'operatorId' in owner ? owner.operatorId : null;
  const unitId = 'unitId' in owner ? owner.unitId : null;
  const his = staffId ? eq(passwordLinks.staffId, staffId) : eq(passwordLinks.operatorId, operatorId ?? '');
  const since = new Date(clock.milliseconds() - HOUR_MILLISECONDS);
  const [made] = await tx
    .select({ links: count() })
    .from(passwordLinks)
    .where(and(his, gt(passwordLinks.madeAt, since)));
  if ((made?.links ?? 0) >= MOST_AN_HOUR) refuse('password-links-too-many');
  await tx
    .update(passwordLinks)
    .set({ endedAt: clock.now() })
    .where(and(his, isNull(passwordLinks.endedAt)));
  const token = randomBytes(32).toString('base64url');
  await tx.insert(passwordLinks).values({
    id: newId(clock.milliseconds()),
    tokenHash: hashToken(token),
    unitId,
    operatorId,
    staffId,
    madeAt: clock.now(),
    expiresAt: new Date(clock.milliseconds() + LIFE_MILLISECONDS),
  });
  // Behind the #, so that it comes into no log of a server on the way.
  const link = `${env().NEXTAUTH_URL}/set-password${staffId ? '/staff' : ''}#${token}`;
  const phone = openPersonal(phoneCipher);
  await queueMessage(tx, { phone, purpose: 'password-link', values: { login, link }, clock, causedBy });
  return link;
}

/** What was sent to a phone that is not his any more: links that could still be used, and 忘记密码 where it was begun. Ends all of it. */
export async function endOpenLinks(tx: Tx, personId: string, clock: Clock): Promise<void> {
  await tx.execute(sql`select end_open_links(${personId}::uuid, ${clock.now().toISOString()}::timestamptz)`);
}

export type PasswordSet =
  | { ok: true; login: string }
  | { ok: false; problem: UnitPasswordProblem | 'used-before' | 'staff-password-weak' | 'link-unusable' };

interface LinkRow extends Record<string, unknown> {
  operator_id: string | null;
  login: string;
}

/** Sets the password that a link is for, and ends the link and every session of its owner. Nothing is hashed for a link that cannot be used. */
export async function setPasswordByLink(
  { token, password }: { token: string; password: string },
  clock: Clock,
): Promise<PasswordSet> {
  const context = { actor: 'password-link' };
  const asked = hashToken(token);
  const now = clock.now().toISOString();
  const [link] = await database().inTransaction(context, (tx) =>
    tx.execute<LinkRow>(sql`select operator_id, login from find_password_link(${asked}::bytea, ${now}::timestamptz)`),
  );
  if (!link) return { ok: false, problem: 'link-unusable' };
  const problem = link.operator_id
    ? await problemOfNewPassword({ password, operatorId: link.operator_id }, clock)
    : staffPasswordProblem(password);
  if (problem) return { ok: false, problem };
  const hash = await hashPassword(password);
  const [set] = await database().inTransaction(context, (tx) =>
    tx.execute<{ done: boolean }>(
      sql`select set_password_by_link(${asked}::bytea, ${hash}, ${now}::timestamptz) as done`,
    ),
  );
  return set?.done ? { ok: true, login: link.login } : { ok: false, problem: 'link-unusable' };
}
