import { sql } from 'drizzle-orm';
import { check, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn } from './columns';
import { staff } from './staff';
import { operators, units } from './units';

/** A one-time link by which somebody sets his own password. The short message carries the token, this row its hash only. */
export const passwordLinks = pgTable(
  'password_links',
  {
    id: uuid().primaryKey(),
    tokenHash: bytes().notNull().unique(),
    unitId: uuid().references(() => units.id),
    operatorId: uuid().references(() => operators.id),
    staffId: uuid().references(() => staff.id),
    madeAt: instantColumn().notNull(),
    expiresAt: instantColumn().notNull(),
    /** When it was used, or another one took its place. */
    endedAt: instantColumn(),
  },
  (t) => [
    index('password_links_of_operator').on(t.operatorId),
    index('password_links_of_staff').on(t.staffId),
    check('password_links_one_owner', sql`(${t.operatorId} is null) <> (${t.staffId} is null)`),
    check('password_links_operator_has_unit', sql`(${t.operatorId} is null) = (${t.unitId} is null)`),
  ],
);
