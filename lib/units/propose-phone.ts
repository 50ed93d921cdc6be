import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { phoneChanges } from '@/db/schema/phone-changes';
import { operators, units } from '@/db/schema/units';
import { endCodesTo } from '@/lib/auth/one-time-codes';
import { endOpenLinks, sendPasswordLink } from '@/lib/auth/password-links';
import { endSessionsEverywhere, releaseAgencies } from '@/lib/auth/session';
import { queueMessage } from '@/lib/gateways/short-messages';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal } from '@/lib/people/protect';
import { mobileOf, phoneIndex, protectedPhone } from '@/lib/people/protected-person';
import { newId } from '@/lib/values/ids';
import { decidePhoneInput, proposePhoneInput } from './operator.input';
import { tellUnits } from './tell-units';
import { lockUnit } from './unit-in-force';

type PhoneChange = typeof phoneChanges.$inferSelect;
type Operator = typeof operators.$inferSelect;

/**
 * 修改手机 at the counter, on the unit's written word: an operator's phone is lost, or none is known, and what is sent to it would have let him
 * change it himself. Whoever has the phone can set the password, so nothing is changed before a second person has confirmed. Refuses
 * the phone that is known already, who is not active or has one waiting, and the operator of a unit that has closed.
 */
export const proposePhone = officeOperation({
  name: 'operator.propose-phone',
  input: proposePhoneInput,
  // A number of a person is kept in no log, not even hashed without a key; a corrected one is another request all the same.
  fingerprint: ({ operatorId, phone, reason }) => ({ operatorId, phone: phoneIndex(phone), reason }),
  // No note of the unit: its log would tell who has the old phone.
  async run({ tx, principal, clock }, { operatorId, phone, reason }) {
    const { operator } = await lockedOperator(tx, operatorId);
    const { unitId, login, name, idNumberIndex, phoneCipher: known } = operator;
    const fresh = protectedPhone(phone);
    if (known && openPersonal(known) === openPersonal(fresh.phoneCipher)) refuse('operator-phone-same');
    const [waiting] = await tx
      .select({ id: phoneChanges.id })
      .from(phoneChanges)
      .where(and(eq(phoneChanges.operatorId, operatorId), eq(phoneChanges.state, 'proposed')));
    if (waiting) refuse('operator-phone-waits');
    const id = newId(clock.milliseconds());
    await tx.insert(phoneChanges).values({
      id,
      unitId,
      operatorId,
      operatorName: name,
      operatorIdNumberIndex: idNumberIndex,
      ...fresh,
      reason,
      state: 'proposed',
      proposedBy: principal.id,
      proposedAt: clock.now(),
    });
    return { id, login, phone: fresh.phoneMask, reason };
  },
});

/**
 * 复核 by a second person, who types the number again: the phone is the operator's from now on; or declines. What was sent to the old phone is
 * void, so is a password that may have been set by it, its sessions end wherever he has switched to, and other units have to invite him anew; the
 * old phone and the unit are told. Where the unit has signed and he is at home there, his link goes to the new phone. Refuses another number,
 * one's own proposal, one that is decided, and one of an operator who is another person since.
 */
export const decidePhone = officeOperation({
  name: 'operator.decide-phone',
  stepUp: 'operators',
  input: decidePhoneInput,
  fingerprint: (input) => (input.decision === 'confirm' ? { ...input, phone: phoneIndex(input.phone) } : input),
  async run(running, input) {
    const { id, decision } = input;
    const { tx, principal, clock, note } = running;
    const { change, login } = await lockedChange(tx, id);
    if (change.state !== 'proposed') refuse('operator-phone-decided');
    if (change.proposedBy === principal.id) refuse('operator-phone-own-proposal');
    if (input.decision === 'confirm') {
      if (!isPhoneOf(change, input.phone)) refuse('operator-phone-mismatch');
      await setPhone(running, change);
      note({ unitId: change.unitId });
    }
    const state = decision === 'confirm' ? ('done' as const) : ('declined' as const);
    await tx
      .update(phoneChanges)
      .set({ state, phoneCipher: null, decidedBy: principal.id, decidedAt: clock.now() })
      .where(eq(phoneChanges.id, id));
    return { id, login, decision, phone: change.phoneMask };
  },
});

