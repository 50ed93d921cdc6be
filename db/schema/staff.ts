import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instantColumn, oneOf } from './columns';

export const STAFF_ROLES = ['counter', 'reviewer', 'funds', 'administrator'] as const;
export const STAFF_STATUSES = ['active', 'disabled', 'locked'] as const;

/** 中心人员: a person of the fund centre, who works in the back office only. */
export const staff = pgTable(
  'staff',
  {
    id: uuid().primaryKey(),
    login: text().notNull().unique(),
    name: text().notNull(),
    roles: text({ enum: STAFF_ROLES }).array().notNull(),
    status: text({ enum: STAFF_STATUSES }).notNull(),
    passwordHash: text(),
    passwordChangedAt: instantColumn(),
  },
  (t) => [oneOf('staff_status_known', t.status, STAFF_STATUSES)],
);
