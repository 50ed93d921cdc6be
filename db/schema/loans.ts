import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, dayColumn, fenColumn, instantColumn, oneOf } from './columns';
import { people } from './people';

export const LOAN_STATES = ['repaying', 'settled'] as const;

/** 绑定银行卡 (联名卡) of a person; the number is encrypted as ID numbers are. */
export const bankCards = pgTable('bank_cards', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  bank: text().notNull(),
  numberCipher: bytes().notNull(),
  numberMask: text().notNull(),
});

/** 还款信息: a housing loan of a person, as the loan business tells it; imported, and only looked at here. */
export const loans = pgTable(
  'loans',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    contractNumber: text().notNull().unique(),
    bank: text().notNull(),
    amount: fenColumn().notNull(),
    balance: fenColumn().notNull(),
    monthlyRepayment: fenColumn().notNull(),
    termMonths: integer().notNull(),
    overdueMonths: integer().notNull(),
    grantedOn: dayColumn().notNull(),
    lastRepaidOn: dayColumn(),
    state: text({ enum: LOAN_STATES }).notNull(),
    importedAt: instantColumn().notNull(),
  },
  (t) => [
    index('loans_of_person').on(t.personId),
    oneOf('loans_state_known', t.state, LOAN_STATES),
    check(
      'loans_amounts_fit',
      sql`${t.amount} > 0 and ${t.balance} between 0 and ${t.amount} and ${t.monthlyRepayment} >= 0`,
    ),
    check('loans_months_fit', sql`${t.termMonths} between 1 and 360 and ${t.overdueMonths} >= 0`),
    check('loans_settled_is_paid', sql`(${t.state} = 'settled') = (${t.balance} = 0)`),
  ],
);
