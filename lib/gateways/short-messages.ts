import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
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
 * Puts short messages into the outbox, in the caller's own transaction and in one statement: it is sent when that has committed, and never when it has not. Works in
 * any context.
 */
export async function queueMessages(tx: Tx, messages: readonly QueuedMessage[]): Promise<void> {
  const rows = messages.map(({ phone, purpose, values, clock, causedBy, decoy = false }) => {
    const { sent, kept } = shortMessageWords(purpose, values);
    const id = newId(clock.milliseconds());
    const sealed = { phone: sealPersonal(phone), sent: sealPersonal(sent) };
    return { id, at: clock.now().toISOString(), purpose, mask: maskMobile(phone), kept, sealed, decoy, causedBy };
  });
  const texts = (read: (row: (typeof rows)[number]) => string) => pgArray(rows.map(read), 'text');
  const bytes = (read: (row: (typeof rows)[number]) => Buffer | null) => pgArray(rows.map(read), 'bytea');
  await tx.execute(sql`
    select queue_short_message(m.id::uuid, m.at::timestamptz, m.purpose, m.phone, m.mask, m.kept, m.sent, m.state, m.caused_by)
    from unnest(${texts(({ id }) => id)}, ${texts(({ at }) => at)}, ${texts(({ purpose }) => purpose)}, ${bytes(({ sealed }) => sealed.phone)},
      ${texts(({ mask }) => mask)}, ${texts(({ kept }) => kept)}, ${bytes(({ sealed }) => sealed.sent)},
      ${texts(({ decoy }) => (decoy ? 'decoy' : 'waiting'))}, ${bytes(({ causedBy }) => causedBy)})
      as m (id, at, purpose, phone, mask, kept, sent, state, caused_by)`);
}

/** One of them. */
export async function queueMessage(tx: Tx, message: QueuedMessage): Promise<void> {
  await queueMessages(tx, [message]);
}
