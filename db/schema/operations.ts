import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instantColumn, monthColumn, oneOf } from './columns';

export const ACTOR_KINDS = ['operator', 'staff', 'system'] as const;
export const OUTCOMES = ['done', 'refused'] as const;

/** A request key that has been claimed: the same key is answered once, whatever the network did in between. */
export const operationRequests = pgTable(
  'operation_requests',
  {
    actorId: uuid().notNull(),
    requestKey: uuid().notNull(),
    operation: text().notNull(),
    inputHash: bytes().notNull(),
    logId: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.requestKey] })],
);

/** 操作日志: one row for each answered operation, written in its transaction; never changed afterwards. */
export const operationLog = pgTable(
  'operation_log',
  {
    id: uuid().primaryKey(),
    at: instantColumn().notNull(),
    operation: text().notNull(),
    actorKind: text({ enum: ACTOR_KINDS }).notNull(),
    actorId: uuid().notNull(),
    actorName: text().notNull(),
    unitId: uuid(),
    requestKey: uuid().notNull(),
    outcome: text({ enum: OUTCOMES }).notNull(),
    refusal: text(),
    refusalValues: jsonb().$type<Record<string, string>>(),
    result: jsonb().$type<unknown>(),
    month: monthColumn(),
    people: integer(),
    /** The second person who approved of it, in a unit that wants one. */
    approvedBy: uuid(),
    approvedByName: text(),
  },
  (t) => [
    index('operation_log_of_unit').on(t.unitId, t.id),
    index('operation_log_of_actor').on(t.actorId, t.id),
    index('operation_log_of_operation').on(t.operation, t.id),
    index('operation_log_of_unit_operation').on(t.unitId, t.operation, t.id),
    oneOf('operation_log_actor_known', t.actorKind, ACTOR_KINDS),
    oneOf('operation_log_outcome_known', t.outcome, OUTCOMES),
  ],
);
