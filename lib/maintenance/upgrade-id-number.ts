import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '@/db/schema/accounts';
import { people } from '@/db/schema/people';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { idNumberIndex, openPersonal, sealPersonal } from '@/lib/people/protect';
import { lockUnit } from '@/lib/units/unit-in-force';
import { maskIdNumber, readIdNumber } from '@/lib/values/id-number';

/** Digits of the old form. */
const OLD_LENGTH = 15;

/** Whether a mask is one of an ID number of the old form, so that 升位 can be offered. */
export function isOldMask(mask: string): boolean {
  return mask.length === OLD_LENGTH;
}

/**
 * 升位: raises a stored ID number of 15 digits to 18; nothing is typed, it follows from the old one (RL-32, N-2, Q-102). Refuses any other
 * number, and one that the centre knows as another person's already: then the centre decides on application.
 */
export const upgradeIdNumber = unitOperation({
  name: 'employee.upgrade-id-number',
  input: z.strictObject({ account: z.string().min(1).max(20) }),
  async run({ tx, principal, note }, { account }) {
    await lockUnit(tx, principal.unitId);
    const [found] = await tx
      .select({ person: people })
      .from(accounts)
      .innerJoin(people, eq(people.id, accounts.personId))
      .where(
        and(
          eq(accounts.unitId, principal.unitId),
          eq(accounts.number, account),
          inArray(accounts.status, ['normal', 'sealed', 'frozen']),
        ),
      );
    if (!found) return refuse('not-found');
    const { person } = found;
    const reading = readIdNumber(person.idType === '01' ? openPersonal(person.idNumberCipher) : '');
    if (!reading.ok || !reading.upgraded) return refuse('id-number-not-old');
    const index = idNumberIndex('01', reading.idNumber);
    const mask = maskIdNumber(reading.idNumber);
    await asCentre(tx, async () => {
      const taken = await tx
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.idType, '01'), sql`${people.idNumberIndex} = ${index}`));
      if (taken.length > 0) refuse('id-number-clash');
      await tx
        .update(people)
        .set({ idNumberCipher: sealPersonal(reading.idNumber), idNumberIndex: index, idNumberMask: mask })
        .where(eq(people.id, person.id));
    });
    note({ people: 1 });
    return { name: person.name, before: person.idNumberMask, after: mask };
  },
});
