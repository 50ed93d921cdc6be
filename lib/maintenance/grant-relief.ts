import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { changeApplications } from '@/db/schema/change-applications';
import { units } from '@/db/schema/units';
import { fileRatios } from '@/lib/filings/file-ratios';
import type { Clock } from '@/lib/gateways/clock';
import { asCentreFor } from '@/lib/operations/as-centre';
import { unitForAct } from '@/lib/units/unit-in-force';
import { basisPoints } from '@/lib/values/ratio';
import { refuseInForce, refuseNotLower, untilOf } from './save-relief';

type Application = typeof changeApplications.$inferSelect;

/**
 * What the centre agreed to in hardship, from the unit's open month on: payment is deferred, or everybody pays by the lower ratios, up
 * to the month that was applied for. Refuses while that month's roster is saved, once the last month has passed, while something of the
 * kind is in force, and ratios above what the unit pays by now.
 */
export async function grantRelief(
  tx: Tx,
  { unitId, field, untilMonth, unitRatio, ownRatio, number }: Application,
  { by, clock }: { by: string; clock: Clock },
): Promise<void> {
  const unit = await unitForAct(tx, unitId, 'submit-filings');
  refuseInForce(unit);
  const until = untilOf(unit, untilMonth);
  if (field === 'deferral') {
    await tx.update(units).set({ status: 'deferred', deferredUntil: until }).where(eq(units.id, unitId));
    return;
  }
  if (unitRatio === null || ownRatio === null) throw new Error('an application for lower ratios says which');
  refuseNotLower(unit, { unitRatio: basisPoints(unitRatio), ownRatio: basisPoints(ownRatio) });
  await tx.update(units).set({ lowRatioUntil: until }).where(eq(units.id, unitId));
  await asCentreFor(tx, unitId, () =>
    fileRatios(tx, { unit, to: { unitRatio, ownRatio }, reason: 'ratio-relief', note: number, by, clock }),
  );
}
