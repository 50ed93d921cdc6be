import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { operators } from '@/db/schema/units';
import { sendPasswordLink } from '@/lib/auth/password-links';
import { endSessionsOf, releaseAgencies } from '@/lib/auth/session';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { needsSecondPerson } from './second-person';
import { lockUnit } from './unit-in-force';

/**
 * 重置密码 of 专管员设置: the old password is void at once, the sessions end, and a one-time link goes to the operator's phone; nobody sees a
 * password. Under 双人复核 another one has to approve. Refuses one's own, who is not active, and who
 * has no phone.
 */
export const resetOperatorPassword = needsSecondPerson(
  unitOperation({
    name: 'operator.reset-password',
    stepUp: 'operators',
    input: z.strictObject({ id: z.uuid() }),
    async run({ tx, principal, clock }, { id }) {
      await lockUnit(tx, principal.unitId);
      const own = and(eq(operators.id, id), eq(operators.unitId, principal.unitId));
      const [operator] = await tx.select().from(operators).where(own);
      if (!operator) return refuse('not-found');
      if (id === principal.id) refuse('operator-own-password');
      if (operator.status !== 'active') refuse('operator-not-active');
      const { login, phoneCipher, phoneMask } = operator;
      if (phoneCipher === null) return refuse('operator-phone-missing');
      await tx.update(operators).set({ passwordHash: null, passwordChangedAt: clock.now() }).where(own);
      await endSessionsOf(tx, id, clock);
      await releaseAgencies(tx, id);
      const owner = { operatorId: id, unitId: principal.unitId };
      await sendPasswordLink(tx, { owner, login, phoneCipher, clock, causedBy: principal.session });
      return { login, phone: phoneMask };
    },
  }),
  {
    foresee: (_, input) => Promise.resolve({ input, amount: null, standsOn: null }),
    promised: ({ login, phone }) => [login, phone],
    shownAt: () => '/maintenance/operators',
  },
);
