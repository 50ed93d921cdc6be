import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn } from './columns';
import { staff } from './staff';
import { operators, units } from './units';

/** A signed-in browser. The cookie carries the token, this row decides; only the token's hash is kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    tokenHash: bytes().notNull().unique(),
    unitId: uuid().references(() => units.id),
    operatorId: uuid().references(() => operators.id),
    staffId: uuid().references(() => staff.id),
    startedAt: instantColumn().notNull(),
    seenAt: instantColumn().notNull(),
    expiresAt: instantColumn().notNull(),
    endedAt: instantColumn(),
    address: text(),
    browser: text(),
    /** When who signed in last proved himself again, and for what (lib/auth/step-up.ts). */
    steppedUpAt: instantColumn(),
    steppedUpFor: text(),
    /** The account by which its owner signed in, where he has switched over from there to this unit. */
    viaOperatorId: uuid().references(() => operators.id),
  },
  (t) => [
    index('sessions_of_operator').on(t.operatorId),
    index('sessions_of_staff').on(t.staffId),
    index('sessions_via_operator')
      .on(t.viaOperatorId)
      .where(sql`${t.viaOperatorId} is not null`),
    check('sessions_one_owner', sql`(${t.operatorId} is null) <> (${t.staffId} is null)`),
    check('sessions_operator_has_unit', sql`(${t.operatorId} is null) = (${t.unitId} is null)`),
  ],
);

/** Counted attempts per key (account, address, site) and window, so that guessing costs time. */
export const attemptBudgets = pgTable(
  'attempt_budgets',
  {
    key: text().notNull(),
    windowStart: instantColumn().notNull(),
    used: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);

/**
 * 动态验证码: six digits sent to a phone, for one purpose and one browser (`holder`, the hash of its token). Code and phone are kept as keyed
 * hashes; the newest code is the only one that counts.
 */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    id: uuid().primaryKey(),
    purpose: text().notNull(),
    holder: bytes().notNull(),
    phoneIndex: bytes().notNull(),
    codeHash: bytes().notNull(),
    at: instantColumn().notNull(),
    expiresAt: instantColumn().notNull(),
    tries: integer().notNull().default(0),
    usedAt: instantColumn(),
  },
  (t) => [
    index('one_time_codes_of_holder').on(t.holder, t.purpose, t.id),
    index('one_time_codes_of_phone').on(t.phoneIndex, t.at),
  ],
);
