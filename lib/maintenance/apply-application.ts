import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import type { changeApplications } from '@/db/schema/change-applications';
import { filings } from '@/db/schema/filings';
import { people } from '@/db/schema/people';
import { units } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import { grantRelief } from './grant-relief';
import { openPersonal } from '@/lib/people/protect';
import { refuseKnownCode } from '@/lib/units/known-credit-code';
import { birthDayOf, readIdNumber, sexOf } from '@/lib/values/id-number';
import { initialsOf } from '@/lib/values/name-initials';

type Application = typeof changeApplications.$inferSelect;

/**
 * What an approved application does, as the centre. The copies of a name at the accounts follow by the database's trigger. Where a new ID
 * number is another person's, the two are one and are put together. Refuses a name or phone that was changed since it was applied
 * for, and a credit code that another unit has by now.
 */
export async function applyApplication(
  tx: Tx,
  application: Application,
  deciding: { by: string; clock: Clock },
): Promise<void> {
  const { unitId, field, afterShown } = application;
  switch (field) {
    case 'employeeName': {
      const to = { name: afterShown, initials: initialsOf(afterShown) };
      return changePerson(tx, application, { shown: 'name', to });
    }
    case 'phone': {
      const to = { phoneCipher: application.afterCipher, phoneMask: afterShown };
      return changePerson(tx, application, { shown: 'phoneMask', to });
    }
    case 'idNumber':
      return changeIdNumber(tx, application);
    case 'deferral':
    case 'lowRatio':
      return grantRelief(tx, application, deciding);
    case 'creditCode':
      await refuseKnownCode(tx, afterShown, unitId);
      return changeUnit(tx, application);
    default:
      return changeUnit(tx, application);
  }
}

async function changeUnit(tx: Tx, { unitId, field, afterShown }: Application): Promise<void> {
  await tx
    .update(units)
    .set({ [field]: afterShown })
    .where(eq(units.id, unitId));
}

async function personOf(tx: Tx, { accountId }: Application): Promise<typeof people.$inferSelect> {
  const [found] = await tx
    .select({ person: people })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(eq(accounts.id, accountId ?? ''));
  return found?.person ?? refuse('not-found');
}

/** Refuses where it is not any more what it was when it was applied for: who approves has not seen what would be lost. */
async function changePerson(
  tx: Tx,
  application: Application,
  { shown, to }: { shown: 'name' | 'phoneMask'; to: Partial<typeof people.$inferInsert> },
): Promise<void> {
  const person = await personOf(tx, application);
  if (person[shown] !== application.beforeShown) refuse('application-overtaken');
  await tx.update(people).set(to).where(eq(people.id, person.id));
}

async function changeIdNumber(tx: Tx, application: Application): Promise<void> {
  const { afterCipher, afterIndex, afterShown } = application;
  if (!afterCipher || !afterIndex) throw new Error('an ID number is stored with its cipher and index');
  const person = await personOf(tx, application);
  const [other] = await tx
    .select()
    .from(people)
    .where(sql`${people.idNumberIndex} = ${afterIndex} and ${people.idType} = '01' and ${people.id} <> ${person.id}`);
  if (other) return mergePeople(tx, person, other);
  const reading = readIdNumber(openPersonal(afterCipher));
  if (!reading.ok) throw new Error('an ID number was checked when it was applied for');
  const { idNumber } = reading;
  const numbered = {
    idNumberCipher: afterCipher,
    idNumberIndex: afterIndex,
    idNumberMask: afterShown,
    sex: sexOf(idNumber),
    birthOn: birthDayOf(idNumber),
  };
  await tx.update(people).set(numbered).where(eq(people.id, person.id));
  await moveLines(tx, person, { ...person, ...numbered });
}

type Person = typeof people.$inferSelect;

/** Gives one person's accounts, loans, card and lines that are not decided yet to the other. Refuses another name, and accounts that one person cannot have at a time (L-2). */
async function mergePeople(tx: Tx, from: Person, to: Person): Promise<void> {
  if (from.name !== to.name) refuse('application-other-person');
  const [clash] = await tx.execute<{ there: boolean }>(sql`
    select exists (
      select from accounts a join accounts b on b.person_id = ${to.id}
      where a.person_id = ${from.id} and (a.status = 'normal' and b.status = 'normal' or a.unit_id = b.unit_id
        and a.status in ('normal', 'sealed', 'frozen') and b.status in ('normal', 'sealed', 'frozen'))
    ) as there`);
  if (clash?.there) refuse('application-accounts-clash');
  await tx.execute(sql`
    update accounts set person_id = ${to.id}, name = ${to.name}, initials = ${to.initials}, id_number_mask = ${to.idNumberMask}
    where person_id = ${from.id}`);
  await tx.execute(sql`update loans set person_id = ${to.id} where person_id = ${from.id}`);
  await tx.execute(sql`
    update bank_cards set person_id = ${to.id} where person_id = ${from.id} and not exists (select from bank_cards where person_id = ${to.id})`);
  await moveLines(tx, from, to);
}

/** Drafts, and lines in review, that name somebody by the number he had: of every unit, since none could find him by it any more. */
async function moveLines(tx: Tx, from: Person, to: Person): Promise<void> {
  await tx
    .update(filings)
    .set({
      personId: sql`case when ${filings.personId} = ${from.id} then ${to.id}::uuid else ${filings.personId} end`,
      idNumberCipher: to.idNumberCipher,
      idNumberIndex: to.idNumberIndex,
      idNumberMask: to.idNumberMask,
      sex: to.sex,
      birthOn: to.birthOn,
      version: sql`${filings.version} + 1`,
    })
    .where(
      and(
        inArray(filings.state, ['draft', 'in-review']),
        or(eq(filings.personId, from.id), eq(filings.idNumberIndex, from.idNumberIndex)),
      ),
    );
}
