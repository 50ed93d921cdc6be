import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { certificateBindings } from '@/db/schema/certificates';
import { operators } from '@/db/schema/units';
import { endSessionsEverywhere } from '@/lib/auth/session';
import type { Clock } from '@/lib/gateways/clock';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { CERTIFICATE_REASON_WORDS } from '@/lib/text/certificates';
import { newId } from '@/lib/values/ids';
import { certificateFrom, describedCertificate } from './described-certificate';
import { bindingInput, decisionInput, endInput } from './manage-certificates.input';
import { readTrust } from './trust';
import { verifyCertificate } from './verify-certificate';

/**
 * 证书绑定: the counter says that a certificate stands for an operator. Nobody gets in by it until a second person has confirmed. Refuses
 * what is no certificate, does not hold up, or is bound already, and an operator that there is not.
 */
export const proposeBinding = officeOperation({
  name: 'certificate.propose-binding',
  input: bindingInput,
  async run({ tx, principal, clock, note }, input) {
    const certificate = certificateFrom(input.certificate);
    if (!certificate) return refuse('certificate-unreadable');
    const described = describedCertificate(certificate);
    await lockCertificate(tx, described.fingerprint);
    const [live] = await tx
      .select({ id: certificateBindings.id })
      .from(certificateBindings)
      .where(
        and(
          eq(certificateBindings.fingerprint, described.fingerprint),
          inArray(certificateBindings.state, ['proposed', 'active']),
        ),
      );
    if (live) refuse('certificate-known');
    await requireGood(tx, certificate.bytes, clock);
    const [operator] = await tx
      .select({ id: operators.id, unitId: operators.unitId, status: operators.status })
      .from(operators)
      .where(sql`lower(${operators.login}) = lower(${input.operator})`);
    if (operator?.status !== 'active') return refuse('certificate-operator-unknown');
    const id = newId(clock.milliseconds());
    await tx.insert(certificateBindings).values({
      id,
      unitId: operator.unitId,
      operatorId: operator.id,
      ...described,
      state: 'proposed',
      proposedBy: principal.id,
      proposedAt: clock.now(),
    });
    note({ unitId: operator.unitId });
    return { id, title: described.title };
  },
});

/** 复核绑定: a second person confirms, and the certificate may log in; or declines. Refuses one's own proposal and one that is decided. */
export const decideBinding = officeOperation({
  name: 'certificate.decide-binding',
  input: decisionInput,
  async run({ tx, principal, clock, note }, { id, decision }) {
    const [binding] = await tx.select().from(certificateBindings).where(eq(certificateBindings.id, id)).for('update');
    if (!binding) return refuse('not-found');
    if (binding.state !== 'proposed') refuse('certificate-decided');
    if (binding.proposedBy === principal.id) refuse('certificate-own-proposal');
    const confirmed = decision === 'confirm';
    if (confirmed) await requireGood(tx, binding.der, clock);
    await tx
      .update(certificateBindings)
      .set({ state: confirmed ? 'active' : 'declined', decidedBy: principal.id, decidedAt: clock.now() })
      .where(eq(certificateBindings.id, id));
    note({ unitId: binding.unitId });
    return { id, decision };
  },
});

/** 解除绑定: the certificate logs in no more, at once, and its operator's sessions end, wherever he has switched to. One person may: it takes rights away only. */
export const endBinding = officeOperation({
  name: 'certificate.end-binding',
  input: endInput,
  async run({ tx, principal, clock, note }, { id }) {
    const [binding] = await tx
      .update(certificateBindings)
      .set({ state: 'ended', endedBy: principal.id, endedAt: clock.now() })
      .where(and(eq(certificateBindings.id, id), eq(certificateBindings.state, 'active')))
      .returning({ unitId: certificateBindings.unitId, operatorId: certificateBindings.operatorId });
    if (!binding) return refuse('certificate-decided');
    await endSessionsEverywhere(tx, binding.operatorId, clock);
    note({ unitId: binding.unitId });
    return { id };
  },
});

/** Two people who propose the same certificate at once: the second waits, and sees what the first did. */
async function lockCertificate(tx: Tx, fingerprint: Buffer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${fingerprint.toString('hex')}, 4))`);
}

async function requireGood(tx: Tx, der: Uint8Array, clock: Clock): Promise<void> {
  const verified = await verifyCertificate({ leaf: der, ...(await readTrust(tx)), at: clock.now() });
  if (!verified.ok) refuse('certificate-not-good', { reason: CERTIFICATE_REASON_WORDS[verified.reason] });
}
