import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { bankCards } from '@/db/schema/loans';
import { people } from '@/db/schema/people';
import { units } from '@/db/schema/units';

/** An employee of whichever unit by his 职工账号, numbers masked; for the centre. Undefined where there is none. */
export async function findEmployee(tx: Tx, number: string) {
  const [row] = await tx
    .select({
      name: accounts.name,
      status: accounts.status,
      unitName: units.name,
      unitNumber: units.number,
      idNumberMask: accounts.idNumberMask,
      phoneMask: people.phoneMask,
      cardMask: bankCards.numberMask,
      cardBank: bankCards.bank,
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .innerJoin(units, eq(units.id, accounts.unitId))
    .leftJoin(bankCards, eq(bankCards.personId, people.id))
    .where(eq(accounts.number, number));
  return row;
}
