import { Note } from '@/components/ui/note';
import { reliefText as text } from '@/lib/text/relief';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthProse } from '@/lib/values/month';

/** That payment is deferred, or ratios are below the lowest, and until when; nothing otherwise. */
export function ReliefNote({ unit }: { unit: Pick<UnitInForce, 'deferredUntil' | 'lowRatioUntil'> }) {
  const { deferredUntil, lowRatioUntil } = unit;
  if (deferredUntil) return <Note tone="info">{text.inForce.deferral(formatMonthProse(deferredUntil))}</Note>;
  if (lowRatioUntil) return <Note tone="info">{text.inForce.lowRatio(formatMonthProse(lowRatioUntil))}</Note>;
  return null;
}
