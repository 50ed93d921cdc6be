import { and, eq, ne, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { bankCards } from '@/db/schema/loans';
import { people } from '@/db/schema/people';
import { maySee } from '@/lib/auth/permissions';
import type { Principal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { ownOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { IS_LIVE } from '@/lib/people/live-accounts';
import { openPersonal } from '@/lib/people/protect';
import { revealPersonalDataInput, type PersonalData } from './reveal-personal-data.input';

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** How many numbers one person may look at in an hour. */
export const REVEALED_AN_HOUR = 60;

/**
 * Shows an employee's ID number, phone or bank card whole: one number of one person, to who asked and this once. The log keeps whose and which it
 * was and why, never the number. An operator looks at his own unit's employees only, of former ones at the ID number, at bank cards only where
 * his role shows finances (Q-107); staff say why. Refuses what is not there, and the sixty-first within an hour.
 */
export const revealPersonalData = ownOperation({
  name: 'personal-data.reveal',
  input: revealPersonalDataInput,
  kept: { value: '' },
  async run({ tx, principal, clock, note }, { account, what, reason }) {
    if (principal.kind === 'staff' && reason === '') refuse('reveal-reason-missing');
    if (principal.kind === 'operator' && what === 'bankCard' && !maySee('employees.finances', principal)) {
      refuse('not-permitted');
    }
    const found = await sealedNumbers(tx, principal, { account, what });
    if (!found) return refuse('not-found');
    const sealed = found[what];
    if (sealed === null) return refuse('reveal-nothing');
    await refuseTooMany(tx, principal, clock);
    note({ unitId: found.unitId, people: 1 });
    return { account, what, reason, value: openPersonal(sealed) };
  },
});

/** The numbers of the employee with this 职工账号, encrypted; undefined where the unit may not look at this one of his. */
async function sealedNumbers(
  tx: Tx,
  principal: Principal,
  { account, what }: { account: string; what: PersonalData },
): Promise<({ unitId: string } & Record<PersonalData, Buffer | null>) | undefined> {
  const [row] = await tx
    .select({
      unitId: accounts.unitId,
      idNumber: people.idNumberCipher,
      phone: people.phoneCipher,
      bankCard: bankCards.numberCipher,
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .leftJoin(bankCards, eq(bankCards.personId, people.id))
    .where(
      and(
        eq(accounts.number, account),
        principal.kind === 'operator' ? and(eq(accounts.unitId, principal.unitId), isOpenTo(what)) : undefined,
      ),
    );
  return row;
}

/** Which accounts show this number to their unit. An opening that was taken back made nobody an employee. */
function isOpenTo(what: PersonalData): SQL {
  return what === 'idNumber' ? ne(accounts.status, 'revoked') : IS_LIVE;
}

async function refuseTooMany(tx: Tx, principal: Principal, clock: Clock): Promise<void> {
  const started = new Date(clock.milliseconds() - (clock.milliseconds() % HOUR_MILLISECONDS)).toISOString();
  const [row] = await tx.execute<{ used: number }>(
    sql`select spend_attempt(${`reveal:${principal.id}`}, ${started}::timestamptz, 1) as used`,
  );
  if ((row?.used ?? Infinity) > REVEALED_AN_HOUR) refuse('reveal-too-many', { most: String(REVEALED_AN_HOUR) });
}
