import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { hashToken } from '@/lib/auth/session';
import type { StepUpGroup } from '@/lib/auth/step-up';
import type { Clock } from '@/lib/gateways/clock';
import { testClock } from './hall';

/** The same person signed in: with a session of his own that is alive. */
export async function signedIn<Someone extends OperatorPrincipal | StaffPrincipal>(
  owner: Connection,
  someone: Someone,
  clock: Clock = testClock,
): Promise<Someone & { session: Buffer }> {
  const session = hashToken(randomBytes(32).toString('base64url'));
  const [operatorId, staffId] = someone.kind === 'operator' ? [someone.id, null] : [null, someone.id];
  const at = clock.now().toISOString();
  const until = new Date(clock.milliseconds() + 8 * 60 * 60 * 1000).toISOString();
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(
      sql`select start_session(${randomUUID()}::uuid, ${session}::bytea, ${operatorId}::uuid, ${staffId}::uuid, ${at}::timestamptz, ${until}::timestamptz, '10.0.0.1', 'test')`,
    ),
  );
  return { ...someone, session };
}

/** The same person signed in, who has just proven himself again for this. */
export async function steppedUp<Someone extends OperatorPrincipal | StaffPrincipal>(
  owner: Connection,
  someone: Someone,
  { group, clock = testClock }: { group: StepUpGroup; clock?: Clock },
): Promise<Someone & { session: Buffer }> {
  const there = await signedIn(owner, someone, clock);
  await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
    tx.execute(
      sql`select step_up_session(${there.session}::bytea, ${group}, ${clock.now().toISOString()}::timestamptz)`,
    ),
  );
  return there;
}
