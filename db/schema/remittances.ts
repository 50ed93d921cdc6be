import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { units } from './units';

/** A month that payment is deferred for (缓缴) closes without money; its roster says who is to be made up for. */
export const REMITTANCE_STATES = ['saved', 'due', 'posted', 'deferred', 'revoked', 'expired'] as const;
export const PAYMENT_STATES = ['due', 'posted', 'revoked', 'expired'] as const;
export const PAYMENT_METHODS = ['transfer', 'treasury', 'collection', 'online', 'suspense'] as const;
/** What is paid: a month with its back payments, or back payments alone. */
export const PAYMENT_PURPOSES = ['month', 'back-pay'] as const;

/** 缴款单: what the unit registered to pay, under one 缴款码. */
export const payments = pgTable(
  'payments',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    number: text().notNull().unique(),
    code: text().notNull().unique(),
    method: text({ enum: PAYMENT_METHODS }).notNull(),
    purpose: text({ enum: PAYMENT_PURPOSES }).notNull().default('month'),
    amount: fenColumn().notNull(),
    heads: integer().notNull(),
    firstMonth: monthColumn().notNull(),
    lastMonth: monthColumn().notNull(),
    state: text({ enum: PAYMENT_STATES }).notNull(),
    registeredBy: uuid().notNull(),
    registeredAt: instantColumn().notNull(),
    registeredOn: dayColumn().notNull(),
    deadline: dayColumn().notNull(),
    postedOn: dayColumn(),
    valueOn: dayColumn(),
    voucherNumber: text().unique(),
    checkCode: text().unique(),
    revokedBy: uuid(),
    revokedAt: instantColumn(),
    revokeReason: text(),
  },
  (t) => [
    index('payments_of_unit').on(t.unitId, t.id),
    uniqueIndex('payments_one_open')
      .on(t.unitId, t.purpose)
      .where(sql`${t.state} = 'due'`),
    oneOf('payments_purpose_known', t.purpose, PAYMENT_PURPOSES),
    oneOf('payments_state_known', t.state, PAYMENT_STATES),
    oneOf('payments_method_known', t.method, PAYMENT_METHODS),
    check('payments_amount_positive', sql`${t.amount} > 0`),
    check(
      'payments_posted_has_voucher',
      sql`(${t.state} = 'posted') = (${t.voucherNumber} is not null and ${t.checkCode} is not null and ${t.postedOn} is not null)`,
    ),
  ],
);

/**
 * 缴款清册: a unit's frozen month, with the six rows of the confirmation sheet. The identity of rulebook 3.6 is a CHECK:
 * a sheet that does not add up cannot be stored.
 */
export const remittances = pgTable(
  'remittances',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    number: text().notNull().unique(),
    /** The first month's remittance of those that were saved, and are paid, together; its own id where it is alone. */
    batchId: uuid().notNull(),
    month: monthColumn().notNull(),
    state: text({ enum: REMITTANCE_STATES }).notNull(),
    previousHeads: integer().notNull(),
    previousAmount: fenColumn().notNull(),
    addedHeads: integer().notNull(),
    addedAmount: fenColumn().notNull(),
    adjustedHeads: integer().notNull(),
    adjustedAmount: fenColumn().notNull(),
    reducedHeads: integer().notNull(),
    reducedAmount: fenColumn().notNull(),
    currentHeads: integer().notNull(),
    currentAmount: fenColumn().notNull(),
    backPayHeads: integer().notNull(),
    backPayAmount: fenColumn().notNull(),
    dueAmount: fenColumn().notNull(),
    savedBy: uuid().notNull(),
    savedAt: instantColumn().notNull(),
    paymentId: uuid().references(() => payments.id),
    revokedBy: uuid(),
    revokedAt: instantColumn(),
    revokeReason: text(),
    postedOn: dayColumn(),
  },
  (t) => [
    index('remittances_of_unit').on(t.unitId, t.id),
    index('remittances_of_payment').on(t.paymentId),
    uniqueIndex('remittances_one_in_progress')
      .on(t.unitId)
      .where(sql`${t.state} in ('saved', 'due') and ${t.id} = ${t.batchId}`),
    index('remittances_of_batch').on(t.batchId),
    uniqueIndex('remittances_one_per_month')
      .on(t.unitId, t.month)
      .where(sql`${t.state} in ('saved', 'due', 'posted', 'deferred')`),
    oneOf('remittances_state_known', t.state, REMITTANCE_STATES),
    isMonthCheck('remittances_month_is_month', t.month),
    check(
      'remittances_amounts_add_up',
      sql`${t.currentAmount} = ${t.previousAmount} + ${t.addedAmount} + ${t.adjustedAmount} - ${t.reducedAmount}`,
    ),
    check(
      'remittances_heads_add_up',
      sql`${t.currentHeads} = ${t.previousHeads} + ${t.addedHeads} - ${t.reducedHeads}`,
    ),
    check('remittances_due_adds_up', sql`${t.dueAmount} = ${t.currentAmount} + ${t.backPayAmount}`),
    check('remittances_due_has_payment', sql`${t.state} <> 'due' or ${t.paymentId} is not null`),
  ],
);

/** 清册明细: one person on a frozen month, as he was when it was saved. */
export const rosterLines = pgTable(
  'roster_lines',
  {
    unitId: uuid().notNull(),
    remittanceId: uuid()
      .notNull()
      .references(() => remittances.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    accountNumber: text().notNull(),
    name: text().notNull(),
    idNumberMask: text().notNull(),
    base: fenColumn().notNull(),
    unitRatio: integer().notNull(),
    ownRatio: integer().notNull(),
    unitShare: fenColumn().notNull(),
    ownShare: fenColumn().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.remittanceId, t.accountId] })],
);
