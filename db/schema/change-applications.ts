import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { APPLICATION_FIELDS } from '@/lib/values/application-field';
import { accounts } from './accounts';
import { bytes, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { units } from './units';

export const APPLICATION_SUBJECTS = ['unit', 'employee'] as const;
export const APPLICATION_STATES = ['draft', 'in-review', 'approved', 'rejected', 'withdrawn'] as const;

/**
 * 变更申请: what a unit asks the centre to change, with the documents that prove it. What it was and shall be stands as it may be
 * shown; an ID number and a phone number besides encrypted, with the blind index of the ID number.
 */
export const changeApplications = pgTable(
  'change_applications',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    subject: text({ enum: APPLICATION_SUBJECTS }).notNull(),
    accountId: uuid().references(() => accounts.id),
    field: text({ enum: APPLICATION_FIELDS }).notNull(),
    state: text({ enum: APPLICATION_STATES }).notNull(),
    number: text().unique(),
    beforeShown: text(),
    afterShown: text().notNull(),
    afterCipher: bytes(),
    afterIndex: bytes(),
    reason: text().notNull(),
    /** 缓缴 or a ratio below the lowest: the last month of it, and the ratios in basis points. */
    untilMonth: monthColumn(),
    unitRatio: integer(),
    ownRatio: integer(),
    createdBy: uuid().notNull(),
    createdAt: instantColumn().notNull(),
    submittedBy: uuid(),
    submittedAt: instantColumn(),
    /** The first of two reviewers, where the rule wants two. */
    firstApprovedBy: uuid(),
    firstApprovedAt: instantColumn(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
    opinion: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('change_applications_of_unit').on(t.unitId, t.id),
    index('change_applications_in_review')
      .on(t.id)
      .where(sql`${t.state} = 'in-review'`),
    uniqueIndex('change_applications_one_waiting')
      .on(t.unitId, sql`coalesce(${t.accountId}, ${t.unitId})`, t.field)
      .where(sql`${t.state} in ('draft', 'in-review')`),
    oneOf('change_applications_subject_known', t.subject, APPLICATION_SUBJECTS),
    oneOf('change_applications_field_known', t.field, APPLICATION_FIELDS),
    oneOf('change_applications_state_known', t.state, APPLICATION_STATES),
    check('change_applications_employee_named', sql`(${t.subject} = 'employee') = (${t.accountId} is not null)`),
    check(
      'change_applications_personal_encrypted',
      sql`(${t.field} in ('idNumber', 'phone')) = (${t.afterCipher} is not null)`,
    ),
    isMonthCheck('change_applications_until_is_month', t.untilMonth),
    check(
      'change_applications_relief_ends',
      sql`(${t.field} in ('deferral', 'lowRatio')) = (${t.untilMonth} is not null) and (${t.field} = 'lowRatio') = (${t.unitRatio} is not null and ${t.ownRatio} is not null)`,
    ),
    check(
      'change_applications_two_reviewers',
      sql`${t.decidedBy} is null or ${t.firstApprovedBy} is null or ${t.decidedBy} <> ${t.firstApprovedBy}`,
    ),
    check(
      'change_applications_submitted_is_numbered',
      sql`${t.state} in ('draft', 'withdrawn') or (${t.number} is not null and ${t.submittedBy} is not null)`,
    ),
    check(
      'change_applications_decided_by_whom',
      sql`(${t.state} in ('approved', 'rejected')) = (${t.decidedBy} is not null)`,
    ),
  ],
);
