import { z } from 'zod';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { differenceLines } from './differences-owed';
import { draftBackPayments, MOST_DRAFTED } from './draft-back-payments';

/** 少缴, of the reasons for a back payment. */
const PAID_TOO_LITTLE = '02';

/**
 * 生成差额补缴: drafts of 差额补缴 for the fund year's paid months of everybody whose base was raised, by a submission or in the fund year of the open month
 * (Q-32, B-3); optional, so that the unit looks them over, edits or deletes them, and submits them. Possible in every state of the month. Refuses
 * another unit's submission, and when nothing is left that no draft makes up.
 */
export const draftDifferences = unitOperation({
  name: 'back-pay.draft-differences',
  input: z.strictObject({ submission: z.string().max(40).optional() }),
  statementSeconds: 300,
  async run(running, { submission }) {
    const { tx, principal } = running;
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const owed = await differenceLines(tx, unit, { submission, most: MOST_DRAFTED });
    if (!owed) return refuse('not-found');
    if (owed.length === 0) refuse('no-difference-left');
    const ids = await draftBackPayments(running, unit, { type: 'difference', reason: PAID_TOO_LITTLE, owed });
    return { saved: owed.length, ids };
  },
});
