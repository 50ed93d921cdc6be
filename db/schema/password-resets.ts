import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn } from './columns';
import { operators } from './units';

/**
 * 忘记密码 under way in one browser, whose cookie carries the token. There is one for an account that does not exist, too: it goes the same way and
 * never ends.
 */
export const passwordResets = pgTable('password_resets', {
  id: uuid().primaryKey(),
  tokenHash: bytes().notNull().unique(),
  operatorId: uuid().references(() => operators.id),
  /** What was typed as the account, encrypted: it may be anything. */
  identifierCipher: bytes().notNull(),
  address: text().notNull(),
  startedAt: instantColumn().notNull(),
  expiresAt: instantColumn().notNull(),
  /** When the code was right. */
  provenAt: instantColumn(),
  finishedAt: instantColumn(),
});
