import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { papers } from '@/db/schema/papers';
import { officeOperation, unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { tellUnits } from '@/lib/units/tell-units';
import { REVOCABLE } from './paper';

const revokePaperInput = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) });

/**
 * 作废: declares a certificate or a statement of the unit void, for good; the public page says so from then on. What proves money
 * stays, for its payment decides about it.
 */
export const revokePaper = unitOperation({
  name: 'papers.revoke',
  input: revokePaperInput,
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

/**
 * 作废 by the centre, of any paper: a voucher whose booking was corrected, or one that was given out by mistake. The unit is told why, and
 * the public page says so from then on. Refuses what is void already.
 */
export const voidPaper = officeOperation({
  name: 'papers.void',
  input: revokePaperInput,
  async run({ tx, principal, clock, note }, { id, reason }) {
    const [paper] = await tx
      .update(papers)
      .set({ revokedAt: clock.now(), revokedBy: principal.id, revokeReason: reason })
      .where(and(eq(papers.id, id), isNull(papers.revokedAt)))
      .returning({ unitId: papers.unitId, kind: papers.kind, number: papers.number });
    if (!paper) return refuse('not-found');
    const { unitId, kind, number } = paper;
    await tellUnits(tx, clock, [
      {
        unitId,
        code: 'paper-void',
        values: { kind, number, reason },
      },
    ]);
    note({ unitId });
    return { number };
  },
});
