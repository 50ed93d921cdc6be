import { and, eq, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import { filingDocuments, filings } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { selected, selectionInput } from './lists';
import { recheckSharing } from './recheck-drafts';
import { refuseUnlessSeen } from './seen-drafts';

/**
 * 删除: deletes draft lines that were never submitted, with their documents; one that came back from the centre or was withdrawn is
 * kept as 已撤销, with what the centre said of it. Refuses when none of the selected is a draft of the unit, and when the drafts are not those that were seen.
 */
export const discardFilings = unitOperation({
  name: 'filings.discard',
  input: selectionInput,
  async run({ tx, principal, clock, logId, note }, selection) {
    const unit = await unitForAct(tx, principal.unitId, 'change-draft');
    await refuseUnlessSeen(tx, unit.id, selection);
    const drafts = and(selected(selection, unit.id), eq(filings.state, 'draft'));
    const closed = await tx
      .update(filings)
      .set({ state: 'revoked', revokedBy: principal.id, revokedAt: clock.now(), revokedIn: logId, typed: null })
      .where(and(drafts, eq(filings.wasSubmitted, true)))
      .returning({ index: filings.idNumberIndex });
    const gone = await tx
      .delete(filings)
      .where(and(drafts, eq(filings.wasSubmitted, false)))
      .returning({ id: filings.id, index: filings.idNumberIndex });
    const all = [...closed, ...gone];
    if (all.length === 0) refuse('not-found');
    const ids = anyOf(
      gone.map(({ id }) => id),
      'uuid',
    );
    await tx
      .delete(filingDocuments)
      .where(and(eq(filingDocuments.unitId, unit.id), sql`${filingDocuments.filingId} in ${ids}`));
    const indexes = all.map((line) => line.index);
    await recheckSharing(tx, { unit, today: clock.today() }, indexes);
    note({ month: unit.openMonth, people: all.length });
    return { discarded: gone.length, closed: closed.length };
  },
});
