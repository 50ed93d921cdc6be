import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, submissions } from '@/db/schema/filings';
import { notices } from '@/db/schema/notices';
import { units } from '@/db/schema/units';
import { changeRatios } from '@/lib/accounts/change-ratios';
import type { Clock } from '@/lib/gateways/clock';
import { asCentreFor } from '@/lib/operations/as-centre';
import { businessNumber } from '@/lib/operations/business-number';
import type { ReviewReason } from '@/lib/text/problems';
import { unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';

/** Why ratios were changed by no filing of the unit: hardship that the centre agreed to, and its end. */
type ReliefReason = Extract<ReviewReason, 'ratio-relief' | 'ratio-returned'>;

interface Filed {
  unit: UnitInForce;
  to: { unitRatio: number; ownRatio: number };
  reason: ReliefReason;
  note: string | null;
  by: string;
  clock: Clock;
}

/**
 * Files a change of ratios that took effect already, as a line of the open month, so that sheet and history know it. The reason
 * keeps the unit from taking it back. Needs the unit's lock and the context of the centre for the unit.
 */
export async function fileRatios(tx: Tx, { unit, to, reason, note, by, clock }: Filed): Promise<void> {
  const [submissionId, id] = [newId(clock.milliseconds()), newId(clock.milliseconds())];
  const today = clock.today();
  await tx.insert(submissions).values({
    id: submissionId,
    unitId: unit.id,
    number: await businessNumber(tx, today),
    month: unit.openMonth,
    submittedOn: today,
    submittedAt: clock.now(),
    submittedBy: by,
    effectiveCount: 1,
    reviewCount: 0,
    leftCount: 0,
  });
  await tx.insert(filings).values({
    id,
    unitId: unit.id,
    kind: 'ratio',
    state: 'effective',
    source: 'form',
    submissionId,
    wasSubmitted: true,
    month: unit.openMonth,
    effectiveOn: today,
    ...to,
    note,
    reviewReasons: [reason],
    createdBy: by,
    createdAt: clock.now(),
    decidedBy: by,
    decidedAt: clock.now(),
  });
  await changeRatios(tx, { unit, clock, which: sql`f.id = ${id}::uuid` });
}

interface Closed {
  unitId: string;
  /** The last month that has just been closed. */
  month: Month;
  clock: Clock;
}

/** Who the log and the history name for what the end of a month brings by itself. */
const BY_ITSELF = '00000000-0000-7000-8000-00000000c10c';

/**
 * 缓缴 and ratios below the lowest end by themselves with the month that they were granted to: the unit is 正常 again (P-6), or pays by
 * its former ratios from the month that is open now; it is told. Needs the unit's lock and the context of the centre.
 */
export async function endRelief(tx: Tx, { unitId, month, clock }: Closed): Promise<void> {
  const [unit] = await tx
    .select({ deferred: units.deferredUntil, low: units.lowRatioUntil })
    .from(units)
    .where(eq(units.id, unitId));
  if (unit?.deferred && month >= unit.deferred) {
    await tx
      .update(units)
      .set({
        deferredUntil: null,
        status: sql`case when ${units.status} = 'deferred' then 'normal' else ${units.status} end`,
      })
      .where(eq(units.id, unitId));
    await tell(tx, { unitId, clock, code: 'deferral-ended', until: unit.deferred });
  }
  if (unit?.low && month >= unit.low) await returnRatios(tx, { unitId, until: unit.low, clock });
}

async function returnRatios(
  tx: Tx,
  { unitId, until, clock }: { unitId: string; until: Month; clock: Clock },
): Promise<void> {
  const [lowered] = await tx
    .select({ unitRatio: filings.formerUnitRatio, ownRatio: filings.formerOwnRatio })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        eq(filings.kind, 'ratio'),
        eq(filings.state, 'effective'),
        sql`'ratio-relief' = any(${filings.reviewReasons})`,
      ),
    )
    .orderBy(desc(filings.decidedAt))
    .limit(1);
  await tx.update(units).set({ lowRatioUntil: null }).where(eq(units.id, unitId));
  const { unitRatio = null, ownRatio = null } = lowered ?? {};
  if (unitRatio === null || ownRatio === null) return;
  const to = { unitRatio, ownRatio };
  await asCentreFor(tx, unitId, async () => {
    const unit = await unitInForce(tx, unitId);
    await fileRatios(tx, { unit, to, reason: 'ratio-returned', note: null, by: BY_ITSELF, clock });
  });
  await tell(tx, { unitId, clock, code: 'low-ratio-ended', until });
}

async function tell(
  tx: Tx,
  { unitId, clock, code, until }: { unitId: string; clock: Clock; code: string; until: Month },
): Promise<void> {
  await tx.insert(notices).values({
    id: newId(clock.milliseconds()),
    unitId,
    code,
    values: { until },
    path: code === 'deferral-ended' ? '/back-payment' : '/ratio-adjustment/submitted',
    at: clock.now(),
  });
}
