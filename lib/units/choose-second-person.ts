import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { units } from '@/db/schema/units';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { needsSecondPerson, refuseWithoutPair } from './second-person';
import { lockUnit } from './unit-in-force';
import { refuseWhileWaiting } from './waiting-approval';

/**
 * 双人复核 of 专管员设置: whether submitting and remitting want a second person of the unit. Refuses to begin without a second active
 * operator who may approve, and to end while something waits. One alone
 * does not end it: a second person approves of that too.
 */
export const chooseSecondPerson = needsSecondPerson(
  unitOperation({
    name: 'unit.choose-second-person',
    stepUp: 'operators',
    input: z.strictObject({ wanted: z.boolean() }),
    async run({ tx, principal }, { wanted }) {
      const { unitId } = principal;
      await lockUnit(tx, unitId);
      const [unit] = await tx.select({ wanted: units.secondPerson }).from(units).where(eq(units.id, unitId));
      if (!unit) return refuse('not-found');
      if (unit.wanted === wanted) refuse('nothing-changed');
      if (!wanted) await refuseWhileWaiting(tx, unitId, 'change-draft');
      if (wanted) await refuseWithoutPair(tx, unitId);
      await asCentre(tx, () => tx.update(units).set({ secondPerson: wanted }).where(eq(units.id, unitId)));
      return { wanted };
    },
  }),
  {
    foresee: (_, input) => Promise.resolve(input.wanted ? null : { input, amount: null, standsOn: null }),
    promised: ({ wanted }) => wanted,
    shownAt: () => '/maintenance/operators',
  },
);
