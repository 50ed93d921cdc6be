import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { dayColumn, instantColumn, oneOf } from './columns';
import { units } from './units';

export const TRANSFER_REQUEST_STATES = ['waiting', 'accepted', 'declined', 'withdrawn'] as const;

/**
 * 请求转入: a unit that has opened somebody asks the unit where he is sealed for the transfer. `unitId` is the one that
 * is asked; when it has not answered on `dueOn`, the centre decides.
 */
export const transferRequests = pgTable(
  'transfer_requests',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    accountId: uuid().notNull(),
    toUnitId: uuid()
      .notNull()
      .references(() => units.id),
    toAccountId: uuid().notNull(),
    name: text().notNull(),
    idNumberMask: text().notNull(),
    state: text({ enum: TRANSFER_REQUEST_STATES }).notNull(),
    requestedBy: uuid().notNull(),
    requestedAt: instantColumn().notNull(),
    dueOn: dayColumn().notNull(),
    answeredBy: uuid(),
    answeredAt: instantColumn(),
    opinion: text(),
    filingId: uuid(),
  },
  (t) => [
    index('transfer_requests_of_unit').on(t.unitId, t.state),
    index('transfer_requests_to_unit').on(t.toUnitId, t.state),
    uniqueIndex('transfer_requests_one_waiting')
      .on(t.toAccountId)
      .where(sql`${t.state} = 'waiting'`),
    oneOf('transfer_requests_state_known', t.state, TRANSFER_REQUEST_STATES),
    check('transfer_requests_between_two', sql`${t.unitId} <> ${t.toUnitId}`),
  ],
);
