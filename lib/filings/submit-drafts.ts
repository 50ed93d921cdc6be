import { sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { submissions } from '@/db/schema/filings';
import type { Clock } from '@/lib/gateways/clock';
import { businessNumber } from '@/lib/operations/business-number';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';
import type { FilingKind } from './filing';
import type { FilingKindDefinition } from './filing-kind';
import { KINDS } from './kinds';

interface Draft {
  id: string;
  kind: FilingKind;
}

interface Submitting {
  unit: UnitInForce;
  /** Says which month the submission belongs to. */
  kind: FilingKindDefinition;
  effective: readonly Draft[];
  forReview: readonly Draft[];
  /** How many of what was selected stay drafts. */
  left: number;
  by: string;
  clock: Clock;
  logId: string;
}

/**
 * Submits checked drafts without faults of one unit together, under one 业务流水号: makes them effective at once, or sends them to the
 * centre. Needs the locks of all units concerned.
 */
export async function submitDrafts(
  tx: Tx,
  { unit, kind, effective, forReview, left, by, clock, logId }: Submitting,
): Promise<typeof submissions.$inferSelect> {
  const today = clock.today();
  const submission = {
    id: newId(clock.milliseconds()),
    unitId: unit.id,
    number: await businessNumber(tx, today),
    month: kind.monthOf(unit, today),
    submittedOn: today,
    submittedAt: clock.now(),
    submittedBy: by,
    effectiveCount: effective.length,
    reviewCount: forReview.length,
    leftCount: left,
  };
  await tx.insert(submissions).values(submission);
  const move = { unit, submission, by, clock, logId };
  await moveToReview(tx, forReview, move);
  await makeEffective(tx, effective, move);
  return submission;
}

interface Move {
  unit: UnitInForce;
  submission: { id: string; month: Month };
  by: string;
  clock: Clock;
  logId: string;
}

async function moveToReview(tx: Tx, drafts: readonly Draft[], { unit, submission }: Move): Promise<void> {
  if (drafts.length === 0) return;
  await tx.execute(sql`
    update filings f set state = 'in-review', submission_id = ${submission.id}::uuid, month = ${submission.month}, was_submitted = true, version = f.version + 1,
      for_month = ${monthCountedFrom(submission.month)}
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
}

async function makeEffective(
  tx: Tx,
  drafts: readonly Draft[],
  { unit, submission, by, clock, logId }: Move,
): Promise<void> {
  if (drafts.length === 0) return;
  // An opening's account gets the filing's id, and so does a person whom the centre does not know yet; ratios have neither.
  await tx.execute(sql`
    update filings f set state = 'effective', submission_id = ${submission.id}::uuid, month = ${submission.month}, effective_on = ${clock.today()},
      decided_by = ${by}::uuid, decided_at = ${clock.now().toISOString()}::timestamptz, typed = null, version = f.version + 1, was_submitted = true,
      for_month = ${monthCountedFrom(submission.month)}, account_id = coalesce(f.account_id, case when f.kind = 'open' then f.id end),
      person_id = coalesce(f.person_id, case when f.kind = 'open' then f.id end)
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
  for (const kind of new Set<FilingKind>(drafts.map((draft) => draft.kind))) {
    const which = sql`f.submission_id = ${submission.id}::uuid and f.kind = ${kind} and f.state = 'effective'`;
    await KINDS[kind].apply(tx, { unit, clock, logId, which });
  }
}

/** An unsealing that names no month counts from the one that it is submitted in. */
function monthCountedFrom(month: Month): SQL {
  return sql`coalesce(f.for_month, case when f.kind = 'unseal' then ${month}::text end)`;
}

function among(drafts: readonly Draft[]): SQL {
  return sql`f.id in ${anyOf(
    drafts.map((draft) => draft.id),
    'uuid',
  )}`;
}
