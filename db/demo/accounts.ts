import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { people } from '@/db/schema/people';
import type { Clock } from '@/lib/gateways/clock';
import { idNumberIndex, sealPersonal } from '@/lib/people/protect';
import { maskIdNumber } from '@/lib/values/id-number';
import { newIds } from '@/lib/values/ids';
import { maskMobile } from '@/lib/values/mobile';
import { ZERO } from '@/lib/values/money';
import { initialsOf } from '@/lib/values/name-initials';
import { previousMonth } from '@/lib/values/month';
import { FIRST_MONTH, LAST_MONTH_BEFORE } from './calendar';
import type { DemoEmployee } from './employee';

/** An employee with the id of his account. */
export interface DemoAccount {
  id: string;
  employee: DemoEmployee;
}

/** Those who are there before the history begins; the others open within it. */
export function isThereBefore(employee: DemoEmployee): boolean {
  return employee.firstMonth < FIRST_MONTH;
}

/** Writes the accounts that a unit brings along, each with its person and an empty ledger account; numbers in their order. */
export async function writeAccounts(
  tx: Tx,
  { unitId, employees, clock }: { unitId: string; employees: readonly DemoEmployee[]; clock: Clock },
): Promise<DemoAccount[]> {
  const numbers = await tx.execute<{ number: string }>(
    sql`select '54' || lpad(nextval('account_numbers')::text, 10, '0') as number from generate_series(1, ${employees.length})`,
  );
  const ids = newIds(clock.milliseconds(), 2 * employees.length);
  const rows = employees.map((employee, place) => {
    const [id = '', personId = ''] = ids.slice(2 * place);
    const sealed = employee.sealed && employee.sealed.from <= LAST_MONTH_BEFORE ? employee.sealed : undefined;
    return { employee, id, personId, number: numbers[place]?.number ?? '', sealed };
  });
  await tx.insert(people).values(rows.map(({ personId, employee }) => personRow(personId, { employee, clock })));
  await tx.insert(accounts).values(
    rows.map(
      ({ id, personId, number, employee: { person, base, unitShare, ownShare, openedOn, firstMonth }, sealed }) => ({
        ...{ id, unitId, personId, number, base, unitShare, ownShare, openedOn, firstMonth },
        name: person.name,
        initials: initialsOf(person.name),
        idNumberMask: maskIdNumber(person.idNumber),
        status: sealed ? ('sealed' as const) : ('normal' as const),
        sealedMonth: sealed?.from ?? null,
        sealReason: sealed?.reason ?? null,
      }),
    ),
  );
  await tx.insert(ledgerAccounts).values(
    rows.map(({ id, sealed }) => ({
      ...{ id, unitId, code: '201' as const, balance: ZERO, version: 0 },
      remittedMonth: sealed ? previousMonth(sealed.from) : LAST_MONTH_BEFORE,
    })),
  );
  return rows.map(({ id, employee }) => ({ id, employee }));
}

function personRow(
  id: string,
  { employee: { person }, clock }: { employee: DemoEmployee; clock: Clock },
): typeof people.$inferInsert {
  const { name, idNumber, sex, birthOn, phone } = person;
  return {
    ...{ id, name, initials: initialsOf(name), sex, birthOn, idType: '01' },
    idNumberCipher: sealPersonal(idNumber),
    idNumberIndex: idNumberIndex('01', idNumber),
    idNumberMask: maskIdNumber(idNumber),
    phoneCipher: sealPersonal(phone),
    phoneMask: maskMobile(phone),
    createdAt: clock.now(),
  };
}
