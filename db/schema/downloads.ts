import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { bytes, instantColumn, oneOf } from './columns';
import { staff } from './staff';

export const DOWNLOAD_KINDS = ['driver', 'guide'] as const;

/** 下载中心: a driver or a guide that the centre offers to everybody. The bytes lie in the data folder, under the id. */
export const downloads = pgTable(
  'downloads',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: DOWNLOAD_KINDS }).notNull(),
    name: text().notNull(),
    version: text().notNull(),
    fileName: text().notNull(),
    size: integer().notNull(),
    hash: bytes().notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => staff.id),
    publishedAt: instantColumn().notNull(),
    withdrawnBy: uuid().references(() => staff.id),
    withdrawnAt: instantColumn(),
  },
  (t) => [
    index('downloads_offered')
      .on(t.id)
      .where(sql`${t.withdrawnAt} is null`),
    oneOf('downloads_kind_known', t.kind, DOWNLOAD_KINDS),
    check('downloads_withdrawn_by', sql`(${t.withdrawnBy} is null) = (${t.withdrawnAt} is null)`),
  ],
);
