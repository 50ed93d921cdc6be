import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instantColumn } from './columns';
import { units } from './units';

/** 通知: something a unit should know, by code; the sentence is in lib/text. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    code: text().notNull(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    path: text(),
    at: instantColumn().notNull(),
    readAt: instantColumn(),
  },
  (t) => [index('notices_of_unit').on(t.unitId, t.id)],
);
