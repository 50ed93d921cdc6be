import { z } from 'zod';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnits, unitForAct } from '@/lib/units/unit-in-force';
import { getSubmission } from './get-submission';
import { KINDS } from './kinds';
import { takeBack } from './take-back';
import { undoUntil, undoableLines } from './undoable-lines';
import { withdrawLines } from './withdraw-filings';

/**
 * 撤回本次提交: within ten minutes, takes back all of a submission that the centre has not decided: effective lines are revoked, those in
 * review are drafts again. Refuses what revoking refuses, a submission that is older, and one of which nothing is left.
 */
export const undoSubmission = unitOperation({
  name: 'filings.undo-submission',
  input: z.strictObject({ number: z.string().trim().min(1).max(40) }),
  statementSeconds: 300,
  async run({ tx, principal, clock, logId, note }, { number }) {
    const submission = await getSubmission(tx, principal.unitId, number);
    if (!submission) return refuse('not-found');
    if (clock.now() > undoUntil(submission)) refuse('too-late-to-undo');
    // Where a transfer went to does not change any more.
    const targets = (await undoableLines(tx, submission)).flatMap(({ toUnitId }) => toUnitId ?? []);
    await lockUnits(tx, [principal.unitId, ...targets]);
    const lines = await undoableLines(tx, submission);
    const [first] = lines;
    if (!first) return refuse('nothing-to-undo');
    const effective = lines.filter(({ state }) => state === 'effective').map(({ id }) => id);
    const waiting = lines.filter(({ state }) => state === 'in-review').map(({ id }) => id);
    const act = effective.length > 0 ? KINDS[first.kind].acts.revoke : 'save-draft';
    const unit = await unitForAct(tx, principal.unitId, act);
    const taking = { unit, ids: effective, by: principal.id, reason: '', clock, logId };
    const revoked = effective.length > 0 ? await takeBack(tx, taking) : 0;
    const withdrawn = await withdrawLines(tx, { unit, today: clock.today() }, waiting);
    note({ month: submission.month, people: revoked + withdrawn });
    return { number, revoked, withdrawn };
  },
});
