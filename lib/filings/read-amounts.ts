import type { StoredProblem } from '@/db/schema/filings';
import { baseOf, sharesOf } from '@/lib/contributions/amounts';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatFen, readMoney, ZERO, type Fen, type MoneyProblem } from '@/lib/values/money';
import { problem } from './draft-line';

interface Amounts {
  base: Fen | null;
  unitShare: Fen | null;
  ownShare: Fen | null;
  problems: StoredProblem[];
}

const NOTHING = { base: null, unitShare: null, ownShare: null };

/**
 * Base and both shares from a typed base or a typed monthly amount, whichever is there. An amount that no
 * base yields is a problem that names the two nearest; both typed and disagreeing is a problem too. Never rounds what was
 * typed.
 */
export function readAmounts(typed: { base: string; monthly: string }, unit: UnitInForce): Amounts {
  const ratios = { unitRatio: unit.unitRatio, ownRatio: unit.ownRatio, unit: unit.parameters.roundingUnit };
  const base = readMoney(typed.base);
  const monthly = readMoney(typed.monthly);
  const problems = [...moneyProblems('base', base), ...moneyProblems('monthly', monthly)];
  if (problems.length > 0) return { ...NOTHING, problems };
  if (base.ok) {
    const shares = sharesOf({ ...ratios, base: base.fen });
    const disagrees = monthly.ok && monthly.fen !== shares.monthly;
    return {
      base: base.fen,
      unitShare: shares.unitShare,
      ownShare: shares.ownShare,
      problems: disagrees
        ? [problem('base-and-monthly-disagree', 'monthly', { expected: formatFen(shares.monthly) })]
        : [],
    };
  }
  if (!monthly.ok) return { ...NOTHING, problems: [problem('base-and-monthly-missing', 'base')] };
  const found = baseOf({ ...ratios, monthly: monthly.fen });
  if (!found.ok) {
    const values = { lower: formatFen(found.lower.monthly), upper: formatFen(found.upper.monthly) };
    return { ...NOTHING, problems: [problem('monthly-not-reachable', 'monthly', values)] };
  }
  const { unitShare, ownShare } = sharesOf({ ...ratios, base: found.base });
  return { base: found.base, unitShare, ownShare, problems: [] };
}

function moneyProblems(field: 'base' | 'monthly', reading: ReturnType<typeof readMoney>): StoredProblem[] {
  if (reading.ok) return reading.fen > ZERO ? [] : [problem(`${field}-not-positive`, field)];
  const code = MONEY_PROBLEMS[reading.problem];
  return code === null ? [] : [problem(`${field}-${code}`, field)];
}

const MONEY_PROBLEMS = {
  empty: null,
  'not-money': 'not-money',
  'too-many-decimals': 'too-many-decimals',
  negative: 'not-positive',
  'too-large': 'too-large',
} as const satisfies Record<MoneyProblem, string | null>;
