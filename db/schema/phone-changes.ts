import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, oneOf } from './columns';
import { decidedByAnother, PROPOSAL_STATES, twoPersonColumns } from './two-person-columns';
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
    ...twoPersonColumns(PROPOSAL_STATES),
  },
  (t) => [
    index('phone_changes_of_unit').on(t.unitId, t.operatorId),
    uniqueIndex('phone_changes_one_waiting')
      .on(t.operatorId)
      .where(sql`${t.state} = 'proposed'`),
    oneOf('phone_changes_state_known', t.state, PROPOSAL_STATES),
    decidedByAnother('phone_changes_by_two', t, sql`${t.state} = 'proposed'`),
    check('phone_changes_number_while_waiting', sql`(${t.state} = 'proposed') = (${t.phoneCipher} is not null)`),
  ],
);