/** Whether the second person has read the same number as the first: seven masked digits would not tell him. */
function isPhoneOf({ phoneCipher }: PhoneChange, typed: string): boolean {
  return phoneCipher !== null && openPersonal(phoneCipher) === mobileOf(typed);
}

/** By the version it would not do: who has the old phone could change it once more and hold up the counter. */
function isSamePerson(
  { operatorName, operatorIdNumberIndex }: PhoneChange,
  { name, idNumberIndex }: Operator,
): boolean {
  // An ID number says who he is; a name is corrected, or changed by who has the old phone.
  if (operatorIdNumberIndex === null) return idNumberIndex === null && operatorName === name;
  return operatorName !== '' && idNumberIndex?.equals(operatorIdNumberIndex) === true;
}

async function setPhone(running: RunningInOffice, change: PhoneChange): Promise<void> {
  const { tx, clock } = running;
  const { operatorId, phoneCipher, phoneMask } = change;
  const { operator, signed } = await lockedOperator(tx, operatorId);
  if (!isSamePerson(change, operator)) refuse('operator-phone-overtaken');
  const { passwordHash, homeId, unitId, login, version } = operator;
  const voided = passwordHash === null ? {} : { passwordHash: null, passwordChangedAt: clock.now() };
  await tx
    .update(operators)
    .set({ phoneCipher, phoneMask, ...voided, version: version + 1 })
    .where(eq(operators.id, operatorId));
  await endOpenLinks(tx, operatorId, clock);
  await endSessionsEverywhere(tx, operatorId, clock);
  await releaseAgencies(tx, operatorId);
  const linked = signed && homeId === null;
  await tell(running, { change, operator, linked });
  if (!linked || phoneCipher === null) return;
  const causedBy = running.principal.session;
  await sendPasswordLink(tx, { owner: { operatorId, unitId }, login, phoneCipher, clock, causedBy });
}

/** Tells the old phone, where no code counts any more, and the unit. */
async function tell(
  { tx, principal, clock }: RunningInOffice,
  { change, operator, linked }: { change: PhoneChange; operator: Operator; linked: boolean },
): Promise<void> {
  const { phoneMask: phone, reason, unitId } = change;
  const { name, login } = operator;
  if (operator.phoneCipher) {
    const former = openPersonal(operator.phoneCipher);
    await endCodesTo(tx, former, clock);
    const message = { purpose: 'phone-set-at-counter', values: { phone }, causedBy: principal.session } as const;
    await queueMessage(tx, { phone: former, clock, ...message });
  }
  const values = { name, login, phone, reason, ...(linked ? { link: 'sent' } : {}) };
  await tellUnits(tx, clock, [{ unitId, code: 'operator-phone-set', values, path: '/maintenance/operators' }]);
}

/** With the unit's lock first, as everything that sends to its operators takes it. */
async function lockedChange(tx: Tx, id: string) {
  const asked = eq(phoneChanges.id, id);
  const [known] = await tx
    .select({ unitId: phoneChanges.unitId, login: operators.login })
    .from(phoneChanges)
    .innerJoin(operators, eq(operators.id, phoneChanges.operatorId))
    .where(asked);
  if (!known) return refuse('not-found');
  await lockUnit(tx, known.unitId);
  const [change] = await tx.select().from(phoneChanges).where(asked).for('update');
  return change ? { change, login: known.login } : refuse('not-found');
}

/** An active operator of a unit that has not closed, with his unit's lock: nobody changes him meanwhile. */
async function lockedOperator(tx: Tx, id: string) {
  const [known] = await tx.select({ unitId: operators.unitId }).from(operators).where(eq(operators.id, id));
  if (!known) return refuse('not-found');
  await lockUnit(tx, known.unitId);
  const [found] = await tx
    .select({ operator: operators, status: units.status, signedOn: units.agreementSignedOn })
    .from(operators)
    .innerJoin(units, eq(units.id, operators.unitId))
    .where(eq(operators.id, id))
    .for('update', { of: operators });
  if (!found || found.status === 'closed') return refuse('not-found');
  if (found.operator.status !== 'active') refuse('operator-not-active');
  return { operator: found.operator, signed: found.signedOn !== null };
}
