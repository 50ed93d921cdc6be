import { addDays, daysBetween } from '@/lib/values/day';
import { addFen, fen, roundHalfUp, subtractFen, sumFen, ZERO, type Fen } from '@/lib/values/money';
import { FIRST_MONTH, INTEREST_DAY, OPENING_DAY, type DemoMonth } from './calendar';
import { monthlyOf, type DemoEmployee } from './employee';

/** How an employee's account comes to its balance. */
export interface Settled {
  opening: Fen;
  /** Credited on 2019-06-30. */
  interest: Fen;
  balance: Fen;
}

/** 1.50% a year of 360 days: fen times days, divided by this (I-3). */
const DAYS_PER_FEN_OF_INTEREST = 24_000n;

/** The months of the history that somebody pays. */
function monthsPaid(employee: DemoEmployee, months: readonly DemoMonth[]): DemoMonth[] {
  const until = employee.sealed?.from;
  return months.filter(({ month }) => month >= employee.firstMonth && (until === undefined || month < until));
}

/**
 * The opening that leads to the employee's balance, by his contributions and the interest on all of it: end-of-day
 * balances from the opening to 2019-06-30, both counted, at 1.50% on 360 days, rounded once (I-3, I-4). Rounding skips some
 * balances; then it is the one just below that comes out.
 */
export function settled(employee: DemoEmployee, months: readonly DemoMonth[]): Settled {
  const paid = monthsPaid(employee, months);
  const monthly = monthlyOf(employee);
  const contributions = fen(monthly * BigInt(paid.length));
  const product = sumFen(paid.map(({ posted }) => fen(monthly * daysUntilInterest(posted))));
  const openingDays = daysUntilInterest(addDays(OPENING_DAY, 1));
  const interestOn = (opening: Fen) => roundHalfUp(opening * openingDays + product, DAYS_PER_FEN_OF_INTEREST, fen(1n));
  const leadsTo = (opening: Fen, interest: Fen) => addFen(addFen(opening, interest), contributions);

  if (employee.balance === undefined) {
    if (employee.firstMonth <= FIRST_MONTH) throw new Error(`${employee.person.name} has no balance to lead to`);
    const interest = interestOn(ZERO);
    return { opening: ZERO, interest, balance: leadsTo(ZERO, interest) };
  }
  if (employee.interest !== undefined) {
    const opening = subtractFen(subtractFen(employee.balance, contributions), employee.interest);
    return { opening, interest: employee.interest, balance: employee.balance };
  }
  const before = subtractFen(employee.balance, contributions) * DAYS_PER_FEN_OF_INTEREST - product;
  let opening = fen(before / (DAYS_PER_FEN_OF_INTEREST + openingDays) + 1n);
  while (leadsTo(opening, interestOn(opening)) > employee.balance) opening = fen(opening - 1n);
  const interest = interestOn(opening);
  return { opening, interest, balance: leadsTo(opening, interest) };
}

function daysUntilInterest(from: DemoMonth['posted']): bigint {
  return BigInt(Math.max(0, daysBetween(from, INTEREST_DAY) + 1));
}
