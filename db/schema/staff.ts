import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, oneOf } from './columns';

export const STAFF_ROLES = ['counter', 'reviewer', 'funds', 'administrator'] as const;
export const STAFF_STATUSES = ['active', 'disabled', 'locked'] as const;

/** 中心人员: a person of the fund centre, who works in the back office only. */
export const staff = pgTable(
  'staff',
  {
    id: uuid().primaryKey(),
    login: text().notNull().unique(),
    name: text().notNull(),
    phoneCipher: bytes(),
    phoneMask: text(),
    roles: text({ enum: STAFF_ROLES }).array().notNull(),
    status: text({ enum: STAFF_STATUSES }).notNull(),
    passwordHash: text(),
    passwordChangedAt: instantColumn(),
    /** Counts the changes, so that nobody writes over what another administrator has just changed. */
    version: integer().notNull().default(1),
  },
  (t) => [oneOf('staff_status_known', t.status, STAFF_STATUSES)],
);
