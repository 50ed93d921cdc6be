import { baseOf, sharesOf, type Ratios } from '@/lib/contributions/amounts';
import type { SealReason } from '@/lib/text/terms';
import { dayInMonth, type Day } from '@/lib/values/day';
import { addFen, yuan, type Fen } from '@/lib/values/money';
import { addMonths, type Month } from '@/lib/values/month';
import { percent } from '@/lib/values/ratio';
import type { DemoPerson } from './people';

/** What somebody pays a month, and on what base. */
export interface DemoAmounts {
  base: Fen;
  unitShare: Fen;
  ownShare: Fen;
}

/** An employee of the demo, and where his account shall stand when its history has been played. */
export interface DemoEmployee extends DemoAmounts {
  person: DemoPerson;
  openedOn: Day;
  firstMonth: Month;
  /** The first month without a contribution, and why. */
  sealed?: { from: Month; reason: SealReason };
  /** Balance at the end; of those who open within the history it follows. */
  balance?: Fen;
  /** The interest of 2019-06-30 where it is given instead of reckoned. */
  interest?: Fen;
}

/** Both shares at the same whole percents, rounded to whole yuan. */
export function demoRatios(percents: number): Ratios {
  return { unitRatio: percent(percents), ownRatio: percent(percents), unit: yuan(1) };
}

/** Base and shares of a monthly amount; throws when no base yields it. */
export function amountsOfMonthly(monthly: Fen, ratios: Ratios): DemoAmounts {
  const reading = baseOf({ ...ratios, monthly });
  if (!reading.ok) throw new Error(`no base yields ${monthly} fen a month`);
  return amountsOfBase(reading.base, ratios);
}

/** Base and shares of a base. */
export function amountsOfBase(base: Fen, ratios: Ratios): DemoAmounts {
  const { unitShare, ownShare } = sharesOf({ ...ratios, base });
  return { base, unitShare, ownShare };
}

export function monthlyOf({ unitShare, ownShare }: DemoAmounts): Fen {
  return addFen(unitShare, ownShare);
}

/** When an account was opened that has paid for so many months up to `last`. */
export function openedBefore(last: Month, { months, dayOfMonth }: { months: number; dayOfMonth: number }) {
  const firstMonth = addMonths(last, 1 - months);
  return { firstMonth, openedOn: dayInMonth(firstMonth, dayOfMonth) };
}
