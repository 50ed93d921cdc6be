import { and, eq, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';
import { endOpenLinks, sendPasswordLink } from '@/lib/auth/password-links';
import { endSessionsOf, handOverAccount, releaseAgencies } from '@/lib/auth/session';
import { protectedIdNumber, protectedPhone } from '@/lib/people/protected-person';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { trimText } from '@/lib/values/digits';
import { newId } from '@/lib/values/ids';
import { readPersonName } from '@/lib/values/person-name';
import { getOperator, listOperators } from './list-operators';
import { addOperatorInput, editOperatorInput, type EditOperatorInput } from './operator.input';
import { needsSecondPerson, refuseWithoutPair, wantsSecondPerson } from './second-person';
import { lockUnit, unitInForce } from './unit-in-force';

/**
 * 新增 of 专管员设置: a person who acts for the unit (RL-33, Q-105). The login is the 单位账号 and an ending, so that no unit learns which logins
 * others have. He sets his password by the link that he is sent. Under 双人复核 another one has to approve: nobody makes his own second person.
 * Refuses a login that is taken and a person who is there already.
 */
export const addOperator = needsSecondPerson(
  unitOperation({
    name: 'operator.add',
    stepUp: 'operators',
    input: addOperatorInput,
    async run({ tx, principal, clock }, input) {
      await lockUnit(tx, principal.unitId);
      const unit = await unitInForce(tx, principal.unitId);
      const person = protectedIdNumber(input.idNumber);
      const login = loginOf(unit.number, input.login);
      await refuseTaken(tx, { unitId: unit.id, login, idNumberIndex: person.idNumberIndex });
      const id = newId(clock.milliseconds());
      const phone = protectedPhone(input.phone);
      await tx.insert(operators).values({
        id,
        unitId: unit.id,
        login,
        name: nameOf(input.name),
        ...person,
        ...phone,
        roles: input.roles,
        status: 'active',
        remark: input.remark || null,
      });
      await sendPasswordLink(tx, {
        owner: { operatorId: id, unitId: unit.id },
        login,
        phoneCipher: phone.phoneCipher,
        clock,
        causedBy: principal.session,
      });
      return { id, login, phone: phone.phoneMask };
    },
  }),
  {
    personal: true,
    foresee: (_, input) => Promise.resolve({ input, amount: null, standsOn: null }),
    promised: ({ login }) => login,
    shownAt: () => '/maintenance/operators',
  },
);

/**
 * 修改 of 专管员设置. Another role or status ends his sessions: he signs in anew as what he now is. Another phone or ID number ends the
 * links that were sent before; who has no password yet is sent one to the phone that is known now. An ID number in place of another one is another
 * person, who comes in by nothing of the former one's. Refuses what another administrator has changed meanwhile, disabling oneself, and leaving
 * the unit without an active administrator. Under 双人复核, what decides who acts as somebody else (phone, ID number, roles, status) wants a
 * second person, and two must be left who can look over each other.
 */
export const editOperator = needsSecondPerson(
  unitOperation({
    name: 'operator.edit',
    stepUp: 'operators',
    input: editOperatorInput,
    async run(running, input) {
      const { tx, principal, clock } = running;
      const unitId = principal.unitId;
      await lockUnit(tx, unitId);
      const before = await operatorBefore(tx, unitId, input.id);
      if (!before) return refuse('not-found');
      if (before.version !== input.version) refuse('changed-meanwhile');
      if (before.id === principal.id && input.status !== 'active') refuse('operator-self');
      await refuseNoAdministrator(tx, unitId, input);
      const person = await changedPerson(tx, { unitId, before, input });
      await tx
        .update(operators)
        .set({
          name: nameOf(input.name),
          ...person,
          roles: input.roles,
          status: input.status,
          remark: input.remark || null,
          version: before.version + 1,
        })
        .where(and(eq(operators.id, before.id), eq(operators.unitId, unitId)));
      if (await wantsSecondPerson(tx, unitId)) await refuseWithoutPair(tx, unitId);
      const changed = changesOf(before, input);
      const reached = changed.phone ?? changed.idNumber;
      if (reached) await releaseAgencies(tx, before.id);
      if (reached) await endOpenLinks(tx, before.id, clock);
      if (changed.idNumber && before.idNumberMask !== null) await handOverAccount(tx, before.id, clock);
      if (changed.roles ?? changed.status) await endSessionsOf(tx, before.id, clock);
      const phone = reached ? await linkWithoutPassword(running, before.id) : null;
      return { id: before.id, login: before.login, changed, phone };
    },
  }),
  {
    personal: true,
    async foresee({ tx, principal }, input) {
      const before = await operatorBefore(tx, principal.unitId, input.id);
      if (!before || before.id === principal.id) return null;
      const { phone, idNumber, roles, status } = changesOf(before, input);
      const decides = phone ?? idNumber ?? roles ?? status;
      return decides ? { input, amount: null, standsOn: before.version } : null;
    },
    promised: ({ changed }) => changed,
    shownAt: () => '/maintenance/operators',
  },
);

type Operator = NonNullable<Awaited<ReturnType<typeof operatorBefore>>>;

/** With what tells his ID number from another one, which no page is shown. */
async function operatorBefore(tx: Tx, unitId: string, id: string) {
  const before = await getOperator(tx, unitId, id);
  if (!before) return undefined;
  const [own] = await tx.select({ index: operators.idNumberIndex }).from(operators).where(eq(operators.id, id));
  return { ...before, idNumberIndex: own?.index ?? null };
}

/** The numbers that were typed anew; what was left blank stays, if it is known. */
async function changedPerson(
  tx: Tx,
  { unitId, before, input }: { unitId: string; before: Operator; input: EditOperatorInput },
) {
  const sameNumber = trimText(input.phone) === '';
  if (sameNumber && before.phoneMask === null) refuse('operator-phone-missing');
  const phone = sameNumber ? {} : protectedPhone(input.phone);
  if (trimText(input.idNumber) === '') {
    if (before.idNumberMask === null) refuse('operator-id-number-missing');
    return phone;
  }
  if (!isOtherNumber(before, input)) return phone;
  const person = protectedIdNumber(input.idNumber);
  await refuseTaken(tx, { unitId, idNumberIndex: person.idNumberIndex, but: before.id });
  // Somebody else was invited, who has accepted nothing.
  return { ...phone, ...person, homeId: null };
}

function isOtherNumber({ idNumberIndex }: Operator, { idNumber }: EditOperatorInput): boolean {
  if (trimText(idNumber) === '') return false;
  return !idNumberIndex?.equals(protectedIdNumber(idNumber).idNumberIndex);
}

/** Sends a link to who could sign in but for a password; where it went. */
async function linkWithoutPassword({ tx, principal, clock }: RunningForUnit, id: string): Promise<string | null> {
  const { unitId, session } = principal;
  const [now] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.id, id), eq(operators.unitId, unitId)));
  if (now?.status !== 'active' || now.passwordHash !== null || now.homeId !== null) return null;
  const { login, phoneCipher, phoneMask } = now;
  if (phoneCipher === null) return refuse('operator-phone-missing');
  await sendPasswordLink(tx, { owner: { operatorId: id, unitId }, login, phoneCipher, clock, causedBy: session });
  return phoneMask;
}

