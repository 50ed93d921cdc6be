import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { filingsText } from '@/lib/text/filings';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { fenToText } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

/** What the form computes with: ratios in basis points, amounts as text, because a bigint does not travel to a client leaf. */
export interface OpenFormSettings {
  month: string;
  /** The same month as YYYY-MM. */
  filedIn: string;
  unitRatio: number;
  ownRatio: number;
  roundingUnit: string;
  floor: string;
  cap: string;
}

/** The settings of the unit as it stands; an opening of the next month says that it is one. */
export function openFormSettings(unit: UnitInForce): OpenFormSettings {
  const { month, later } = draftMonth(unit);
  return {
    month: later ? filingsText.nextMonth(formatMonthCompact(month)) : formatMonthCompact(month),
    filedIn: month,
    unitRatio: unit.unitRatio,
    ownRatio: unit.ownRatio,
    roundingUnit: fenToText(unit.parameters.roundingUnit),
    floor: fenToText(unit.parameters.floorBase),
    cap: fenToText(unit.parameters.capBase),
  };
}
