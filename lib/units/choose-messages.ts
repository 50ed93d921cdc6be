import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { OPTIONAL_MESSAGES, operators } from '@/db/schema/units';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';

/**
 * 短信提醒 of 设置: which reminders come by short message besides the notice in the hall. What is about money or guards an account is not among
 * them. Refuses who is not the unit's first operator: the messages are his.
 */
export const chooseMessages = unitOperation({
  name: 'notices.choose-messages',
  input: z.strictObject({ wanted: z.array(z.enum(OPTIONAL_MESSAGES)).max(OPTIONAL_MESSAGES.length) }),
  async run({ tx, principal }, { wanted }) {
    const silenced = OPTIONAL_MESSAGES.filter((purpose) => !wanted.includes(purpose));
    const [own] = await tx.select({ first: operators.isPrimary }).from(operators).where(eq(operators.id, principal.id));
    if (!own?.first) return refuse('messages-of-first-operator');
    await tx.update(operators).set({ silenced }).where(eq(operators.id, principal.id));
    return { silenced };
  },
});

/** What an operator does without; null for who gets none anyway. */
export async function silencedMessages(tx: Tx, operatorId: string) {
  const [own] = await tx
    .select({ first: operators.isPrimary, silenced: operators.silenced })
    .from(operators)
    .where(eq(operators.id, operatorId));
  return own?.first ? own.silenced : null;
}
