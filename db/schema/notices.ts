import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instantColumn } from './columns';
import { staff } from './staff';
import { units } from './units';

/** 中心通知: what the centre tells all units, or some. Each unit that it is for gets a notice of its own, with its words. */
export const announcements = pgTable(
  'announcements',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    body: text().notNull(),
    /** 单位账号 of those it is for; null for all units. */
    unitNumbers: text().array(),
    units: integer().notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => staff.id),
    publishedAt: instantColumn().notNull(),
    withdrawnBy: uuid().references(() => staff.id),
    withdrawnAt: instantColumn(),
  },
  (t) => [check('announcements_withdrawn_by', sql`(${t.withdrawnBy} is null) = (${t.withdrawnAt} is null)`)],
);

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
    /** What a reminder is of, so that it is given once. */
    key: text(),
    at: instantColumn().notNull(),
    readAt: instantColumn(),
    announcementId: uuid(),
  },
  (t) => [
    index('notices_of_unit').on(t.unitId, t.id),
    index('notices_of_announcement')
      .on(t.announcementId)
      .where(sql`${t.announcementId} is not null`),
    index('notices_announced_to_unit')
      .on(t.unitId, t.id)
      .where(sql`${t.announcementId} is not null`),
    uniqueIndex('notices_once').on(t.unitId, t.key),
  ],
);
