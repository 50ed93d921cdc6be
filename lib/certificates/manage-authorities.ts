import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { certificateAuthorities, certificateCrls } from '@/db/schema/certificates';
import type { Clock } from '@/lib/gateways/clock';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { newId } from '@/lib/values/ids';
import { isFresh } from './check-revocation';
import { certificateFrom, crlFrom, describedCertificate } from './described-certificate';
import { USAGE } from './extensions';
import { authorityInput, crlInput, decisionInput, endInput } from './manage-certificates.input';
import { sameName } from './names';
import { readCertificate, type Certificate } from './read-certificate';
import type { Crl } from './read-crl';
import { verifySignature } from './verify-signature';

/**
 * 登记签发机构: an authority whose certificates are to count, as an anchor that is trusted by itself or as one below such. Counts when a second person
 * has confirmed. Refuses what is no certificate of an authority in force, and one that is known.
 */
export const proposeAuthority = officeOperation({
  name: 'authority.propose',
  input: authorityInput,
  async run({ tx, principal, clock }, { role, certificate: encoded }) {
    const certificate = certificateFrom(encoded);
    if (!certificate) return refuse('certificate-unreadable');
    if (!isAuthorityInForce(certificate, clock)) refuse('certificate-no-authority');
    const described = describedCertificate(certificate);
    const live = and(
      eq(certificateAuthorities.fingerprint, described.fingerprint),
      inArray(certificateAuthorities.state, ['proposed', 'active']),
    );
    const known = await tx.select({ id: certificateAuthorities.id }).from(certificateAuthorities).where(live);
    if (known.length > 0) refuse('certificate-known');
    const id = newId(clock.milliseconds());
    const proposal = { state: 'proposed' as const, proposedBy: principal.id, proposedAt: clock.now() };
    const written = await tx
      .insert(certificateAuthorities)
      .values({ id, role, ...described, ...proposal })
      .onConflictDoNothing()
      .returning({ id: certificateAuthorities.id });
    if (written.length === 0) refuse('certificate-known');
    return { id, title: described.title };
  },
});

/** 复核签发机构: a second person confirms or declines. Refuses one's own proposal and one that is decided. */
export const decideAuthority = officeOperation({
  name: 'authority.decide',
  input: decisionInput,
  async run({ tx, principal, clock }, { id, decision }) {
    const [authority] = await tx
      .select()
      .from(certificateAuthorities)
      .where(eq(certificateAuthorities.id, id))
      .for('update');
    if (!authority) return refuse('not-found');
    if (authority.state !== 'proposed') refuse('certificate-decided');
    if (authority.proposedBy === principal.id) refuse('certificate-own-proposal');
    await tx
      .update(certificateAuthorities)
      .set({
        state: decision === 'confirm' ? 'active' : 'declined',
        decidedBy: principal.id,
        decidedAt: clock.now(),
      })
      .where(eq(certificateAuthorities.id, id));
    return { id, decision };
  },
});

/** 停用签发机构: its certificates count no more, at once. */
export const endAuthority = officeOperation({
  name: 'authority.end',
  input: endInput,
  async run({ tx, principal, clock }, { id }) {
    const ended = await tx
      .update(certificateAuthorities)
      .set({ state: 'ended', endedBy: principal.id, endedAt: clock.now() })
      .where(and(eq(certificateAuthorities.id, id), eq(certificateAuthorities.state, 'active')))
      .returning({ id: certificateAuthorities.id });
    if (ended.length === 0) refuse('certificate-decided');
    return { id };
  },
});

/**
 * 导入吊销列表: the newest CRL of an authority in force, which has signed it. Refuses what cannot be read or followed (indirect, delta), tells a part only, is
 * stale, or is older than what is there.
 */
export const importCrl = officeOperation({
  name: 'crl.import',
  input: crlInput,
  async run({ tx, principal, clock }, { crl: encoded }) {
    const crl = crlFrom(encoded);
    if (!crl || crl.unsupported || isPartial(crl)) return refuse('crl-unreadable');
    const authority = await signerOf(tx, crl);
    if (!authority) return refuse('crl-no-authority');
    if (!isFresh(crl, clock.milliseconds())) refuse('crl-not-fresh');
    const [newest] = await tx
      .select({ thisUpdate: certificateCrls.thisUpdate })
      .from(certificateCrls)
      .where(eq(certificateCrls.authorityId, authority.id))
      .orderBy(desc(certificateCrls.thisUpdate))
      .limit(1);
    if (newest && newest.thisUpdate.getTime() >= crl.thisUpdate) refuse('crl-older');
    const id = newId(clock.milliseconds());
    await tx.insert(certificateCrls).values({
      id,
      authorityId: authority.id,
      der: Buffer.from(crl.bytes),
      number: crl.number.toString(),
      thisUpdate: new Date(crl.thisUpdate),
      nextUpdate: new Date(crl.nextUpdate),
      importedBy: principal.id,
      importedAt: clock.now(),
    });
    return { id, authority: authority.title, revoked: crl.revoked.size };
  },
});

/** One list of each authority is kept, so it has to be about all that it issued. */
function isPartial({ issuingPoint }: Crl): boolean {
  return Boolean(issuingPoint && (issuingPoint.only || issuingPoint.reasons));
}

async function signerOf(tx: Tx, crl: Crl): Promise<{ id: string; title: string } | null> {
  const authorities = await tx
    .select({ id: certificateAuthorities.id, title: certificateAuthorities.title, der: certificateAuthorities.der })
    .from(certificateAuthorities)
    .where(eq(certificateAuthorities.state, 'active'));
  for (const { id, title, der } of authorities) {
    const certificate = readCertificate(der);
    if (!sameName(certificate.subject, crl.issuer) || !certificate.usage?.has(USAGE.crlSigning)) continue;
    if (await verifySignature(certificate.key, crl)) return { id, title };
  }
  return null;
}

function isAuthorityInForce(certificate: Certificate, clock: Clock): boolean {
  const { isAuthority, usage, unknownCritical, notBefore, notAfter } = certificate;
  const now = clock.milliseconds();
  const inForce = notBefore <= now && now <= notAfter;
  return isAuthority && !unknownCritical && inForce && (usage?.has(USAGE.certificateSigning) ?? false);
}
