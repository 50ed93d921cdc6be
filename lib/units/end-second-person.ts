import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { units } from '@/db/schema/units';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnit } from './unit-in-force';
import { tellUnits } from './tell-units';
import { lapseWaiting } from './waiting-approval';

/**
 * 停用双人复核 at the counter, on the unit's written word: its second person is gone, so that nobody is left to approve of ending it. What
 * waits lapses, so that its maker may do it anew by himself, and the unit is told. Refuses where it is not wanted anyway.
 */
export const endSecondPerson = officeOperation({
  name: 'unit.end-second-person',
  input: z.strictObject({
    unitId: z.uuid(),
    reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long'),
  }),
  async run({ tx, clock, note }, { unitId, reason }) {
    await lockUnit(tx, unitId);
    const [unit] = await tx.select({ wanted: units.secondPerson }).from(units).where(eq(units.id, unitId));
    if (!unit) return refuse('not-found');
    if (!unit.wanted) refuse('nothing-changed');
    await tx.update(units).set({ secondPerson: false }).where(eq(units.id, unitId));
    const lapsed = await lapseWaiting(tx, unitId, clock.now());
    const values = { reason, ...(lapsed && { lapsed: lapsed.operation, maker: lapsed.maker }) };
    await tellUnits(tx, clock, [{ unitId, code: 'second-person-ended', values, path: '/maintenance/operators' }]);
    note({ unitId });
    return { reason };
  },
});
