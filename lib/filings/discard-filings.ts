import { and, eq } from 'drizzle-orm';
import { filings } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { selected, selectionInput } from './lists';
import { recheckSharing } from './recheck-drafts';

/** 删除: deletes draft lines that were never submitted. Refuses when none of the selected is a draft of the unit. */
export const discardFilings = unitOperation({
  name: 'filings.discard',
  input: selectionInput,
  async run({ tx, principal, note }, selection) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const gone = await tx
      .delete(filings)
      .where(and(selected(selection, unit.id), eq(filings.state, 'draft')))
      .returning({ index: filings.idNumberIndex });
    if (gone.length === 0) refuse('not-found');
    await recheckSharing(
      tx,
      unit,
      gone.map((line) => line.index),
    );
    note({ month: unit.openMonth, people: gone.length });
    return { discarded: gone.length };
  },
});
