import type { Ratios } from '@/lib/contributions/amounts';
import { addFen, fen, subtractFen, sumFen, yuan, type Fen } from '@/lib/values/money';
import { amountsOfBase, amountsOfMonthly, monthlyOf, type DemoAmounts } from './employee';
import { spread } from './random';

/** What a few bases carry beside whole yuan. */
const ODD_FEN = [25n, 8n, 50n];

/** Monthly amounts in whole yuan for each share, in proportion to the weights, that add up to the total. */
export function monthlyAmounts(total: Fen, weights: readonly number[]): Fen[] {
  const pairOfYuan = yuan(2);
  if (total % pairOfYuan !== 0n) throw new Error('two equal shares in whole yuan make an even amount');
  return spread(total / pairOfYuan, weights).map((shares) => fen(shares * pairOfYuan));
}

/**
 * Amounts that add up to a monthly total and, to the fen, to a total of bases. A base may move a little without moving its
 * share; that takes up the difference. Throws when the totals are too far apart for it.
 */
export function fittingAmounts(
  total: { bases: Fen; monthly: Fen },
  { ratios, weights }: { ratios: Ratios; weights: readonly number[] },
): DemoAmounts[] {
  const amounts = monthlyAmounts(total.monthly, weights).map((monthly) => amountsOfMonthly(monthly, ratios));
  let missing = subtractFen(total.bases, sumFen(amounts.map(({ base }) => base)));
  const moves = missing % 100n === 0n ? [] : [...ODD_FEN];
  missing = subtractFen(missing, sumFen(moves.map(fen)));
  while (missing !== 0n && moves.length < amounts.length) {
    const move = missing > 300n ? 300n : missing < -300n ? -300n : missing;
    moves.push(move);
    missing = fen(missing - move);
  }
  const fitted = amounts.map((amount, place) => {
    const moved = amountsOfBase(addFen(amount.base, fen(moves[place] ?? 0n)), ratios);
    return monthlyOf(moved) === monthlyOf(amount) ? moved : undefined;
  });
  if (missing !== 0n || fitted.includes(undefined)) throw new Error('no bases make both totals');
  return fitted.filter((amount) => amount !== undefined);
}
