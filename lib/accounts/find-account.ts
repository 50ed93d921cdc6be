import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { people } from '@/db/schema/people';
import { idNumberIndex } from '@/lib/people/protect';
import type { IdNumber } from '@/lib/values/id-number';

/** The 职工账号 of the person with this ID number at the unit, the live account before closed ones; undefined where there is none. */
export async function accountNumberOf(tx: Tx, unitId: string, idNumber: IdNumber): Promise<string | undefined> {
  const live = sql`${accounts.status} in ('normal', 'sealed', 'frozen')`;
  const [found] = await tx
    .select({ number: accounts.number })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        eq(accounts.unitId, unitId),
        eq(people.idType, '01'),
        eq(people.idNumberIndex, idNumberIndex('01', idNumber)),
        sql`${accounts.status} <> 'revoked'`,
      ),
    )
    .orderBy(desc(live), desc(accounts.number))
    .limit(1);
  return found?.number;
}
