import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instantColumn, oneOf } from './columns';
import { units } from './units';

export const JOB_KINDS = ['export', 'statements', 'roster'] as const;
export const JOB_STATES = ['waiting', 'running', 'done', 'failed'] as const;

/**
 * 任务: work of more than a moment that an operator started and that goes on without his page. Which process does it is known by `runner`
 * and its beat; a job whose beat has stopped is taken up again, under the next attempt.
 */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid().primaryKey(),
    unitId: uuid()
      .notNull()
      .references(() => units.id),
    kind: text({ enum: JOB_KINDS }).notNull(),
    parameters: jsonb().$type<Record<string, string>>().notNull(),
    state: text({ enum: JOB_STATES }).notNull(),
    done: integer().notNull().default(0),
    total: integer(),
    startedBy: uuid().notNull(),
    createdAt: instantColumn().notNull(),
    attempt: smallint().notNull().default(0),
    runner: uuid(),
    beatAt: instantColumn(),
    finishedAt: instantColumn(),
    fileName: text(),
    fileSize: bigint({ mode: 'number' }),
    fileRemovedAt: instantColumn(),
    /** The number that the log knows a failure by. */
    reference: text(),
  },
  (t) => [
    index('jobs_of_unit').on(t.unitId, t.id),
    index('jobs_to_do')
      .on(t.id)
      .where(sql`${t.state} in ('waiting', 'running')`),
    index('jobs_with_file')
      .on(t.finishedAt)
      .where(sql`${t.fileName} is not null and ${t.fileRemovedAt} is null`),
    oneOf('jobs_kind_known', t.kind, JOB_KINDS),
    oneOf('jobs_state_known', t.state, JOB_STATES),
    check(
      'jobs_running_has_runner',
      sql`(${t.state} = 'running') = (${t.runner} is not null and ${t.beatAt} is not null)`,
    ),
    check('jobs_done_has_file', sql`(${t.state} = 'done') = (${t.fileName} is not null and ${t.fileSize} is not null)`),
    check('jobs_failed_has_reference', sql`(${t.state} = 'failed') = (${t.reference} is not null)`),
    check('jobs_ended_says_when', sql`(${t.state} in ('done', 'failed')) = (${t.finishedAt} is not null)`),
  ],
);
