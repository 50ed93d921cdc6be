import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
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

interface SessionRow extends Record<string, unknown> {
  id: string;
  token_hash: Buffer;
  browser: string | null;
  address: string | null;
  started_at: string | Date;
  seen_at: string | Date;
}

/**
 * The sessions of who is signed in that are alive, this one first, then the last used; with those that he began by the same account and then
 * switched over to another unit.
 */
export async function listOwnSessions(tx: Tx, { session }: Principal, clock: Clock): Promise<OwnSession[]> {
  const idleSince = new Date(clock.milliseconds() - IDLE_MILLISECONDS).toISOString();
  const rows = await tx.execute<SessionRow>(
    sql`select * from own_sessions(${session}::bytea, ${clock.now().toISOString()}::timestamptz)
      where seen_at > ${idleSince}::timestamptz order by seen_at desc limit 50`,
  );
  const found = rows.map(({ id, token_hash: tokenHash, browser, address, started_at: startedAt, seen_at: seenAt }) => {
    const here = session?.equals(tokenHash) ?? false;
    return { id, browser, address, startedAt: new Date(startedAt), seenAt: new Date(seenAt), here };
  });
  return found.sort((one, other) => Number(other.here) - Number(one.here));
}

/** 结束其他会话: whoever else is signed in as oneself has to sign in again, at whatever unit he acts now. */
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
