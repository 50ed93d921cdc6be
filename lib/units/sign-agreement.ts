import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { unitDocuments } from '@/db/schema/unit-documents';
import { operators, units } from '@/db/schema/units';
import { sendPasswordLink } from '@/lib/auth/password-links';
import { DOCUMENT_INPUT } from '@/lib/operations/document';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { compareDays, readDay } from '@/lib/values/day';
import { lockUnit } from './unit-in-force';

/**
 * 签订网上自主协议: records the day and the scan, opens the hall to the unit (RL-01) and sends its first 专管员 the link by which he sets his
 * password. Refuses a day to come, and a unit that has closed or has signed already. The file itself lies in the storage folder already.
 */
export const signAgreement = officeOperation({
  name: 'unit.sign-agreement',
  input: z.strictObject({
    ...DOCUMENT_INPUT,
    unitId: z.uuid(),
    signedOn: z.string().refine((text) => readDay(text) !== null, 'agreement-day'),
  }),
  // Each upload has an id of its own: the same request is known by what was sent.
  fingerprint: ({ unitId, signedOn, hash }) => ({ unitId, signedOn, hash }),
  async run(running, { unitId, hash, ...document }) {
    const { tx, principal, clock, note } = running;
    await lockUnit(tx, unitId);
    const signedOn = readDay(document.signedOn);
    if (signedOn === null || compareDays(signedOn, clock.today()) > 0) return refuse('agreement-day-to-come');
    const [unit] = await tx.select().from(units).where(eq(units.id, unitId)).for('update');
    if (!unit || unit.status === 'closed') return refuse('not-found');
    if (unit.agreementSignedOn !== null) refuse('agreement-signed', { day: unit.agreementSignedOn });
    await tx.insert(unitDocuments).values({
      ...document,
      signedOn,
      unitId,
      hash: Buffer.from(hash, 'hex'),
      uploadedBy: principal.id,
      uploadedAt: clock.now(),
    });
    await tx.update(units).set({ agreementSignedOn: signedOn }).where(eq(units.id, unitId));
    const phone = await inviteFirst(running, unitId);
    note({ unitId });
    return { id: document.id, phone };
  },
});

/** Sends the unit's first 专管员 a new link: he has lost it, or his password. Refuses a unit that has not signed. */
export const inviteOperator = officeOperation({
  name: 'unit.invite-operator',
  input: z.strictObject({ unitId: z.uuid() }),
  async run(running, { unitId }) {
    await lockUnit(running.tx, unitId);
    const [unit] = await running.tx.select().from(units).where(eq(units.id, unitId));
    if (!unit || unit.status === 'closed') return refuse('not-found');
    if (unit.agreementSignedOn === null) refuse('agreement-missing');
    const phone = await inviteFirst(running, unitId);
    running.note({ unitId });
    return { phone };
  },
});

/** With the unit's lock, so that nobody sets another phone meanwhile. */
async function inviteFirst({ tx, principal, clock }: RunningInOffice, unitId: string): Promise<string> {
  const [first] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.unitId, unitId), eq(operators.isPrimary, true)));
  if (first?.status !== 'active') return refuse('operator-not-active');
  const { id, login, phoneCipher, phoneMask } = first;
  if (phoneCipher === null || phoneMask === null) return refuse('operator-phone-missing');
  const owner = { operatorId: id, unitId };
  await sendPasswordLink(tx, { owner, login, phoneCipher, clock, causedBy: principal.session });
  return phoneMask;
}

/** The scans that the counter keeps of a unit, in the order they came. */
export async function listUnitDocuments(tx: Tx, unitId: string) {
  return tx.select().from(unitDocuments).where(eq(unitDocuments.unitId, unitId)).orderBy(asc(unitDocuments.id));
}
