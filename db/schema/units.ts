import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { bytes, dayColumn, instantColumn, isMonthCheck, monthColumn, oneOf } from './columns';

export const UNIT_STATUSES = ['opened', 'normal', 'deferred', 'sealed', 'closed'] as const;
export const OPERATOR_STATUSES = ['active', 'disabled', 'locked'] as const;
export const OPERATOR_ROLES = ['administrator', 'preparer', 'reviewer', 'viewer'] as const;

/** 单位: an employer. Codes after JGJ/T 320 table 4.0.2 and 5.0.2. */
export const units = pgTable(
  'units',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    name: text().notNull(),
    creditCode: text(),
    branch: text().notNull(),
    status: text({ enum: UNIT_STATUSES }).notNull(),
    payday: smallint().notNull(),
    unitRatio: integer().notNull(),
    ownRatio: integer().notNull(),
    firstMonth: monthColumn().notNull(),
    remittedMonth: monthColumn(),
    /** 缓缴 up to this month; with it the status is 缓缴. */
    deferredUntil: monthColumn(),
    /** Ratios below the centre's lowest up to this month; then those of before return by themselves. */
    lowRatioUntil: monthColumn(),
    openedOn: dayColumn().notNull(),
    agreementSignedOn: dayColumn(),
    collectionBank: text(),
    bankName: text(),
    bankAccount: text(),
    legalRepresentative: text(),
    address: text(),
    postcode: text(),
    telephone: text(),
    email: text(),
    nature: text(),
    remark: text(),
    /** 双人复核: whether submitting and remitting want a second person of the unit. */
    secondPerson: boolean().notNull().default(false),
  },
  (t) => [
    index('units_name').on(t.name),
    oneOf('units_status_known', t.status, UNIT_STATUSES),
    check('units_payday_in_month', sql`${t.payday} between 1 and 31`),
    check('units_ratios_within_law', sql`${t.unitRatio} between 0 and 10000 and ${t.ownRatio} between 0 and 10000`),
    isMonthCheck('units_first_month_is_month', t.firstMonth),
    isMonthCheck('units_remitted_month_is_month', t.remittedMonth),
    check('units_remitted_not_before_first', sql`${t.remittedMonth} >= ${t.firstMonth}`),
    isMonthCheck('units_deferred_until_is_month', t.deferredUntil),
    isMonthCheck('units_low_ratio_until_is_month', t.lowRatioUntil),
    check('units_one_relief', sql`${t.deferredUntil} is null or ${t.lowRatioUntil} is null`),
  ],
);

/** Short messages that an operator may do without. What is about money, and what guards his account, comes in any case. */
export const OPTIONAL_MESSAGES = ['adjustment-closing', 'transfer-waits'] as const;

/** 经办用户: a person who acts for a unit in the hall. */
export const operators = pgTable(
  'operators',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    login: text().notNull().unique(),
    name: text().notNull(),
    idNumberCipher: bytes(),
    idNumberIndex: bytes(),
    idNumberMask: text(),
    phoneCipher: bytes(),
    phoneMask: text(),
    isPrimary: boolean().notNull().default(false),
    roles: text({ enum: OPERATOR_ROLES }).array().notNull(),
    status: text({ enum: OPERATOR_STATUSES }).notNull(),
    passwordHash: text(),
    passwordChangedAt: instantColumn(),
    remark: text(),
    /** Which reminders he does not want by short message; they stand in the hall all the same. */
    silenced: text({ enum: OPTIONAL_MESSAGES }).array().notNull().default([]),
    /** Agency: the account at another unit by which its owner has accepted to act for this one, and from which he switches over. */
    homeId: uuid().references((): AnyPgColumn => operators.id),
    /** Counts the changes, so that nobody writes over what another administrator has just changed. */
    version: integer().notNull().default(1),
  },
  (t) => [
    index('operators_of_unit').on(t.unitId, t.login),
    index('operators_of_home').on(t.homeId),
    uniqueIndex('operators_one_per_person').on(t.unitId, t.idNumberIndex),
    uniqueIndex('operators_one_primary')
      .on(t.unitId)
      .where(sql`${t.isPrimary}`),
    oneOf('operators_status_known', t.status, OPERATOR_STATUSES),
  ],
);

/** 操作引导: which operators have been through the tour of the hall, or put it away. */
export const operatorTours = pgTable('operator_tours', {
  operatorId: uuid()
    .primaryKey()
    .references(() => operators.id),
  unitId: uuid()
    .notNull()
    .references(() => units.id),
  endedAt: instantColumn().notNull(),
});
