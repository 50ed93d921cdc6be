import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings, submissions } from '@/db/schema/filings';
import type { Clock } from '@/lib/gateways/clock';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnits, unitForAct, type UnitInForce } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';
import { newId } from '@/lib/values/ids';
import { businessNumber } from '@/lib/operations/business-number';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { FILING_LISTS, selected, selectionInput, type Selection } from './lists';
import { recheckDrafts, type CheckedDraft } from './recheck-drafts';

/**
 * 提交: checks the selected drafts once more, makes those without faults effective at once (业务自动办结) or sends them to the centre,
 * and leaves the others as they are, each with its reason. Only while the month allows it (rulebook 6). Refuses when nothing
 * is left to submit.
 */
export const submitFilings = unitOperation({
  name: 'filings.submit',
  statementSeconds: 300,
  input: selectionInput,
  async run({ tx, principal, clock, logId, report, note }, selection) {
    const kind = KINDS[FILING_LISTS[selection.list][0]];
    const locked = await lockWithTargets(tx, principal.unitId, selection);
    const unit = await unitForAct(tx, principal.unitId, kind.acts.submit);
    const today = clock.today();
    report({ stage: 'checking' });
    const drafts = await recheckDrafts(tx, { unit, today }, selected(selection, unit.id));
    // Somebody may have changed where one goes before this had its locks.
    if (drafts.some(({ toUnitId }) => toUnitId !== null && !locked.has(toUnitId))) refuse('changed-meanwhile');
    const good = drafts.filter((draft) => draft.problems.length === 0);
    if (drafts.length === 0) refuse('nothing-selected');
    if (good.length === 0) {
      // 验证描述 must say what was found now, or the list would call a line good that is refused.
      const leaving = async (later: Tx) => {
        const now = await unitForAct(later, principal.unitId, 'save-draft');
        await recheckDrafts(later, { unit: now, today }, selected(selection, now.id));
      };
      refuse('nothing-to-submit', { faulty: String(drafts.length) }, leaving);
    }
    const forReview = good.filter((draft) => draft.reviewReasons.length > 0);
    const effective = good.filter((draft) => draft.reviewReasons.length === 0);
    report({ stage: 'applying', done: 0, total: good.length });
    const submission = {
      id: newId(clock.milliseconds()),
      unitId: unit.id,
      number: await businessNumber(tx, today),
      month: kind.monthOf(unit, today),
      submittedOn: today,
      submittedAt: clock.now(),
      submittedBy: principal.id,
      effectiveCount: effective.length,
      reviewCount: forReview.length,
      leftCount: drafts.length - good.length,
    };
    await tx.insert(submissions).values(submission);
    const move = { unit, submission, by: principal.id, clock, logId };
    await moveToReview(tx, forReview, move);
    await makeEffective(tx, effective, move);
    note({ month: submission.month, people: good.length });
    const { id, number, effectiveCount, reviewCount, leftCount } = submission;
    return { id, number, effective: effectiveCount, review: reviewCount, left: leftCount };
  },
});

interface Move {
  unit: UnitInForce;
  submission: { id: string; month: Month };
  by: string;
  clock: Clock;
  logId: string;
}

async function moveToReview(tx: Tx, drafts: readonly CheckedDraft[], { unit, submission }: Move): Promise<void> {
  if (drafts.length === 0) return;
  await tx.execute(sql`
    update filings f set state = 'in-review', submission_id = ${submission.id}::uuid, month = ${submission.month}, was_submitted = true, version = f.version + 1
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
}

async function makeEffective(
  tx: Tx,
  drafts: readonly CheckedDraft[],
  { unit, submission, by, clock, logId }: Move,
): Promise<void> {
  if (drafts.length === 0) return;
  // An opening's account gets the filing's id, and so does a person whom the centre does not know yet; ratios have neither.
  await tx.execute(sql`
    update filings f set state = 'effective', submission_id = ${submission.id}::uuid, month = ${submission.month}, effective_on = ${clock.today()},
      decided_by = ${by}::uuid, decided_at = ${clock.now().toISOString()}::timestamptz, typed = null, version = f.version + 1, was_submitted = true,
      account_id = coalesce(f.account_id, case when f.kind = 'open' then f.id end),
      person_id = coalesce(f.person_id, case when f.kind = 'open' then f.id end)
    where f.unit_id = ${unit.id} and f.state = 'draft' and ${among(drafts)}`);
  for (const kind of new Set<FilingKind>(drafts.map((draft) => draft.kind))) {
    const which = sql`f.submission_id = ${submission.id}::uuid and f.kind = ${kind} and f.state = 'effective'`;
    await KINDS[kind].apply(tx, { unit, clock, logId, which });
  }
}

/** The unit's lock, and those of the units that transfers go to: in one order, so that two never wait for each other. */
async function lockWithTargets(tx: Tx, unitId: string, selection: Selection): Promise<Set<string>> {
  const targets =
    selection.list === 'transfers'
      ? await tx
          .selectDistinct({ id: filings.toUnitId })
          .from(filings)
          .where(and(selected(selection, unitId), eq(filings.state, 'draft'), isNotNull(filings.toUnitId)))
      : [];
  return lockUnits(tx, [unitId, ...targets.flatMap(({ id }) => (id === null ? [] : [id]))]);
}

function among(drafts: readonly CheckedDraft[]): SQL {
  return sql`f.id = any(${pgArray(
    drafts.map((draft) => draft.id),
    'uuid',
  )})`;
}
