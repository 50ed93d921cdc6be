import { fen, roundHalfUp, yuan, type Fen } from '@/lib/values/money';
import { month, previousMonth } from '@/lib/values/month';
import { LAST_MONTH_BEFORE, STEADY_MONTHS } from './calendar';
import { amountsOfMonthly, demoRatios, monthlyOf, openedBefore, type DemoAmounts, type DemoEmployee } from './employee';
import { monthlyAmounts } from './fitting-amounts';
import { peopleMaker, type PeopleMaker } from './people';
import { randomFrom, type Random } from './random';
import { rosterOfSnowland } from './roster-of-snowland';
import { settled } from './settled';

export const SNOWLAND = '010044';
export const HIGHLAND = '010045';
export const GALSANG = '010046';

/** The percents of both shares. */
export const RATIOS = { [SNOWLAND]: 12, [HIGHLAND]: 8, [GALSANG]: 5 } as const;

export type PeopledUnit = keyof typeof RATIOS;

/** Who left 高原建设集团 before the history: another unit may open them (待转入). */
const HIGHLAND_LEAVERS = [
  { from: month('2018-10'), reason: '02', monthly: yuan(1_720) },
  { from: month('2018-12'), reason: '01', monthly: yuan(1_544) },
] as const;

/** Everybody of the demo by unit, each in the order of the account numbers. The same on every machine. */
export function demoRosters(): Record<PeopledUnit, DemoEmployee[]> {
  const person = peopleMaker(201_908);
  return {
    [SNOWLAND]: rosterOfSnowland(person),
    [HIGHLAND]: rosterOfHighland(person),
    [GALSANG]: rosterOfGalsang(person),
  };
}

/** 高原建设集团有限公司: 40 people who pay 68,368.00 a month, as on the manual's sheet (2.4), and two who have left. */
function rosterOfHighland(person: PeopleMaker): DemoEmployee[] {
  const random = randomFrom(10_045);
  const ratios = demoRatios(RATIOS[HIGHLAND]);
  const weights = Array.from({ length: 40 }, () => 60 + random.below(80));
  const paying = monthlyAmounts(yuan(68_368), weights).map((monthly) =>
    employee(person, random, amountsOfMonthly(monthly, ratios)),
  );
  const leavers = HIGHLAND_LEAVERS.map(({ from, reason, monthly }) => {
    const left = employee(person, random, amountsOfMonthly(monthly, ratios));
    const since = openedBefore(previousMonth(from), { months: 30, dayOfMonth: 5 });
    return { ...left, ...since, sealed: { from, reason } };
  });
  return inOrder([...paying, ...leavers]);
}

/** 格桑花幼儿园: five people. */
function rosterOfGalsang(person: PeopleMaker): DemoEmployee[] {
  const random = randomFrom(10_046);
  const ratios = demoRatios(RATIOS[GALSANG]);
  const monthly = [yuan(420), yuan(486), yuan(510), yuan(560), yuan(624)];
  return inOrder(monthly.map((amount) => employee(person, random, amountsOfMonthly(amount, ratios))));
}

/** Somebody with a balance of so many months, more or less. */
function employee(person: PeopleMaker, random: Random, amounts: DemoAmounts): DemoEmployee {
  const months = 12 + random.below(70);
  const since = openedBefore(LAST_MONTH_BEFORE, { months, dayOfMonth: 1 + random.below(28) });
  const paidIn = monthlyOf(amounts) * BigInt(months + STEADY_MONTHS.length);
  const balance = reached({ person: person(), ...amounts, ...since, balance: withInterest(fen(paidIn), months) });
  return balance;
}

/** A little more than was paid in, by the time it has lain there. */
function withInterest(paidIn: Fen, months: number): Fen {
  return roundHalfUp(paidIn * BigInt(2_000 + months), 2_000n, fen(1n));
}

function reached(wanted: DemoEmployee): DemoEmployee {
  return { ...wanted, balance: settled(wanted, STEADY_MONTHS).balance };
}

function inOrder(people: DemoEmployee[]): DemoEmployee[] {
  return people.sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
}
