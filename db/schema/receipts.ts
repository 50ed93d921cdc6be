import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { dayColumn, fenColumn, instantColumn, oneOf } from './columns';
import { payments } from './remittances';
import { decidedByAnother, PROPOSAL_STATES, twoPersonColumns } from './two-person-columns';
import { units } from './units';

export const RECEIPT_STATES = ['matched', 'suspense'] as const;
/** Why a receipt went where it went (R-6, Q-55 to Q-58, B-5). */
export const RECEIPT_FINDINGS = ['exact', 'over', 'short', 'late', 'second', 'unknown', 'paid-elsewhere'] as const;
/** By the funds desk, by a bank's file, by the bank itself. */
export const RECEIPT_SOURCES = ['entered', 'imported', 'online'] as const;

/** 银行到账: money that a bank reported; one row per bank serial number. */
export const receipts = pgTable(
  'receipts',
  {
    id: uuid().primaryKey(),
    bankSerial: text().notNull().unique(),
    payerName: text().notNull(),
    payerAccount: text(),
    amount: fenColumn().notNull(),
    memo: text(),
    arrivedOn: dayColumn().notNull(),
    source: text({ enum: RECEIPT_SOURCES }).notNull(),
    state: text({ enum: RECEIPT_STATES }).notNull(),
    finding: text({ enum: RECEIPT_FINDINGS }).notNull(),
    unitId: uuid().references(() => units.id),
    paymentId: uuid().references(() => payments.id),
    enteredBy: uuid().notNull(),
    enteredAt: instantColumn().notNull(),
  },
  (t) => [
    index('receipts_of_unit').on(t.unitId, t.id),
    index('receipts_of_payment').on(t.paymentId),
    oneOf('receipts_state_known', t.state, RECEIPT_STATES),
    oneOf('receipts_finding_known', t.finding, RECEIPT_FINDINGS),
    oneOf('receipts_source_known', t.source, RECEIPT_SOURCES),
    check('receipts_amount_positive', sql`${t.amount} > 0`),
    check('receipts_matched_has_payment', sql`${t.state} <> 'matched' or ${t.paymentId} is not null`),
  ],
);

/** 暂存款认领: money in suspense that somebody says is a unit's; booked when a second person agrees. */
export const suspenseAllocations = pgTable(
  'suspense_allocations',
  {
    id: uuid().primaryKey(),
    receiptId: uuid()
      .notNull()
      .references(() => receipts.id),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    reason: text().notNull(),
    ...twoPersonColumns(PROPOSAL_STATES),
  },
  (t) => [
    uniqueIndex('suspense_allocations_one_live')
      .on(t.receiptId)
      .where(sql`${t.state} <> 'declined'`),
    oneOf('suspense_allocations_state_known', t.state, PROPOSAL_STATES),
    decidedByAnother('suspense_allocations_two_people', t),
  ],
);

/** 挂账退款: what lies in suspense of a receipt goes back to who paid it; booked when a second person agrees. */
export const suspenseRefunds = pgTable(
  'suspense_refunds',
  {
    id: uuid().primaryKey(),
    receiptId: uuid()
      .notNull()
      .references(() => receipts.id),
    /** Whose suspense it leaves; null while the payer is unknown. */
    unitId: uuid().references(() => units.id),
    amount: fenColumn().notNull(),
    payeeName: text().notNull(),
    payeeAccount: text().notNull(),
    reason: text().notNull(),
    ...twoPersonColumns(PROPOSAL_STATES),
  },
  (t) => [
    index('suspense_refunds_of_receipt').on(t.receiptId),
    uniqueIndex('suspense_refunds_one_waiting')
      .on(t.receiptId)
      .where(sql`${t.state} = 'proposed'`),
    oneOf('suspense_refunds_state_known', t.state, PROPOSAL_STATES),
    check('suspense_refunds_amount_positive', sql`${t.amount} > 0`),
    decidedByAnother('suspense_refunds_two_people', t),
  ],
);

/** How an instruction to the bank stands: sent, taken from the unit's account, or refused by the bank. */
export const COLLECTION_STATES = ['sent', 'collected', 'failed'] as const;

/** 托收指令: what the centre has told the bank to take from a unit's account for a payment; the account as it was then. */
export const collectionInstructions = pgTable(
  'collection_instructions',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    /** 批次号: those that were sent together, in one file. */
    batchNumber: text().notNull(),
    payerName: text().notNull(),
    payerAccount: text().notNull(),
    payerBank: text(),
    amount: fenColumn().notNull(),
    state: text({ enum: COLLECTION_STATES }).notNull(),
    sentBy: uuid().notNull(),
    sentAt: instantColumn().notNull(),
    sentOn: dayColumn().notNull(),
    endedAt: instantColumn(),
    failedBy: uuid(),
    failure: text(),
  },
  (t) => [
    index('collection_instructions_of_payment').on(t.unitId, t.paymentId),
    index('collection_instructions_of_batch').on(t.batchNumber),
    uniqueIndex('collection_instructions_one_sent')
      .on(t.paymentId)
      .where(sql`${t.state} = 'sent'`),
    oneOf('collection_instructions_state_known', t.state, COLLECTION_STATES),
    check('collection_instructions_amount_positive', sql`${t.amount} > 0`),
    check('collection_instructions_failure_said', sql`(${t.state} = 'failed') = (${t.failure} is not null)`),
  ],
);
