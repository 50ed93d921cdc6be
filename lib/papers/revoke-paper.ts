import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { papers } from '@/db/schema/papers';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { REVOCABLE } from './paper';

/**
 * 作废: declares a certificate or a statement of the unit void, for good; the public page says so from then on. What proves money
 * stays, for its payment decides about it.
 */
export const revokePaper = unitOperation({
  name: 'papers.revoke',
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  async run({ tx, principal, clock }, { id, reason }) {
    const revoked = await tx
      .update(papers)
      .set({ revokedAt: clock.now(), revokedBy: principal.id, revokeReason: reason })
      .where(
        and(
          eq(papers.id, id),
          eq(papers.unitId, principal.unitId),
          inArray(papers.kind, [...REVOCABLE]),
          isNull(papers.revokedAt),
        ),
      )
      .returning({ number: papers.number });
    const [paper] = revoked;
    if (!paper) return refuse('not-found');
    return { number: paper.number };
  },
});
