import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import type { FilingDesk } from './filing-kind';
import { recheckSharing } from './recheck-drafts';

/** 撤回: takes filings that wait for the centre's review back to drafts. Refuses those that are decided already. */
export const withdrawFilings = unitOperation({
  name: 'filings.withdraw',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000) }),
  async run({ tx, principal, clock, note }, { ids }) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const withdrawn = await withdrawLines(tx, { unit, today: clock.today() }, ids);
    note({ month: unit.openMonth, people: withdrawn });
    return { withdrawn };
  },
});

/** Makes drafts again of the unit's filings that wait for review; says how many. Refuses when one of them does not. Needs the unit's lock. */
export async function withdrawLines(tx: Tx, desk: FilingDesk, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const lines = await tx.execute<{ index: Buffer | null }>(sql`
    update filings f set state = 'draft', submission_id = null, month = null, first_approved_by = null, first_approved_at = null, version = f.version + 1
    where f.unit_id = ${desk.unit.id} and f.state = 'in-review' and f.id in ${anyOf(ids, 'uuid')} returning f.id_number_index as index`);
  if (lines.length !== new Set(ids).size) refuse('not-in-review');
  await recheckSharing(
    tx,
    desk,
    lines.map((line) => line.index),
  );
  return lines.length;
}
