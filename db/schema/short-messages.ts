import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, oneOf } from './columns';

/** `decoy`: made for an account that is not there, so that as much is done for it as for one that is. Nobody sends it. */
export const SHORT_MESSAGE_STATES = ['waiting', 'sent', 'failed', 'decoy'] as const;

/**
 * 短信: written in the transaction that causes it, sent once that has committed. The phone number is encrypted; so is what is sent, which
 * may hold a code. `wording` is what stays to be read: the same sentence with codes and links struck out.
 */
export const shortMessages = pgTable(
  'short_messages',
  {
    id: uuid().primaryKey(),
    at: instantColumn().notNull(),
    purpose: text().notNull(),
    phoneCipher: bytes().notNull(),
    phoneMask: text().notNull(),
    wording: text().notNull(),
    sealedWording: bytes(),
    state: text({ enum: SHORT_MESSAGE_STATES }).notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instantColumn(),
    sentAt: instantColumn(),
    /** Hash of the token of the browser that caused it; the demo shows it there. */
    causedBy: bytes(),
  },
  (t) => [
    index('short_messages_waiting')
      .on(t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
    index('short_messages_of_browser').on(t.causedBy, t.id),
    oneOf('short_messages_state_known', t.state, SHORT_MESSAGE_STATES),
  ],
);
