import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { recheckSharing } from './recheck-drafts';

/** 撤回: takes filings that wait for the centre's review back to drafts. Refuses those that are decided already. */
export const withdrawFilings = unitOperation({
  name: 'filings.withdraw',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000) }),
  async run({ tx, principal, clock, note }, { ids }) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const lines = await tx.execute<{ index: Buffer | null }>(sql`
      update filings f set state = 'draft', submission_id = null, month = null, first_approved_by = null, first_approved_at = null, version = f.version + 1
      where f.unit_id = ${unit.id} and f.state = 'in-review' and f.id = any(${pgArray(ids, 'uuid')}) returning f.id_number_index as index`);
    if (lines.length !== new Set(ids).size) refuse('not-in-review');
    const indexes = lines.map((line) => line.index);
    await recheckSharing(tx, { unit, today: clock.today() }, indexes);
    note({ month: unit.openMonth, people: lines.length });
    return { withdrawn: lines.length };
  },
});
