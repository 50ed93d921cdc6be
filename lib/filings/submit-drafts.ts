import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, type submissions } from '@/db/schema/filings';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';
import type { FilingKind } from './filing';
import type { FilingKindDefinition } from './filing-kind';
import { insertSubmission } from './insert-submission';
import { KINDS } from './kinds';

interface Submitting {
  unit: UnitInForce;
  /** Says which month the submission belongs to. */
  kind: FilingKindDefinition;
  /** The drafts that were checked, as a condition on the filings table; those with faults stay. */
  which: SQL;
  /** The kinds of those that become effective, and how many they are. */
  effective: { count: number; kinds: ReadonlySet<FilingKind> };
  /** How many go to the centre. */
  forReview: number;
  /** How many of what was selected stay drafts. */
  left: number;
  by: string;
  clock: Clock;
  logId: string;
}

/**
 * Submits checked drafts without faults of one unit together, under one 业务流水号: makes them effective at once, or sends them to the
 * centre. Needs the locks of all units concerned, and what the check found stored. Refuses when they are not as many as were checked.
 */
export async function submitDrafts(
  tx: Tx,
  { unit, kind, which, effective, forReview, left, by, clock, logId }: Submitting,
): Promise<typeof submissions.$inferSelect> {
  const submission = await insertSubmission(tx, {
    ...{ unitId: unit.id, month: kind.monthOf(unit, clock.today()), by, clock },
    ...{ effectiveCount: effective.count, reviewCount: forReview, leftCount: left },
  });
  const move = { unit, which, submission, by, clock, logId };
  if (forReview > 0) await moveToReview(tx, forReview, move);
  if (effective.count > 0) await makeEffective(tx, effective, move);
  return submission;
}

interface Move {
  unit: UnitInForce;
  which: SQL;
  submission: { id: string; month: Month };
  by: string;
  clock: Clock;
  logId: string;
}

async function moveToReview(tx: Tx, expected: number, { unit, which, submission }: Move): Promise<void> {
  const { count } = await tx.execute(sql`
    update filings set state = 'in-review', submission_id = ${submission.id}::uuid, month = ${submission.month}, was_submitted = true, version = version + 1,
      for_month = ${monthCountedFrom(submission.month)}
    where ${goodDrafts(unit, which)} and review_reasons <> '{}'`);
  if (count !== expected) refuse('changed-meanwhile');
}

async function makeEffective(
  tx: Tx,
  expected: Submitting['effective'],
  { unit, which, submission, by, clock, logId }: Move,
): Promise<void> {
  // An opening's account gets the filing's id, and so does a person whom the centre does not know yet; ratios have neither. A transfer
  // moves all that is there: what that is, its effect needs to know, and to write the row twice would cost as much again.
  const { count } = await tx.execute(sql`
    update filings set state = 'effective', submission_id = ${submission.id}::uuid, month = ${submission.month}, effective_on = ${clock.today()},
      decided_by = ${by}::uuid, decided_at = ${clock.now().toISOString()}::timestamptz, typed = null, version = version + 1, was_submitted = true,
      for_month = ${monthCountedFrom(submission.month)}, account_id = coalesce(account_id, case when kind = 'open' then id end),
      person_id = coalesce(person_id, case when kind = 'open' then id end),
      moved_amount = case when kind = 'transfer' then (select l.balance from ledger_accounts l where l.id = filings.account_id) end
    where ${goodDrafts(unit, which)} and review_reasons = '{}'`);
  if (count !== expected.count) refuse('changed-meanwhile');
  for (const kind of expected.kinds) {
    const done = sql`f.submission_id = ${submission.id}::uuid and f.kind = ${kind} and f.state = 'effective'`;
    await KINDS[kind].apply(tx, { unit, clock, logId, which: done });
  }
}

/**
 * By what the check stored of them rather than by their ids: so they are written in the order of the unit's index, and ten thousand ids
 * need not come back.
 */
function goodDrafts(unit: UnitInForce, which: SQL): SQL {
  return sql`${filings.unitId} = ${unit.id} and state = 'draft' and problems = '[]'::jsonb and (${which})`;
}

/** An unsealing that names no month counts from the one that it is submitted in. */
function monthCountedFrom(month: Month): SQL {
  return sql`coalesce(for_month, case when kind = 'unseal' then ${month}::text end)`;
}
