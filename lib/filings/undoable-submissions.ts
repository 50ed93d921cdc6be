import { and, count, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, submissions } from '@/db/schema/filings';
import { monthAllows } from '@/lib/units/month-state';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';
import { KINDS } from './kinds';
import { FILING_LISTS, type FilingList } from './lists';
import { submittedSince, UNDECIDED, undoUntil } from './undoable-lines';

interface Asked {
  list: FilingList;
  /** The month of the list now, as its kinds say it. */
  month: Month;
  now: Date;
  /** Only this submission. */
  number?: string;
}

/**
 * What of a list was submitted within the last ten minutes and can be taken back at once, the last first: when, until when, and how
 * many lines. What of it the centre has decided is not among them; nothing pays it, its month has not closed, and lets it be taken back as it stands.
 */
export async function undoableSubmissions(
  tx: Tx,
  unit: Pick<UnitInForce, 'id' | 'monthState'>,
  { list, month, now, number: asked }: Asked,
) {
  const rows = await tx
    .select({
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      lines: count(),
      effective: sql<boolean>`bool_or(${filings.state} = 'effective')`,
      outlived: sql<boolean>`coalesce(bool_or(${filings.state} = 'effective' and ${filings.month} <> ${month}), false)`,
      // A roster or a payment has it.
      settled: sql<boolean>`bool_or(${filings.remittanceId} is not null or ${filings.paymentId} is not null)`,
    })
    .from(submissions)
    .innerJoin(filings, and(eq(filings.unitId, submissions.unitId), eq(filings.submissionId, submissions.id)))
    .where(
      and(
        eq(submissions.unitId, unit.id),
        gte(submissions.submittedAt, submittedSince(now)),
        inArray(filings.kind, [...FILING_LISTS[list]]),
        asked === undefined ? undefined : eq(submissions.number, asked),
        UNDECIDED,
      ),
    )
    .groupBy(submissions.id)
    .orderBy(desc(submissions.submittedAt), desc(submissions.id));
  const { acts, revocableLater } = KINDS[FILING_LISTS[list][0]];
  return rows
    .filter(({ outlived, settled }) => !settled && (!outlived || revocableLater))
    .filter(({ effective }) => monthAllows(effective ? acts.revoke : 'save-draft', unit.monthState))
    .map(({ number, submittedAt, lines }) => ({ number, submittedAt, lines, until: undoUntil({ submittedAt }) }));
}
