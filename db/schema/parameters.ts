import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { fenColumn, isMonthCheck, monthColumn } from './columns';

/** 参数: what the centre set, from a month on, for all or for one 管理部 (A-1, A-2, A-4, A-5, P-4, Q-58). */
export const fundParameters = pgTable(
  'fund_parameters',
  {
    id: uuid().primaryKey(),
    branch: text(),
    fromMonth: monthColumn().notNull(),
    floorBase: fenColumn().notNull(),
    capBase: fenColumn().notNull(),
    minimumRatio: integer().notNull(),
    maximumRatio: integer().notNull(),
    roundingUnit: fenColumn().notNull(),
    monthsAhead: integer().notNull(),
    paymentDays: integer().notNull(),
    /** When units may adjust bases by themselves, e.g. 07-01 to 09-30 of each year as MM-DD; null: always. */
    windowFrom: text(),
    windowTo: text(),
    payeeName: text().notNull(),
    payeeAccount: text().notNull(),
    payeeBank: text().notNull(),
  },
  (t) => [
    uniqueIndex('fund_parameters_one_per_month').on(sql`coalesce(${t.branch}, '')`, t.fromMonth),
    isMonthCheck('fund_parameters_from_is_month', t.fromMonth),
    check(
      'fund_parameters_window_is_days',
      sql`(${t.windowFrom} is null) = (${t.windowTo} is null) and coalesce(${t.windowFrom} ~ '^[0-9]{2}-[0-9]{2}$' and ${t.windowTo} ~ '^[0-9]{2}-[0-9]{2}$', true)`,
    ),
    check('fund_parameters_floor_below_cap', sql`${t.floorBase} >= 0 and ${t.floorBase} <= ${t.capBase}`),
    check('fund_parameters_ratios_ordered', sql`${t.minimumRatio} between 0 and ${t.maximumRatio}`),
  ],
);
