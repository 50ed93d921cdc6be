import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { recoveryCodes, secondFactors } from '@/db/schema/second-factors';

export interface OwnSecondFactor {
  since: Date;
  /** Recovery codes that are not used up. */
  codesLeft: number;
}

/** Since when somebody has a second factor, and how many recovery codes he has left; undefined for who has none. */
export async function ownSecondFactor(tx: Tx, staffId: string): Promise<OwnSecondFactor | undefined> {
  const [own] = await tx
    .select({ since: secondFactors.confirmedAt })
    .from(secondFactors)
    .where(and(eq(secondFactors.staffId, staffId), isNotNull(secondFactors.confirmedAt)));
  if (!own?.since) return undefined;
  const [left] = await tx
    .select({ codes: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)));
  return { since: own.since, codesLeft: left?.codes ?? 0 };
}