async function refuseTaken(
  tx: Tx,
  { unitId, idNumberIndex, login, but }: { unitId: string; idNumberIndex: Buffer; login?: string; but?: string },
): Promise<void> {
  const [other] = await tx
    .select({ login: operators.login, name: operators.name })
    .from(operators)
    .where(
      and(
        eq(operators.unitId, unitId),
        but === undefined ? undefined : ne(operators.id, but),
        or(
          eq(operators.idNumberIndex, idNumberIndex),
          login === undefined ? undefined : sql`lower(${operators.login}) = ${login}`,
        ),
      ),
    )
    .limit(1);
  if (!other) return;
  if (other.login.toLowerCase() === login) refuse('operator-login-taken', { login: other.login });
  refuse('operator-person-taken', { login: other.login, name: other.name });
}

/** Whoever stays must be able to manage the operators: at least one active administrator. */
async function refuseNoAdministrator(tx: Tx, unitId: string, { id, roles, status }: EditOperatorInput): Promise<void> {
  if (status === 'active' && roles.includes('administrator')) return;
  const others = await listOperators(tx, unitId);
  const left = others.filter((one) => one.id !== id && one.status === 'active' && one.roles.includes('administrator'));
  if (left.length === 0) refuse('operator-last-administrator');
}

/** Before and after, for the log; numbers of persons are not in it. */
function changesOf(before: Operator, input: EditOperatorInput): Record<string, string[]> {
  const pairs: Record<string, [string, string]> = {
    name: [before.name, nameOf(input.name)],
    roles: [[...before.roles].sort().join(), [...input.roles].sort().join()],
    status: [before.status, input.status],
    remark: [before.remark ?? '', input.remark],
    idNumber: ['', isOtherNumber(before, input) ? 'changed' : ''],
    phone: ['', trimText(input.phone) === '' ? '' : 'changed'],
  };
  return Object.fromEntries(Object.entries(pairs).filter(([, [old, now]]) => old !== now));
}

function loginOf(unitNumber: string, typed: string): string {
  const ending = typed.startsWith(`${unitNumber}-`) ? typed.slice(unitNumber.length + 1) : typed;
  if (!/^[a-z0-9]{1,20}$/.test(ending)) refuse('operator-login-form', { unitNumber });
  return `${unitNumber}-${ending}`;
}

function nameOf(typed: string): string {
  const reading = readPersonName(typed);
  if (!reading.ok) throw new Error('a name that the schema has let pass can be read');
  return reading.name;
}
