import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytes, dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { jobs } from './jobs';
import { payments, remittances } from './remittances';
import { units } from './units';

export const PAPER_KINDS = [
  'voucher',
  'notice',
  'roster',
  'unit-certificate',
  'employee-certificate',
  'no-arrears',
  'statement',
] as const;

/**
 * 单证: a paper that was given out, and what it proves to whoever holds its check code. Only its revocation changes; `content` is what
 * else stands on it, as it was printed, and the hash says that nobody has changed either.
 */
export const papers = pgTable(
  'papers',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    kind: text({ enum: PAPER_KINDS }).notNull(),
    number: text().notNull().unique(),
    checkCode: text().notNull().unique(),
    accountId: uuid().references(() => accounts.id),
    paymentId: uuid().references(() => payments.id),
    remittanceId: uuid().references(() => remittances.id),
    firstMonth: monthColumn(),
    lastMonth: monthColumn(),
    heads: integer(),
    amount: fenColumn(),
    balance: fenColumn(),
    /** The day that the paper speaks of: posted, due, or as the books stood. */
    asOf: dayColumn().notNull(),
    content: jsonb().$type<Record<string, string>>().notNull(),
    contentHash: bytes().notNull(),
    /** Null where nobody asked for it: a voucher comes into being with its posting. */
    issuedBy: uuid(),
    issuedAt: instantColumn().notNull(),
    jobId: uuid().references(() => jobs.id),
    revokedAt: instantColumn(),
    revokedBy: uuid(),
    revokeReason: text(),
  },
  (t) => [
    index('papers_of_unit').on(t.unitId, t.id),
    uniqueIndex('papers_one_voucher')
      .on(t.paymentId)
      .where(sql`${t.kind} = 'voucher'`),
    uniqueIndex('papers_of_job').on(t.jobId, t.accountId),
    oneOf('papers_kind_known', t.kind, PAPER_KINDS),
    isMonthCheck('papers_first_month_is_month', t.firstMonth),
    isMonthCheck('papers_last_month_is_month', t.lastMonth),
    check('papers_revoked_says_why', sql`(${t.revokedAt} is null) = (${t.revokeReason} is null)`),
    check(
      'papers_about_somebody',
      sql`(${t.kind} in ('employee-certificate', 'statement')) = (${t.accountId} is not null) and (${t.kind} in ('voucher', 'notice')) = (${t.paymentId} is not null) and (${t.kind} = 'roster') = (${t.remittanceId} is not null)`,
    ),
  ],
);
