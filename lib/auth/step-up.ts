import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { sessions } from '@/db/schema/sessions';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import type { Actor } from './principal';

/**
 * What one must prove oneself again for. To use it: `stepUp: 'operators'` in the definition of an operation is all; the engine
 * refuses by `step-up-needed` in the working transaction, `app/use-door.ts` then asks for the code and sends the same request again. A read
 * (an export) calls `requireStepUp` itself, and its button `askForStepUp` of `app/step-up-request.ts` before it goes on.
 */
export type StepUpGroup = 'phone' | 'operators' | 'exports' | 'refunds' | 'withdrawals' | 'second-factor';

const FRESH_MILLISECONDS = 5 * 60 * 1000;

/** Refuses unless who acts proved himself again for this within the last five minutes, in this very session. */
export async function requireStepUp(
  tx: Tx,
  { group, principal, clock }: { group: StepUpGroup; principal: Actor; clock: Clock },
): Promise<void> {
  if (!principal.session) return refuse('step-up-needed', { group });
  const [session] = await tx
    .select({ at: sessions.steppedUpAt, what: sessions.steppedUpFor })
    .from(sessions)
    .where(eq(sessions.tokenHash, principal.session));
  const age = clock.milliseconds() - (session?.at?.getTime() ?? 0);
  if (session?.what !== group || age > FRESH_MILLISECONDS) refuse('step-up-needed', { group });
}
