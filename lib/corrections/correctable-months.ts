import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { checkCorrection, type BookedMonth, type CorrectionObstacle } from './correction';
import { correctionFacts } from './correction-facts';

interface Asking {
  unit: UnitInForce;
  accountNumber: string;
  today: Day;
  /** The correction that is chosen anew. */
  correctionId?: string;
}

/**
 * What the form offers of an account: the posted months of the fund year with what was booked, and what forbids any correction of it,
 * whichever months are ticked. Undefined for another unit's account.
 */
export async function correctableMonths(
  tx: Tx,
  { unit, accountNumber, today, correctionId }: Asking,
): Promise<{ booked: BookedMonth[]; obstacles: CorrectionObstacle[] } | undefined> {
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.unitId, unit.id), eq(accounts.number, accountNumber), ne(accounts.status, 'revoked')));
  if (!account) return undefined;
  const asked = { unit, accountId: account.id, today, ...(correctionId !== undefined && { correctionId }) };
  const facts = await correctionFacts(tx, asked);
  if (!facts) return undefined;
  const obstacles = checkCorrection({ facts, months: [], today }).flatMap(({ obstacle }) => obstacle ?? []);
  return { booked: facts.booked, obstacles };
}
