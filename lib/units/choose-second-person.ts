import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { operators, units } from '@/db/schema/units';
import { isPermitted } from '@/lib/auth/permissions';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { needsSecondPerson } from './second-person';
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
      const active = await tx
        .select({ id: operators.id, name: operators.name, roles: operators.roles })
        .from(operators)
        .where(and(eq(operators.unitId, unitId), eq(operators.status, 'active')));
      const may = (operation: 'filings.submit' | 'approval.approve') =>
        active.filter((one) => isPermitted(operation, { kind: 'operator', unitId, session: null, ...one }));
      const pairs = may('filings.submit').flatMap((maker) =>
        may('approval.approve').filter(({ id }) => id !== maker.id),
      );
      if (wanted && pairs.length === 0) refuse('second-person-missing');
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
