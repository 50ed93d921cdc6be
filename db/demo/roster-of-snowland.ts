import { day } from '@/lib/values/day';
import { fen, subtractFen, sumFen, yuan, type Fen } from '@/lib/values/money';
import { month, previousMonth, type Month } from '@/lib/values/month';
import { LAST_MONTH_BEFORE, SNOWLAND_MONTHS } from './calendar';
import {
  amountsOfBase,
  amountsOfMonthly,
  demoRatios,
  monthlyOf,
  openedBefore,
  type DemoAmounts,
  type DemoEmployee,
} from './employee';
import { fittingAmounts } from './fitting-amounts';
import { OPENED_IN_JULY, SEALED_IN_THE_LIST, SIX_LINES, SNOWLAND_TOTALS, THE_TEN } from './manual-people';
import type { PeopleMaker } from './people';
import { randomFrom, spread, type Random } from './random';
import { settled } from './settled';

const RATIOS = demoRatios(12);
const FIRST_MONTH = month('2008-11');

/** Who left beside the manual's five, the last two within the history. The amount of some was set to nothing. */
const LEAVERS = [
  { from: month('2013-04'), reason: '04', paid: true },
  { from: month('2015-09'), reason: '01', paid: false },
  { from: month('2016-12'), reason: '03', paid: false },
  { from: month('2017-11'), reason: '01', paid: true },
  { from: month('2018-04'), reason: '04', paid: true },
  { from: month('2018-12'), reason: '02', paid: true },
  { from: month('2019-03'), reason: '01', paid: true },
  { from: month('2019-06'), reason: '04', paid: true },
] as const;
/** Who came within the history beside the manual's seven. */
const JOINED_IN = [month('2019-03'), month('2019-03'), month('2019-05')];
const STAYERS = 65;

/**
 * 雪域科技有限公司: 98 people, 85 of them paying at the end, with the manual's totals to the fen. In the order of their account
 * numbers: the manual's ten are the first who pay.
 */
export function rosterOfSnowland(person: PeopleMaker): DemoEmployee[] {
  const random = randomFrom(10_044);
  const ten = THE_TEN.map(({ base, balance }) => ({ ...founder(person), ...amountsOfBase(base, RATIOS), balance }));
  const listed = SEALED_IN_THE_LIST.map(({ monthly, balance, from, reason }) => ({
    ...founder(person),
    ...amountsOfMonthly(monthly, RATIOS),
    sealed: { from, reason },
    balance,
  }));
  const july = OPENED_IN_JULY.map((monthly) => joiner(person, month('2019-07'), amountsOfMonthly(monthly, RATIOS)));

  const known = [...ten, ...july];
  const weights = Array.from({ length: STAYERS + JOINED_IN.length }, () => 50 + random.below(100));
  const total = {
    bases: subtractFen(SNOWLAND_TOTALS.bases, sumFen(known.map(({ base }) => base))),
    monthly: subtractFen(SNOWLAND_TOTALS.monthly, sumFen(known.map(monthlyOf))),
  };
  const amounts = fittingAmounts(total, { ratios: RATIOS, weights });
  const joiners = [
    ...amounts.splice(0, JOINED_IN.length).map((paid, place) => joiner(person, JOINED_IN[place] ?? FIRST_MONTH, paid)),
    ...july,
  ];

  const [first, second, third, fourth] = listed as [DemoEmployee, DemoEmployee, DemoEmployee, DemoEmployee];
  const founders = [
    sixLines(person),
    first,
    second,
    ...ten.slice(0, 1),
    third,
    ...ten.slice(1, 4),
    fourth,
    ...ten.slice(4),
  ];
  const others = [
    ...amounts.map((paid) => stayer(person, random, paid)),
    ...LEAVERS.map((left) => leaver(person, random, left)),
  ];
  others.sort((a, b) => (a.employee.openedOn < b.employee.openedOn ? -1 : 1));
  const left = subtractFen(
    SNOWLAND_TOTALS.balances,
    sumFen([...founders, ...joiners].map((known) => settled(known, SNOWLAND_MONTHS).balance)),
  );
  return [...founders, ...withBalances(others, left), ...joiners];
}

type Dated = Pick<DemoEmployee, 'person' | 'openedOn' | 'firstMonth'>;
/** Somebody whose balance is still to be found: in proportion to what he may have paid in. */
interface Weighed {
  employee: DemoEmployee;
  weight: number;
}

function founder(person: PeopleMaker): Dated {
  return { person: person({ born: [1962, 1982] }), openedOn: day('2008-11-03'), firstMonth: FIRST_MONTH };
}

function joiner(person: PeopleMaker, first: Month, paid: DemoAmounts): DemoEmployee {
  const openedOn = SNOWLAND_MONTHS.find(({ month }) => month === first)?.filed;
  if (!openedOn) throw new Error(`nobody joins in ${first}`);
  return { person: person({ born: [1978, 1996] }), ...paid, openedOn, firstMonth: first };
}

function sixLines(person: PeopleMaker): DemoEmployee {
  const { base, openedOn, from, balance, interest } = SIX_LINES;
  return {
    person: person({ sex: 'male', born: [1965, 1975] }),
    ...amountsOfBase(base, RATIOS),
    openedOn,
    firstMonth: FIRST_MONTH,
    sealed: { from, reason: '01' },
    balance,
    interest,
  };
}

function stayer(person: PeopleMaker, random: Random, paid: DemoAmounts): Weighed {
  const months = 10 + random.below(60);
  const since = openedBefore(LAST_MONTH_BEFORE, { months, dayOfMonth: 1 + random.below(28) });
  return { employee: { person: person(), ...paid, ...since }, weight: months * Number(monthlyOf(paid) / 100n) };
}

function leaver(person: PeopleMaker, random: Random, { from, reason, paid }: (typeof LEAVERS)[number]): Weighed {
  const months = 20 + random.below(25);
  const last = from > LAST_MONTH_BEFORE ? LAST_MONTH_BEFORE : previousMonth(from);
  const monthly = yuan(2 * (900 + random.below(900)));
  const amounts = amountsOfMonthly(paid ? monthly : fen(0n), RATIOS);
  const since = openedBefore(last, { months, dayOfMonth: 1 + random.below(28) });
  return {
    employee: { person: person({ born: [1960, 1984] }), ...amounts, ...since, sealed: { from, reason } },
    weight: months * Number(monthly / 100n),
  };
}

/** Balances that add up to the total. One that interest cannot lead to gives its fen to the next. */
function withBalances(people: readonly Weighed[], total: Fen): DemoEmployee[] {
  const parts = spread(
    total,
    people.map(({ weight }) => weight),
  );
  let carried = 0n;
  const found = people.map(({ employee }, place) => {
    const wanted = { ...employee, balance: fen((parts[place] ?? 0n) + carried) };
    const { balance } = settled(wanted, SNOWLAND_MONTHS);
    carried = wanted.balance - balance;
    return { ...wanted, balance };
  });
  if (carried !== 0n) throw new Error('the last balance cannot be led to');
  return found;
}
