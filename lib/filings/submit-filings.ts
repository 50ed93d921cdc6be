import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { needsSecondPerson } from '@/lib/units/second-person';
import { lockUnits, unitForAct } from '@/lib/units/unit-in-force';
import { sumFen } from '@/lib/values/money';
import { summarizeDrafts } from './draft-summary';
import { KINDS } from './kinds';
import { FILING_LISTS, selected, selectionInput, type Selection } from './lists';
import { recheckDrafts } from './recheck-drafts';
import { refuseUnlessSeen } from './seen-drafts';
import { submitDrafts } from './submit-drafts';

/**
 * 提交: checks the selected drafts once more, makes those without faults effective at once (业务自动办结) or sends them to the centre,
 * and leaves the others as they are, each with its reason. Only while the month allows it (rulebook 6). Refuses when nothing
 * is left to submit, and when the drafts are not those that were seen. In a unit that wants it, a second person approves of it first.
 */
export const submitFilings = needsSecondPerson(
  unitOperation({
    name: 'filings.submit',
    statementSeconds: 300,
    input: selectionInput,
    async run({ tx, principal, clock, logId, report, note }, selection) {
      const kind = KINDS[FILING_LISTS[selection.list][0]];
      const locked = await lockWithTargets(tx, principal.unitId, selection);
      const unit = await unitForAct(tx, principal.unitId, kind.acts.submit);
      const today = clock.today();
      await refuseUnlessSeen(tx, unit.id, selection);
      report({ stage: 'checking' });
      const which = selected(selection, unit.id);
      const drafts = await recheckDrafts(tx, { unit, today }, which);
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
      const effective = good.filter((draft) => draft.reviewReasons.length === 0);
      report({ stage: 'applying', done: 0, total: good.length });
      const left = drafts.length - good.length;
      const submission = await submitDrafts(tx, {
        unit,
        kind,
        which,
        effective: { count: effective.length, kinds: new Set(effective.map((draft) => draft.kind)) },
        forReview: good.length - effective.length,
        left,
        by: principal.id,
        clock,
        logId,
      });
      note({ month: submission.month, people: good.length });
      const { id, number, effectiveCount, reviewCount, leftCount } = submission;
      return { id, number, effective: effectiveCount, review: reviewCount, left: leftCount };
    },
  }),
  {
    foresee: foreseeSubmission,
    promised: ({ effective, review, left }) => [effective, review, left],
    shownAt: ({ number }, { list }) => `/${list}/submitted/${number}`,
  },
);

/** Names the drafts one by one, as they are now: what is saved meanwhile is not among what a second person looks over. */
async function foreseeSubmission({ tx, principal }: Pick<RunningForUnit, 'tx' | 'principal'>, selection: Selection) {
  await refuseUnlessSeen(tx, principal.unitId, selection);
  const drafts = await tx
    .select({ id: filings.id, version: filings.version })
    .from(filings)
    .where(and(selected(selection, principal.unitId), eq(filings.state, 'draft')))
    .orderBy(filings.id);
  const [ids, versions] = [drafts.map(({ id }) => id), drafts.map(({ version }) => version)];
  const input: Selection = { list: selection.list, select: ids };
  const shares = await summarizeDrafts(tx, principal.unitId, input);
  const amount = sumFen(shares.filter(({ outcome }) => outcome !== 'faulty').map(({ change }) => change));
  return { input, amount, standsOn: [ids, versions] };
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
