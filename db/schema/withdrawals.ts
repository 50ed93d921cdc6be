import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytes, dayColumn, fenColumn, oneOf } from './columns';
import { journals } from './ledger';
import { decidedByAnother, PROPOSAL_STATES, twoPersonColumns } from './two-person-columns';
import { units } from './units';

/** What employees withdraw for at the counter of the centre, as journals call it. */
export const WITHDRAWAL_KINDS = ['purchase-withdrawal', 'repayment-withdrawal'] as const;

/** 提取文件: withdrawals that one of the funds desk imported together; booked when a second person agrees. */
export const withdrawalFiles = pgTable(
  'withdrawal_files',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    hash: bytes().notNull(),
    ...twoPersonColumns(PROPOSAL_STATES),
  },
  (t) => [
    uniqueIndex('withdrawal_files_one_live')
      .on(t.hash)
      .where(sql`${t.state} <> 'declined'`),
    oneOf('withdrawal_files_state_known', t.state, PROPOSAL_STATES),
    decidedByAnother('withdrawal_files_two_people', t),
  ],
);

/** 提取: what an employee withdrew on a day, under the number that the counter gave it; one journal books those of a unit, a kind and a day. */
export const withdrawals = pgTable(
  'withdrawals',
  {
    id: uuid().primaryKey(),
    fileId: uuid()
      .notNull()
      .references(() => withdrawalFiles.id),
    /** Its row in the file. */
    row: integer().notNull(),
    serial: text().notNull(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    kind: text({ enum: WITHDRAWAL_KINDS }).notNull(),
    amount: fenColumn().notNull(),
    withdrawnOn: dayColumn().notNull(),
    state: text({ enum: PROPOSAL_STATES }).notNull(),
    journalId: uuid().references(() => journals.id),
  },
  (t) => [
    uniqueIndex('withdrawals_one_per_serial')
      .on(t.serial)
      .where(sql`${t.state} <> 'declined'`),
    index('withdrawals_of_file').on(t.fileId, t.row),
    index('withdrawals_waiting')
      .on(t.accountId)
      .where(sql`${t.state} = 'proposed'`),
    oneOf('withdrawals_kind_known', t.kind, WITHDRAWAL_KINDS),
    oneOf('withdrawals_state_known', t.state, PROPOSAL_STATES),
    check('withdrawals_amount_positive', sql`${t.amount} > 0`),
    check('withdrawals_done_is_booked', sql`(${t.state} = 'done') = (${t.journalId} is not null)`),
  ],
);
