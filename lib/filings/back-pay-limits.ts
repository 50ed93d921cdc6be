import type { Tx } from '@/db/client';
import { baseOutsideLimits } from '@/lib/contributions/base-limits';
import type { ReviewReason } from '@/lib/text/problems';
import { parametersOfMonths, type UnitInForce } from '@/lib/units/unit-in-force';
import { accountStandings } from './account-standings';
import type { LineToCheck } from './draft-line';
import { paidMonths } from './paid-months';

/**
 * Why back payments go to the centre by the size of their base, of each line: outside the limits of the month that is made up. The base
 * that the account has, or had in that month, has been looked at before.
 */
export async function backPayOutsideLimits(
  tx: Tx,
  unit: UnitInForce,
  lines: readonly LineToCheck[],
): Promise<ReviewReason[][]> {
  const months = new Set(lines.flatMap(({ forMonth }) => forMonth ?? []));
  const parameters = await parametersOfMonths(tx, unit.branch, [...months]);
  const found = lines.map(({ base, forMonth }) => {
    const inForce = forMonth === null ? undefined : parameters.get(forMonth);
    return base === null || inForce === undefined ? [] : baseOutsideLimits(base, inForce);
  });
  const outside = lines.filter((_, place) => (found[place]?.length ?? 0) > 0);
  if (outside.length === 0) return found;
  const known = await knownBases(tx, unit, outside);
  return found.map((reasons, place) => (known.has(lines[place]?.id ?? '') ? [] : reasons));
}

/** The lines whose base is their account's own, now or in the month that is made up. */
async function knownBases(tx: Tx, unit: UnitInForce, lines: readonly LineToCheck[]): Promise<Set<string>> {
  const standings = await accountStandings(tx, unit, lines);
  const paid = await paidMonths(
    tx,
    unit,
    lines.map(({ accountId, forMonth }) => ({ accountId, month: forMonth })),
  );
  const own = lines.filter(
    ({ accountId, base }, place) => base === standings.get(accountId ?? '')?.base || base === paid[place]?.base,
  );
  return new Set(own.map(({ id }) => id));
}
