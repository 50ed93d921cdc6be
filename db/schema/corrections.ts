import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { journals } from './ledger';
import { units } from './units';

export const CORRECTION_STATES = ['draft', 'in-review', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
/** 更正原因: paid for after leaving, paid twice, a wrong amount, another. */
export const CORRECTION_REASONS = ['01', '02', '03', '99'] as const;
/** Of a month: asked for (nobody else may ask), taken back, or let go of again. */
export const CORRECTION_MONTH_STATES = ['held', 'corrected', 'released'] as const;

/**
 * 错缴更正 (rulebook ): a unit asks that whole posted months of one employee be taken back into its suspense, with evidence
 * and his consent; two reviewers of the centre decide.
 */
export const corrections = pgTable(
  'corrections',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    state: text({ enum: CORRECTION_STATES }).notNull(),
    number: text().unique(),
    reason: text({ enum: CORRECTION_REASONS }).notNull(),
    note: text().notNull(),
    /** What the ledger holds of its months, in fen. */
    amount: fenColumn().notNull(),
    firstMonth: monthColumn().notNull(),
    lastMonth: monthColumn().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instantColumn().notNull(),
    submittedBy: uuid(),
    submittedAt: instantColumn(),
    submittedOn: dayColumn(),
    /** The first of the two reviewers. */
    firstApprovedBy: uuid(),
    firstApprovedAt: instantColumn(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
    opinion: text(),
    journalId: uuid().references(() => journals.id),
    postedOn: dayColumn(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('corrections_of_unit').on(t.unitId, t.id),
    index('corrections_in_review')
      .on(t.id)
      .where(sql`${t.state} = 'in-review'`),
    uniqueIndex('corrections_one_per_journal').on(t.journalId),
    oneOf('corrections_state_known', t.state, CORRECTION_STATES),
    oneOf('corrections_reason_known', t.reason, CORRECTION_REASONS),
    isMonthCheck('corrections_first_is_month', t.firstMonth),
    isMonthCheck('corrections_last_is_month', t.lastMonth),
    check('corrections_months_in_order', sql`${t.firstMonth} <= ${t.lastMonth}`),
    check('corrections_amount_positive', sql`${t.amount} > 0`),
    check('corrections_other_is_explained', sql`${t.reason} <> '99' or ${t.note} <> ''`),
    check(
      'corrections_submitted_is_numbered',
      sql`${t.state} in ('draft', 'withdrawn') or (${t.number} is not null and ${t.submittedBy} is not null and ${t.submittedOn} is not null)`,
    ),
    check('corrections_decided_by_whom', sql`${t.state} not in ('approved', 'rejected') or ${t.decidedBy} is not null`),
    check(
      'corrections_two_reviewers',
      sql`${t.state} <> 'approved' or (${t.firstApprovedBy} is not null and ${t.firstApprovedBy} <> ${t.decidedBy})`,
    ),
    check(
      'corrections_approved_is_booked',
      sql`(${t.state} = 'approved') = (${t.journalId} is not null and ${t.postedOn} is not null)`,
    ),
  ],
);

/** One month of a correction: what was booked for it, by its roster and by back payments, each share in fen. */
export const correctionMonths = pgTable(
  'correction_months',
  {
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    correctionId: uuid()
      .notNull()
      .references(() => corrections.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    month: monthColumn().notNull(),
    state: text({ enum: CORRECTION_MONTH_STATES }).notNull(),
    unitShare: fenColumn().notNull(),
    ownShare: fenColumn().notNull(),
    backUnitShare: fenColumn().notNull(),
    backOwnShare: fenColumn().notNull(),
    /** The back payments that are taken back with it; one that comes later stays. */
    backPayIds: uuid().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.correctionId, t.month] }),
    // Once only for each person and month, whoever asks at the same moment.
    uniqueIndex('correction_months_once')
      .on(t.accountId, t.month)
      .where(sql`${t.state} <> 'released'`),
    index('correction_months_of_unit').on(t.unitId, t.accountId),
    oneOf('correction_months_state_known', t.state, CORRECTION_MONTH_STATES),
    isMonthCheck('correction_months_month_is_month', t.month),
    check(
      'correction_months_amounts_not_negative',
      sql`${t.unitShare} >= 0 and ${t.ownShare} >= 0 and ${t.backUnitShare} >= 0 and ${t.backOwnShare} >= 0 and ${t.unitShare} + ${t.ownShare} + ${t.backUnitShare} + ${t.backOwnShare} > 0`,
    ),
  ],
);
