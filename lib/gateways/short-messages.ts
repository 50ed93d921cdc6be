import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { sealPersonal } from '@/lib/people/protect';
import { shortMessageWords, type ShortMessagePurpose } from '@/lib/text/short-messages';
import { newId } from '@/lib/values/ids';
import { maskMobile } from '@/lib/values/mobile';
import type { Clock } from './clock';

export interface QueuedMessage {
  /** A mainland mobile number, 11 digits. */
  phone: string;
  purpose: ShortMessagePurpose;
  /** What the sentence of lib/text/short-messages.ts needs. */
  values: Record<string, string>;
  clock: Clock;
  /** The session of the browser that caused it (`principal.session`), so that the demo can show it there and nowhere else. */
  causedBy: Buffer | null;
  /** Made like any other and never sent: for an account that is not there. */
  decoy?: boolean;
}

/**
 * Puts a short message into the outbox, in the caller's own transaction: it is sent when that has committed, and never when it has not. Works in
 * any context.
 */
export async function queueMessage(tx: Tx, message: QueuedMessage): Promise<void> {
  const { phone, purpose, values, clock, causedBy, decoy = false } = message;
  const { sent, kept } = shortMessageWords(purpose, values);
  await tx.execute(sql`select queue_short_message(${newId(clock.milliseconds())}::uuid, ${clock.now().toISOString()}::timestamptz,
    ${purpose}, ${sealPersonal(phone)}::bytea, ${maskMobile(phone)}, ${kept}, ${sealPersonal(sent)}::bytea, ${decoy ? 'decoy' : 'waiting'}, ${causedBy}::bytea)`);
}
