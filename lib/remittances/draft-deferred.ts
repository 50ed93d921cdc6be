import { z } from 'zod';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { readLines } from '@/lib/filings/read-lines';
import { storeLines } from '@/lib/filings/store-lines';
import { BACK_PAY_TYPE_WORDS } from '@/lib/text/terms';
import { unitForAct } from '@/lib/units/unit-in-force';
import { newIds } from '@/lib/values/ids';
import { formatMonthCompact } from '@/lib/values/month';
import { deferredLines } from './deferred-months';

/** As many lines as a grid may bring; what is left follows when it is asked for again. */
const MOST_LINES = 20_000;
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
  async run({ tx, principal, clock, report, note }) {
    const unit = await unitForAct(tx, principal.unitId, 'save-draft');
    const owed = await deferredLines(tx, unit.id, MOST_LINES);
    if (owed.length === 0) refuse('nothing-to-make-up');
    report({ stage: 'checking', total: owed.length });
    const ids = newIds(clock.milliseconds(), owed.length);
    const lines = owed.map(({ month, accountNumber, name }, place) => ({
      id: ids[place] ?? '',
      row: null,
      cellProblems: [],
      typed: {
        ...{
          accountNumber,
          name,
          idNumber: '',
          forMonth: formatMonthCompact(month),
          base: '',
          unitShare: '',
          ownShare: '',
        },
        ...{ backPayType: BACK_PAY_TYPE_WORDS.deferral, reason: AFTER_DEFERRAL, note: '' },
      },
    }));
    const read = await readLines(tx, { unit, today: clock.today() }, { kind: 'back-pay', lines });
    const origin = { unitId: unit.id, kind: 'back-pay', source: 'list', importId: null, by: principal.id } as const;
    await storeLines(tx, read, { ...origin, at: clock.now() });
    note({ month: unit.openMonth, people: owed.length });
    return { saved: owed.length, ids };
  },
});
