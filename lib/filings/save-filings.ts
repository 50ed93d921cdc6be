import { z } from 'zod';
import { unitOperation } from '@/lib/operations/operation';
import { unitForAct } from '@/lib/units/unit-in-force';
import { newIds } from '@/lib/values/ids';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { readLines, refuseFaulty } from './read-lines';
import { storeLines } from './store-lines';

/** As many lines may one request bring: a grid of that many rows is saved whole. */
const MOST_LINES = 20_000;

/**
 * Saves lines typed in a form or chosen in a list as drafts (数据保存成功). Possible in every state of the month. Refuses when a
 * line has a fault; then nothing is stored.
 */
export function saveFilings(kind: FilingKind) {
  return unitOperation({
    name: `${kind}.save`,
    input: z.strictObject({ lines: z.array(KINDS[kind].input).min(1).max(MOST_LINES) }),
    statementSeconds: 300,
    async run({ tx, principal, clock, report, note }, { lines }) {
      const unit = await unitForAct(tx, principal.unitId, 'save-draft');
      const ids = newIds(clock.milliseconds(), lines.length);
      report({ stage: 'checking', total: lines.length });
      const incoming = lines.map((typed, place) => ({ id: ids[place] ?? '', row: null, typed, cellProblems: [] }));
      const read = await readLines(tx, { unit, today: clock.today() }, { kind, lines: incoming });
      refuseFaulty(read);
      const source = lines.length === 1 ? 'form' : 'list';
      await storeLines(tx, read, {
        unitId: unit.id,
        kind,
        source,
        importId: null,
        by: principal.id,
        at: clock.now(),
        onWritten: (done) => report({ stage: 'writing', done, total: lines.length }),
      });
      note({ month: unit.openMonth, people: lines.length });
      return { saved: lines.length, ids };
    },
  });
}
