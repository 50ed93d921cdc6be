import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { changeApplications } from '@/db/schema/change-applications';
import { people } from '@/db/schema/people';
import { units } from '@/db/schema/units';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { idNumberIndex, openPersonal, sealPersonal } from '@/lib/people/protect';
import { lockUnit } from '@/lib/units/unit-in-force';
import { isEmployeeField, type ChangedField, type UnitField } from '@/lib/values/application-field';
import { maskIdNumber, readIdNumber } from '@/lib/values/id-number';
import { newId } from '@/lib/values/ids';
import { maskMobile } from '@/lib/values/mobile';
import { applicationInput, readApplied } from './application.input';

/** What an application asks for, as it is stored. */
interface Asked {
  accountId: string | null;
  beforeShown: string | null;
  afterShown: string;
  afterCipher: Buffer | null;
  afterIndex: Buffer | null;
}

/**
 * 申请变更 of what is locked: a draft, to which the documents are uploaded before it is submitted. Refuses what is so
 * already, a second application for the same field, and an ID number of somebody whose document is no ID card.
 */
export const saveApplication = unitOperation({
  name: 'applications.save',
  input: applicationInput,
  async run({ tx, principal, clock }, { account, field, after, reason }) {
    await lockUnit(tx, principal.unitId);
    const read = readApplied(field, after);
    if (!read.ok) throw new Error('an application that the schema has let pass can be read');
    const asked = isEmployeeField(field)
      ? await askedOfEmployee(tx, { unitId: principal.unitId, number: account, field, value: read.value })
      : await askedOfUnit(tx, { unitId: principal.unitId, field, value: read.value });
    await refuseSecond(tx, principal.unitId, { accountId: asked.accountId, field });
    const id = newId(clock.milliseconds());
    await tx.insert(changeApplications).values({
      ...asked,
      id,
      unitId: principal.unitId,
      subject: isEmployeeField(field) ? 'employee' : 'unit',
      field,
      state: 'draft',
      reason,
      createdBy: principal.id,
      createdAt: clock.now(),
    });
    return { id, field, before: asked.beforeShown, after: asked.afterShown };
  },
});

async function askedOfUnit(
  tx: Tx,
  { unitId, field, value }: { unitId: string; field: UnitField; value: string },
): Promise<Asked> {
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId));
  if (!unit) return refuse('not-found');
  if (unit[field] === value) refuse('nothing-changed');
  return { accountId: null, beforeShown: unit[field], afterShown: value, afterCipher: null, afterIndex: null };
}

async function askedOfEmployee(
  tx: Tx,
  { unitId, number, field, value }: { unitId: string; number: string; field: ChangedField; value: string },
): Promise<Asked> {
  const [found] = await tx
    .select({ accountId: accounts.id, person: people })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        eq(accounts.unitId, unitId),
        eq(accounts.number, number),
        inArray(accounts.status, ['normal', 'sealed', 'frozen']),
      ),
    );
  if (!found) return refuse('not-found');
  const { accountId, person } = found;
  if (field === 'employeeName') {
    if (person.name === value) refuse('nothing-changed');
    return { accountId, beforeShown: person.name, afterShown: value, afterCipher: null, afterIndex: null };
  }
  const afterCipher = sealPersonal(value);
  if (field === 'phone') {
    if (person.phoneCipher && openPersonal(person.phoneCipher) === value) refuse('nothing-changed');
    return { accountId, beforeShown: person.phoneMask, afterShown: maskMobile(value), afterCipher, afterIndex: null };
  }
  if (person.idType !== '01') refuse('application-other-document');
  const afterIndex = idNumberIndex('01', value);
  if (person.idNumberIndex.equals(afterIndex)) refuse('nothing-changed');
  const reading = readIdNumber(value);
  const afterShown = reading.ok ? maskIdNumber(reading.idNumber) : '';
  return { accountId, beforeShown: person.idNumberMask, afterShown, afterCipher, afterIndex };
}

async function refuseSecond(
  tx: Tx,
  unitId: string,
  { accountId, field }: { accountId: string | null; field: ChangedField },
): Promise<void> {
  const waiting = await tx
    .select({ id: changeApplications.id })
    .from(changeApplications)
    .where(
      and(
        eq(changeApplications.unitId, unitId),
        eq(changeApplications.field, field),
        accountId === null ? isNull(changeApplications.accountId) : eq(changeApplications.accountId, accountId),
        inArray(changeApplications.state, ['draft', 'in-review']),
      ),
    );
  if (waiting.length > 0) refuse('application-waits');
}
