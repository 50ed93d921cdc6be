import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, fenColumn, instantColumn, monthColumn, oneOf } from './columns';
import { operators, units } from './units';

export const APPROVAL_STATES = ['waiting', 'approved', 'returned', 'withdrawn', 'lapsed'] as const;

/**
 * 待复核: an operation that one operator asked for and a second one decides, in a unit that wants two persons. It was tried and rolled back;
 * approved, it is done with this very input. A unit has one that waits at most. It
 * lapses when the centre ends 双人复核: nobody is left to decide it.
 */
export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    operation: text().notNull(),
    input: jsonb().$type<unknown>().notNull(),
    requestKey: uuid().notNull(),
    state: text({ enum: APPROVAL_STATES }).notNull(),
    madeBy: uuid()
      .notNull()
      .references(() => operators.id),
    madeAt: instantColumn().notNull(),
    /** What it came to when it was tried: its month, people and money. */
    month: monthColumn(),
    people: integer(),
    amount: fenColumn(),
    /** SHA-256 of what it stands on and of what it came to; another one when it is approved means that something has changed. */
    fingerprint: bytes().notNull(),
    decidedBy: uuid().references(() => operators.id),
    decidedAt: instantColumn(),
    opinion: text(),
    /** Why it could not be done although a second person approved of it. */
    refusal: text(),
    refusalValues: jsonb().$type<Record<string, string>>(),
    /** Where its result is shown. */
    resultPath: text(),
  },
  (t) => [
    index('approvals_of_unit').on(t.unitId, t.id),
    uniqueIndex('approvals_one_waits')
      .on(t.unitId)
      .where(sql`${t.state} = 'waiting'`),
    oneOf('approvals_state_known', t.state, APPROVAL_STATES),
    check(
      'approvals_decided',
      sql`(${t.state} = 'waiting') = (${t.decidedAt} is null) and (${t.state} in ('waiting', 'lapsed')) = (${t.decidedBy} is null)`,
    ),
    check('approvals_by_another', sql`${t.state} <> 'approved' or ${t.decidedBy} <> ${t.madeBy}`),
  ],
);
