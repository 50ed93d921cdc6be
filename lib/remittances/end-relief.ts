import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { units } from '@/db/schema/units';
import { fileRatios } from '@/lib/filings/file-ratios';
import type { Clock } from '@/lib/gateways/clock';
import { asCentreFor } from '@/lib/operations/as-centre';
import { tellUnits } from '@/lib/units/tell-units';
import { unitInForce } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';

interface Closed {
  unitId: string;
  /** The last month that has just been closed. */
  month: Month;
  /** Until when it may defer, and pay by a ratio below the lowest; null where nothing was granted. */
  deferredUntil: Month | null;
  lowRatioUntil: Month | null;
  clock: Clock;
}

/** Who the log and the history name for what the end of a month brings by itself. */
const BY_ITSELF = '00000000-0000-7000-8000-00000000c10c';

/**
 * 缓缴 and ratios below the lowest end by themselves with the month that they were granted to: the unit is 正常 again (P-6), or pays by
 * its former ratios from the month that is open now; it is told. Needs the unit's lock and the context of the centre.
 */
export async function endRelief(tx: Tx, { unitId, month, deferredUntil, lowRatioUntil, clock }: Closed): Promise<void> {
  if (deferredUntil && month >= deferredUntil) {
    await tx
      .update(units)
      .set({
        deferredUntil: null,
        status: sql`case when ${units.status} = 'deferred' then 'normal' else ${units.status} end`,
      })
      .where(eq(units.id, unitId));
    await tell(tx, { unitId, clock, code: 'deferral-ended', until: deferredUntil });
  }
  if (lowRatioUntil && month >= lowRatioUntil) await returnRatios(tx, { unitId, until: lowRatioUntil, clock });
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
  await tellUnits(tx, clock, [
    {
      unitId,
      code,
      values: { until },
      path: code === 'deferral-ended' ? '/back-payment' : '/ratio-adjustment/submitted',
    },
  ]);
}
