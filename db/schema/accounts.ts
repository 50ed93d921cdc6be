import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { dayColumn, fenColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { people } from './people';
import { units } from './units';

/** JGJ/T 320 annex A.6, and `revoked` for an account whose opening was taken back. */
export const ACCOUNT_STATUSES = ['normal', 'sealed', 'frozen', 'merged', 'withdrawn', 'left', 'revoked'] as const;

/**
 * The first character of each letter from a to z in the order of names, and what stands behind z: between two of them stand nearly all names
 * that begin with the letter. None is read with i, u or v.
 */
export const LETTER_STRETCHES = '阿八嚓咑妸发旮铪丌丌咔垃妈拏噢妑七呥仨他屲屲屲夕丫帀a';

/**
 * 职工账户: a person's account at a unit. Its id is the id of the filing that opened it, its public number is never
 * used again. Name, initials and ID mask are copies of the person's, kept by a trigger, so that a list of one unit sorts and
 * searches on one index.
 */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    number: text().notNull().unique(),
    name: text().notNull(),
    initials: text(),
    /** Whether the name stands elsewhere than in its letter's stretch: 曾, z as a family name, is among those of c. */
    isApart: boolean()
      .notNull()
      .generatedAlwaysAs(
        sql.raw(
          `coalesce(name collate "zh-x-icu" < substr('${LETTER_STRETCHES}', ascii(initials) - 96, 1) or name collate "zh-x-icu" >= substr('${LETTER_STRETCHES}', ascii(initials) - 95, 1), false)`,
        ),
      ),
    idNumberMask: text().notNull(),
    staffNumber: text(),
    status: text({ enum: ACCOUNT_STATUSES }).notNull(),
    base: fenColumn().notNull(),
    unitShare: fenColumn().notNull(),
    ownShare: fenColumn().notNull(),
    monthly: fenColumn()
      .notNull()
      .generatedAlwaysAs(sql`unit_share + own_share`),
    openedOn: dayColumn().notNull(),
    firstMonth: monthColumn().notNull(),
    sealedMonth: monthColumn(),
    sealReason: text(),
    sealNote: text(),
    awaitsTransfer: boolean().notNull().default(false),
    /** 合并销户: the account at another unit that took this one's balance; late money follows it. */
    mergedInto: uuid(),
    closedOn: dayColumn(),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('accounts_one_live_per_unit')
      .on(t.unitId, t.personId)
      .where(sql`${t.status} in ('normal', 'sealed', 'frozen')`),
    uniqueIndex('accounts_one_normal_per_person')
      .on(t.personId)
      .where(sql`${t.status} = 'normal'`),
    index('accounts_of_person').on(t.personId),
    // Each ends with what else a page's rows are found by, so that to find them no row has to be read.
    index('accounts_by_number').on(t.unitId, t.number, t.status, t.id),
    index('accounts_by_name').on(t.unitId, sql`${t.name} collate "zh-x-icu"`, t.id, t.status, t.initials),
    index('accounts_by_name_prefix').on(
      t.unitId,
      sql`${t.name} text_pattern_ops`,
      ...[t.status, t.number, t.base, t.id],
    ),
    index('accounts_by_initials').on(
      t.unitId,
      sql`${t.initials} text_pattern_ops`,
      ...[t.status, t.number, t.name, t.base, t.id],
    ),
    index('accounts_apart')
      .on(t.unitId, sql`${t.initials} text_pattern_ops`, ...[t.status, t.name, t.id])
      .where(sql`${t.isApart}`),
    index('accounts_by_base').on(t.unitId, t.base, t.id, t.status, t.initials),
    index('accounts_not_normal')
      .on(t.unitId, t.status, t.number, t.id)
      .where(sql`${t.status} <> 'normal'`),
    oneOf('accounts_status_known', t.status, ACCOUNT_STATUSES),
    check('accounts_amounts_not_negative', sql`${t.base} >= 0 and ${t.unitShare} >= 0 and ${t.ownShare} >= 0`),
    check(
      'accounts_merged_says_into',
      sql`(${t.status} = 'merged') = (${t.mergedInto} is not null) and (${t.status} <> 'merged' or ${t.closedOn} is not null)`,
    ),
    check('accounts_sealed_says_when', sql`(${t.status} <> 'sealed') or (${t.sealedMonth} is not null)`),
    isMonthCheck('accounts_first_month_is_month', t.firstMonth),
    isMonthCheck('accounts_sealed_month_is_month', t.sealedMonth),
  ],
);

/**
 * How many accounts a unit has in each status, and how many times any of them has changed; kept by a trigger, so that a list of 100,000
 * need not be counted, nor walked for what was found in it before and still stands.
 */
export const accountCounts = pgTable(
  'account_counts',
  {
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    status: text({ enum: ACCOUNT_STATUSES }).notNull(),
    accounts: integer().notNull(),
    changes: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.status] })],
);
