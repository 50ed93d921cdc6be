import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { filingsText } from '@/lib/text/filings';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthCompact } from '@/lib/values/month';
import { formatPercent, percent, readPercent, type BasisPoints } from '@/lib/values/ratio';

/** What the form offers: whole percents as text, between the limits of the centre. */
export interface RatioSettings {
  month: string;
  presentUnit: string;
  presentOwn: string;
  choices: string[];
}

/** The unit's ratios as they are, and those that it may choose. */
export function ratioSettings(unit: UnitInForce): RatioSettings {
  const { minimumRatio, maximumRatio } = unit.parameters;
  const { month, later } = draftMonth(unit);
  const [lowest, highest] = [Math.ceil(minimumRatio / 100), Math.floor(maximumRatio / 100)];
  return {
    month: later ? filingsText.nextMonth(formatMonthCompact(month)) : formatMonthCompact(month),
    presentUnit: formatPercent(unit.unitRatio),
    presentOwn: formatPercent(unit.ownRatio),
    choices: Array.from({ length: highest - lowest + 1 }, (_, place) => formatPercent(percent(lowest + place))),
  };
}

/** Two ratios as an address or a draft has them, in basis points; null while one of them is not chosen. */
export function chosenRatios(typed: {
  unitRatio: string;
  ownRatio: string;
}): { unitRatio: BasisPoints; ownRatio: BasisPoints } | null {
  const [unit, own] = [readPercent(typed.unitRatio), readPercent(typed.ownRatio)];
  return unit.ok && own.ok ? { unitRatio: unit.ratio, ownRatio: own.ratio } : null;
}
