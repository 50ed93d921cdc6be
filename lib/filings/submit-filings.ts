import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { submissions } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct, type UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { businessNumber } from '@/lib/operations/business-number';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { selected, selectionInput } from './lists';
import { recheckDrafts, type CheckedDraft } from './recheck-drafts';

/**
 * 提交: checks the selected drafts once more, makes those without faults effective at once (业务自动办结) or sends them to the centre,
 * and leaves the others as they are, each with its reason. Only while the month is open (rulebook 6). Refuses when nothing
 * is left to submit.
 */
export const submitFilings = unitOperation({
  name: 'filings.submit',
  statementSeconds: 300,
  input: selectionInput,
  async run({ tx, principal, clock, report, note }, selection) {
    const unit = await unitForAct(tx, principal.unitId, 'submit-filings');
    report({ stage: 'checking' });
    const drafts = await recheckDrafts(tx, unit, selected(selection, unit.id));
    const good = drafts.filter((draft) => draft.problems.length === 0);
    if (drafts.length === 0) refuse('nothing-selected');
    if (good.length === 0) {
      // 验证描述 must say what was found now, or the list would call a line good that is refused.
      const leaving = async (later: Tx) => {
        const now = await unitForAct(later, principal.unitId, 'save-draft');
        await recheckDrafts(later, now, selected(selection, now.id));
      };
      refuse('nothing-to-submit', { faulty: String(drafts.length) }, leaving);
    }
    const forReview = good.filter((draft) => draft.reviewReasons.length > 0);
    const effective = good.filter((draft) => draft.reviewReasons.length === 0);
    report({ stage: 'applying', done: 0, total: good.length });
    const submission = {
      id: newId(clock.milliseconds()),
      unitId: unit.id,
      number: await businessNumber(tx, clock.today()),
      month: unit.openMonth,
      submittedOn: clock.today(),
      submittedAt: clock.now(),
      submittedBy: principal.id,
      effectiveCount: effective.length,
      reviewCount: forReview.length,
      leftCount: drafts.length - good.length,
    };
    await tx.insert(submissions).values(submission);
    const move = { unit, submissionId: submission.id, by: principal.id, at: clock.now() };
    await moveToReview(tx, forReview, move);
    await makeEffective(tx, effective, { ...move, today: clock.today() });
    note({ month: unit.openMonth, people: good.length });
    const { id, number, effectiveCount, reviewCount, leftCount } = submission;
    return { id, number, effective: effectiveCount, review: reviewCount, left: leftCount };
  },
});

interface Move {
  unit: UnitInForce;
  submissionId: string;
  by: string;
  at: Date;
}

async function moveToReview(tx: Tx, drafts: readonly CheckedDraft[], { unit, submissionId }: Move): Promise<void> {
  if (drafts.length === 0) return;
  await tx.execute(sql`
    update filings f set state = 'in-review', submission_id = ${submissionId}::uuid, month = ${unit.openMonth}, typed = null, version = f.version + 1
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
}

async function makeEffective(
  tx: Tx,
  drafts: readonly CheckedDraft[],
  { unit, submissionId, by, at, today }: Move & { today: typeof submissions.$inferSelect.submittedOn },
): Promise<void> {
  if (drafts.length === 0) return;
  // An opening's account gets the filing's id, and so does a person whom the centre does not know yet.
  await tx.execute(sql`
    update filings f set state = 'effective', submission_id = ${submissionId}::uuid, month = ${unit.openMonth}, effective_on = ${today},
      decided_by = ${by}::uuid, decided_at = ${at.toISOString()}::timestamptz, typed = null, version = f.version + 1,
      account_id = coalesce(f.account_id, f.id), person_id = coalesce(f.person_id, f.id)
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
  for (const kind of new Set<FilingKind>(drafts.map((draft) => draft.kind))) {
    const which = sql`f.submission_id = ${submissionId}::uuid and f.kind = ${kind} and f.state = 'effective'`;
    await KINDS[kind].apply(tx, { unit, today, which });
  }
}

function among(drafts: readonly CheckedDraft[]): SQL {
  return sql`f.id = any(${pgArray(
    drafts.map((draft) => draft.id),
    'uuid',
  )})`;
}
