import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { filings } from '@/db/schema/filings';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { readLines, refuseFaulty } from './read-lines';
import { recheckSharing } from './recheck-drafts';
import { encrypted } from './stored-line';

/**
 * 修改: types a draft anew. Refuses a line that is no draft of the unit any more, one that somebody changed since it was opened
 * (`version`), and a line with a fault.
 */
export function editFiling(kind: FilingKind) {
  return unitOperation({
    name: `${kind}.edit`,
    input: z.strictObject({ id: z.uuid(), version: z.int(), line: KINDS[kind].input }),
    async run({ tx, principal, clock, note }, { id, version, line }) {
      const unit = await unitForAct(tx, principal.unitId, 'change-draft');
      const desk = { unit, today: clock.today() };
      const own = and(
        eq(filings.unitId, unit.id),
        eq(filings.id, id),
        eq(filings.kind, kind),
        eq(filings.state, 'draft'),
      );
      const [before] = await tx
        .select({ version: filings.version, index: filings.idNumberIndex })
        .from(filings)
        .where(own);
      if (!before) return refuse('not-found');
      if (before.version !== version) refuse('changed-meanwhile');
      const [read] = await readLines(tx, desk, { kind, lines: [{ id, row: null, typed: line, cellProblems: [] }] });
      if (!read) throw new Error('one line in, one line out');
      refuseFaulty([read]);
      const {
        finding,
        row: _row,
        id: _id,
        problems: _problems,
        idNumber,
        phone,
        typed,
        marks,
        personId,
        ...values
      } = read;
      await tx
        .update(filings)
        .set({
          ...values,
          ...encrypted({ idNumber, phone, typed }),
          personId: finding.personId ?? personId,
          toAccountId: finding.toAccountId ?? values.toAccountId,
          problems: finding.missing ?? [],
          reviewReasons: finding.reviewReasons,
          marks: [...marks, ...finding.marks],
          version: version + 1,
        })
        .where(own);
      // Whoever shared the old ID number may be free of a duplicate now.
      await recheckSharing(tx, desk, [before.index]);
      note({ month: unit.openMonth, people: 1 });
      return { id };
    },
  });
}
