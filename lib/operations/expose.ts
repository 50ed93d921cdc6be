import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { currentPrincipal } from '@/lib/auth/current';
import type { Principal } from '@/lib/auth/principal';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { newId } from '@/lib/values/ids';
import type { Answer, Door, Sent } from './answer';
import type { Json, Operation } from './operation';
import { fieldCodes } from './field-codes';
import { perform } from './perform';
import { isSameOrigin } from './same-origin';

const envelope = z.strictObject({ key: z.uuid(), who: z.string().max(64).optional(), input: z.unknown() });

/**
 * Makes an operation callable from the browser, and this is the only way: same origin, signed in, input parsed strictly,
 * performed; then the pages named are shown anew. What is not expected is logged under a reference number, and only the
 * number leaves the house.
 */
export function expose<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  paths: readonly string[],
): Door<Result> {
  return async function door(sent) {
    const answer = await answerTo(operation, sent, async () => ({
      sameOrigin: isSameOrigin(await headers()),
      principal: await currentPrincipal(),
    }));
    if (answer.ok) for (const path of paths) revalidatePath(path, 'layout');
    return answer;
  };
}

export interface Caller {
  sameOrigin: boolean;
  principal: Principal | null;
}

/** The same for a route handler, which brings its own request. */
export async function answerTo<Input, Result extends Json>(
  operation: Operation<Input, Result>,
  sent: Sent,
  caller: () => Promise<Caller>,
): Promise<Answer<Result>> {
  try {
    const { sameOrigin, principal } = await caller();
    if (!sameOrigin) return { ok: false, kind: 'refused', code: 'foreign-origin', values: {} };
    if (!principal) return { ok: false, kind: 'refused', code: 'signed-out', values: {} };
    const outer = envelope.safeParse(sent);
    if (!outer.success) return { ok: false, kind: 'invalid', fields: { key: 'request-key' } };
    // The cookie may have become another unit's while the page stood open.
    if ((outer.data.who ?? principal.id) !== principal.id)
      return { ok: false, kind: 'refused', code: 'other-unit', values: {} };
    const parsed = operation.input.safeParse(outer.data.input);
    if (!parsed.success) return { ok: false, kind: 'invalid', fields: fieldCodes(parsed.error) };
    const outcome = await perform(operation, { principal, requestKey: outer.data.key, input: parsed.data, clock });
    if (outcome.ok) return { ok: true, result: outcome.result };
    return { ok: false, kind: 'refused', code: outcome.refusal, values: outcome.values };
  } catch (error) {
    const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
    log().error({ reference, operation: operation.name, error }, 'operation failed');
    return { ok: false, kind: 'failed', reference };
  }
}
