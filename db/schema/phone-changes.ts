import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, oneOf } from './columns';
import { ALLOCATION_STATES } from './receipts';
import { operators, units } from './units';

/** 修改手机 at the counter: a phone that one of the staff says is an operator's; known when a second person agrees. */
export const phoneChanges = pgTable(
  'phone_changes',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    operatorId: uuid()
      .notNull()
      .references(() => operators.id),
    /** Who the operator was then: by another name or ID number he may be somebody else. */
    operatorName: text().notNull(),
    operatorIdNumberIndex: bytes(),
    /** Kept while it waits; after that the operator has it, or nobody needs it. */
    phoneCipher: bytes(),
    phoneMask: text().notNull(),
    reason: text().notNull(),
    state: text({ enum: ALLOCATION_STATES }).notNull(),
    proposedBy: uuid().notNull(),
    proposedAt: instantColumn().notNull(),
    decidedBy: uuid(),
    decidedAt: instantColumn(),
  },
  (t) => [
    index('phone_changes_of_unit').on(t.unitId, t.operatorId),
    uniqueIndex('phone_changes_one_waiting')
      .on(t.operatorId)
      .where(sql`${t.state} = 'proposed'`),
    oneOf('phone_changes_state_known', t.state, ALLOCATION_STATES),
    check(
      'phone_changes_by_two',
      sql`${t.state} = 'proposed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy})`,
    ),
    check('phone_changes_number_while_waiting', sql`(${t.state} = 'proposed') = (${t.phoneCipher} is not null)`),
  ],
);
