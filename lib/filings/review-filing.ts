import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { filings, type StoredProblem } from '@/db/schema/filings';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { problemSentence } from '@/lib/text/problems';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnits, unitForAct, unitInForce } from '@/lib/units/unit-in-force';
import { namesOtherDraft } from './draft-line';
import { FILING_ACTS, needsTwoReviewers } from './filing';
import { KINDS } from './kinds';
import { listOf } from './lists';
import { marksNow, recheckSharing } from './recheck-drafts';

const reviewInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  decision: z.enum(['approve', 'reject', 'return']),
  opinion: z.string().trim().max(500),
});

type Decision = z.infer<typeof reviewInput>['decision'];
type Filing = typeof filings.$inferSelect;

/**
 * Review by the centre: 通过 makes the filing effective in the unit's month, 不通过 ends it, 退回修改 makes it a draft
 * again. Where the rule wants two reviewers, the first approval only is noted, and another person's makes
 * it effective. Reasons for a review that have come up since the submission count too. The unit is told.
 * Refuses what is not in review, and one that was changed since it was looked at (`version`); one's own entry or
 * first approval, a decision without the opinion that it needs, and an approval whose line has a fault by now.
 */
export const reviewFiling = officeOperation({
  name: 'filings.review',
  input: reviewInput,
  statementSeconds: 300,
  async run(running, { id, version, decision, opinion }) {
    const { tx, principal, clock, note } = running;
    const seen = await lockFiling(tx, id);
    if (seen.state !== FILING_ACTS[decision].from) refuse('not-in-review');
    if (seen.version !== version) refuse('changed-meanwhile');
    if (seen.createdBy === principal.id || seen.firstApprovedBy === principal.id) refuse('review-own');
    const { filing, fault } = decision === 'approve' ? await lookAgain(running, seen) : { filing: seen, fault: null };
    const twoReviewers = needsTwoReviewers(filing.reviewReasons);
    if (opinion === '' && (decision !== 'approve' || twoReviewers)) refuse('opinion-missing');
    const first = decision === 'approve' && twoReviewers && filing.firstApprovedBy === null;
    if (fault && !first) refuse('review-finds-fault', { fault: problemSentence(fault) });
    note({ unitId: filing.unitId, people: filing.people ?? 1 });
    await (first
      ? approveFirst(running, filing, opinion)
      : DECIDING[decision](running, filing, withFirstOpinion(filing, opinion)));
    if (!first) await tellUnit(running, { filing, decision, opinion });
    const unit = await unitInForce(tx, filing.unitId);
    await recheckSharing(tx, { unit, today: clock.today() }, [filing.idNumberIndex]);
    return { id, decision, opinion, final: !first };
  },
});

async function lockFiling(tx: Tx, id: string): Promise<Filing> {
  const [seen] = await tx.select().from(filings).where(eq(filings.id, id));
  if (!seen) return refuse('not-found');
  // What a unit may know of a person is asked as that unit.
  await tx.execute(sql`select set_config('app.unit_id', ${seen.unitId}, true)`);
  await lockUnits(tx, seen.toUnitId === null ? [seen.unitId] : [seen.unitId, seen.toUnitId]);
  const [filing] = await tx
    .select()
    .from(filings)
    .where(and(eq(filings.id, id), eq(filings.unitId, seen.unitId)));
  return filing ?? refuse('not-in-review');
}

/** The filing as its check finds it by now, and marks it, with the reasons for its review of then and of now; and its first fault. */
async function lookAgain(
  { tx, clock }: RunningInOffice,
  seen: Filing,
): Promise<{ filing: Filing; fault: StoredProblem | null }> {
  const desk = { unit: await unitInForce(tx, seen.unitId), today: clock.today() };
  const [finding] = await KINDS[seen.kind].check(tx, desk, [{ ...seen, row: null }]);
  const reviewReasons = [...new Set([...seen.reviewReasons, ...(finding?.reviewReasons ?? [])])];
  const fault = [...(finding?.problems ?? []), ...(finding?.missing ?? [])].find(({ code }) => !namesOtherDraft(code));
  const marks = finding ? marksNow(seen, finding) : seen.marks;
  return {
    filing: { ...seen, reviewReasons, marks, personId: finding?.personId ?? seen.personId },
    fault: fault ?? null,
  };
}

/** Both opinions stay readable: the second reviewer's after the first's. */
function withFirstOpinion(filing: Filing, opinion: string): string {
  return filing.firstApprovedBy !== null && filing.opinion ? `${filing.opinion}；${opinion}` : opinion;
}

async function approveFirst({ tx, principal, clock }: RunningInOffice, filing: Filing, opinion: string): Promise<void> {
  await tx
    .update(filings)
    .set({
      firstApprovedBy: principal.id,
      firstApprovedAt: clock.now(),
      opinion,
      reviewReasons: filing.reviewReasons,
      version: filing.version + 1,
    })
    .where(own(filing));
}

type Deciding = (running: RunningInOffice, filing: Filing, opinion: string) => Promise<void>;

const DECIDING: Record<Decision, Deciding> = { approve, reject, return: returnToUnit };

async function reject(running: RunningInOffice, filing: Filing, opinion: string): Promise<void> {
  await running.tx
    .update(filings)
    .set({ ...decided(running, filing, opinion), state: 'rejected' })
    .where(own(filing));
}

async function returnToUnit(running: RunningInOffice, filing: Filing, opinion: string): Promise<void> {
  const again = { submissionId: null, month: null, firstApprovedBy: null, firstApprovedAt: null };
  await running.tx
    .update(filings)
    .set({ ...decided(running, filing, opinion), ...again, state: 'draft' })
    .where(own(filing));
}

async function approve(running: RunningInOffice, filing: Filing, opinion: string): Promise<void> {
  const { tx, clock, logId, note } = running;
  const kind = KINDS[filing.kind];
  const unit = await unitForAct(tx, filing.unitId, kind.acts.submit);
  const today = clock.today();
  const opens = filing.kind === 'open';
  await tx
    .update(filings)
    .set({
      ...decided(running, filing, opinion),
      state: 'effective',
      month: kind.monthOf(unit, today),
      effectiveOn: today,
      reviewReasons: filing.reviewReasons,
      marks: filing.marks,
      typed: null,
      accountId: filing.accountId ?? (opens ? filing.id : null),
      personId: filing.personId ?? (opens ? filing.id : null),
    })
    .where(own(filing));
  const which = sql`f.id = ${filing.id}::uuid and f.state = 'effective'`;
  await kind.apply(tx, { unit, clock, logId, which });
  note({ month: unit.openMonth });
}

function decided({ principal, clock }: RunningInOffice, filing: Filing, opinion: string) {
  return { decidedBy: principal.id, decidedAt: clock.now(), opinion, version: filing.version + 1 };
}

function own(filing: Filing) {
  return and(eq(filings.id, filing.id), eq(filings.unitId, filing.unitId));
}

const NOTICES = { approve: 'review-approved', reject: 'review-rejected', return: 'review-returned' } as const;

async function tellUnit(
  { tx, clock }: RunningInOffice,
  { filing, decision, opinion }: { filing: Filing; decision: Decision; opinion: string },
): Promise<void> {
  const list = listOf(filing.kind);
  await tellUnits(tx, clock, [
    {
      unitId: filing.unitId,
      code: NOTICES[decision],
      values: { kind: filing.kind, name: filing.name ?? '', opinion },
      path: decision === 'return' ? `/${list}` : `/${list}/submitted`,
    },
  ]);
}
