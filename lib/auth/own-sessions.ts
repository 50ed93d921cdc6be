import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { sessions } from '@/db/schema/sessions';
import type { Clock } from '@/lib/gateways/clock';
import { ownOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import type { Principal } from './principal';
import { IDLE_MILLISECONDS } from './session-limits';

export interface OwnSession {
  id: string;
  browser: string | null;
  address: string | null;
  startedAt: Date;
  seenAt: Date;
  /** The one that asks. */
  here: boolean;
}

/** The sessions of who is signed in that are alive, this one first, then the last used. */
export async function listOwnSessions(tx: Tx, principal: Principal, clock: Clock): Promise<OwnSession[]> {
  const now = clock.now();
  const rows = await tx
    .select()
    .from(sessions)
    .where(
      and(
        principal.kind === 'operator' ? eq(sessions.operatorId, principal.id) : eq(sessions.staffId, principal.id),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, new Date(now.getTime() - IDLE_MILLISECONDS)),
      ),
    )
    .orderBy(desc(sessions.seenAt))
    .limit(50);
  const found = rows.map(({ id, browser, address, startedAt, seenAt, tokenHash }) => {
    return { id, browser, address, startedAt, seenAt, here: principal.session?.equals(tokenHash) ?? false };
  });
  return found.sort((one, other) => Number(other.here) - Number(one.here));
}

/** 结束其他会话: whoever else is signed in as oneself has to sign in again. */
export const endOtherSessions = ownOperation({
  name: 'sessions.end-others',
  input: z.strictObject({}),
  async run({ tx, principal, clock }) {
    const kept = principal.session ?? refuse('signed-out');
    const [operatorId, staffId] = principal.kind === 'operator' ? [principal.id, null] : [null, principal.id];
    const [row] = await tx.execute<{ ended: bigint }>(
      sql`select end_other_sessions(${operatorId}::uuid, ${staffId}::uuid, ${kept}::bytea, ${clock.now().toISOString()}::timestamptz) as ended`,
    );
    return { ended: Number(row?.ended ?? 0) };
  },
});
