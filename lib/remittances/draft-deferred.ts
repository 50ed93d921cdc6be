import { z } from 'zod';
import { draftBackPayments, MOST_DRAFTED } from '@/lib/filings/draft-back-payments';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { deferredLines } from './deferred-months';

/** 缓缴期满补缴, of the reasons for a back payment. */
const AFTER_DEFERRAL = '04';

/**
 * 生成缓缴补缴: drafts of 缓缴补缴 for everybody on the rosters of deferred months whom nobody makes up for yet, by the base and ratios of each
 * month (B-3, Q-45, Q-76); the unit looks them over and submits them. Possible in every state of the month. Refuses when nothing is left.
 */
export const draftDeferred = unitOperation({
  name: 'back-pay.draft-deferred',
  input: z.strictObject({}),
  statementSeconds: 300,
  async run(running) {
    const { tx, principal } = running;
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const owed = await deferredLines(tx, unit.id, MOST_DRAFTED);
    if (owed.length === 0) refuse('nothing-to-make-up');
    const ids = await draftBackPayments(running, unit, { type: 'deferral', reason: AFTER_DEFERRAL, owed });
    return { saved: owed.length, ids };
  },
});
