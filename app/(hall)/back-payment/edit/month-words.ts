import { backPaymentText as text } from '@/lib/text/back-payment';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthCompact } from '@/lib/values/month';

/** Which months can be made up: those that the unit has remitted (B-1). */
export function monthWords({ firstMonth, remittedMonth }: UnitInForce): string {
  if (remittedMonth === null) return text.nothingRemitted;
  return text.sectionNote(formatMonthCompact(firstMonth), formatMonthCompact(remittedMonth));
}
