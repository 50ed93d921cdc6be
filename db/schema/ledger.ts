import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { bytes, dayColumn, fenColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';
import { units } from './units';

/** Chart of accounts (rulebook 3.12): 101 bank deposit, 201 employees' fund, 219 suspense, 411 interest paid to employees. */
export const LEDGER_CODES = ['101', '201', '219', '411'] as const;
export const JOURNAL_KINDS = [
  'opening',
  'remittance',
  'back-pay',
  'receipt',
  'allocation',
  'refund',
  'transfer',
  'transfer-back',
  'interest',
  'purchase-withdrawal',
  'repayment-withdrawal',
  'correction',
  'reversal',
] as const;

/**
 * A ledger account. An employee's (201) has the id of his account and carries his 缴至年月; a unit's suspense (219)
 * belongs to the unit; the bank's (101) and the unidentified suspense to the centre. A balance is credit minus debit, in
 * fen, so an asset is negative and all balances sum to zero.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: uuid().primaryKey(),
    code: text({ enum: LEDGER_CODES }).notNull(),
    unitId: uuid().references(() => units.id),
    balance: fenColumn().notNull(),
    version: integer().notNull(),
    remittedMonth: monthColumn(),
    /** 积数 since the last settlement, in fen times days, up to the day of the last entry (I-3); employees' accounts only. */
    product: bigint({ mode: 'bigint' })
      .notNull()
      .default(sql`0`),
    productOn: dayColumn(),
  },
  (t) => [
    index('ledger_accounts_of_unit').on(t.unitId, t.code),
    uniqueIndex('ledger_accounts_one_suspense')
      .on(t.unitId)
      .where(sql`${t.code} = '219'`),
    oneOf('ledger_accounts_code_known', t.code, LEDGER_CODES),
    check('ledger_accounts_liability_not_negative', sql`${t.code} in ('101', '411') or ${t.balance} >= 0`),
    check('ledger_accounts_employee_has_unit', sql`${t.code} <> '201' or ${t.unitId} is not null`),
    isMonthCheck('ledger_accounts_remitted_is_month', t.remittedMonth),
  ],
);

/** 记账凭证: the header of one booking. Append-only, chained by hash within its unit. */
export const journals = pgTable(
  'journals',
  {
    id: uuid().primaryKey(),
    unitId: uuid().references(() => units.id),
    kind: text({ enum: JOURNAL_KINDS }).notNull(),
    logId: uuid().notNull(),
    remittanceId: uuid(),
    receiptId: uuid(),
    reversesId: uuid().references((): AnyPgColumn => journals.id),
    firstMonth: monthColumn(),
    lastMonth: monthColumn(),
    valueOn: dayColumn().notNull(),
    postedOn: dayColumn().notNull(),
    postedAt: instantColumn().notNull(),
    link: integer().notNull(),
    previousHash: bytes(),
    hash: bytes().notNull(),
    writtenIn: text().notNull(),
  },
  (t) => [
    // Of the column itself: an expression with coalesce is nothing that row level security lets an index look up.
    unique('journals_chain').on(t.unitId, t.link).nullsNotDistinct(),
    uniqueIndex('journals_one_per_remittance')
      .on(t.remittanceId)
      .where(sql`${t.kind} = 'remittance'`),
    uniqueIndex('journals_one_reversal').on(t.reversesId),
    index('journals_of_unit').on(t.unitId, t.id),
    index('journals_of_receipt').on(t.receiptId),
    index('journals_transfers')
      .on(t.postedOn)
      .where(sql`${t.kind} in ('transfer', 'transfer-back')`),
    oneOf('journals_kind_known', t.kind, JOURNAL_KINDS),
    check('journals_reversal_names_original', sql`(${t.kind} = 'reversal') = (${t.reversesId} is not null)`),
  ],
);

/** 明细账: what a journal did to one account. `version` counts the account's entries without a gap. */
export const entries = pgTable(
  'entries',
  {
    accountId: uuid()
      .notNull()
      .references(() => ledgerAccounts.id),
    version: integer().notNull(),
    journalId: uuid()
      .notNull()
      .references(() => journals.id),
    unitId: uuid(),
    amount: fenColumn().notNull(),
    balance: fenColumn().notNull(),
    /** 积数 that a transfer moved, with the money or, where none was left, by itself. */
    product: bigint({ mode: 'bigint' })
      .notNull()
      .default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.version] }),
    uniqueIndex('entries_once_per_journal').on(t.journalId, t.accountId),
    check('entries_move_something', sql`${t.amount} <> 0 or ${t.product} <> 0`),
  ],
);
