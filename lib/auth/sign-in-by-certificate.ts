import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import { WeakFault, type SignatureAlgorithm } from '@/lib/certificates/algorithms';
import { DerFault } from '@/lib/certificates/der';
import { fromBase64 } from '@/lib/certificates/pem';
import { readCertificate, type Certificate } from '@/lib/certificates/read-certificate';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { signedText, type Challenge } from '@/lib/certificates/signed-text';
import { readTrust } from '@/lib/certificates/trust';
import { verifyCertificate, type ToVerify } from '@/lib/certificates/verify-certificate';
import { verifySignature } from '@/lib/certificates/verify-signature';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { holdAccount } from './hold-account';
import { challengeBudgets, giveBack, signInBudgets, spend } from './attempts';
import { issueChallenge, takeChallenge } from './certificate-challenge';
import { noteSignIn } from './note-sign-in';
import { startSession } from './session';
import type { SignInOutcome, SignInProblem } from './sign-in';

const PURPOSE = 'login';
const CONTEXT = { actor: 'sign-in' };
/** In base64 characters: a certificate of some kilobytes, a few of its authorities. */
const LONGEST = { certificate: 16_000, chain: 64_000, signature: 4_000 };

/** What a browser sends: everything in base64, and nothing of the key. */
export interface CertificateCredentials {
  nonce: string;
  certificate: string;
  /** Certificates of its authorities, parted by commas. */
  chain: string;
  signature: string;
  address: string;
  browser: string;
}

/** Reasons that the holder can do something about, or that the centre has to. All others are `certificate-refused`. */
const TOLD: Partial<Record<CertificateReason, SignInProblem>> = {
  expired: 'certificate-expired',
  'not-yet-valid': 'certificate-not-yet-valid',
  revoked: 'certificate-revoked',
  'crl-missing': 'certificate-not-checked',
  'crl-stale': 'certificate-not-checked',
  'crl-unsupported': 'certificate-not-checked',
};

/** A number for a certificate to sign; null for bytes that are no certificate, and where the budgets are used up. */
export async function challengeForCertificate(
  { certificate, address }: { certificate: string; address: string },
  clock: Clock,
): Promise<Challenge | null> {
  const bytes = decoded(certificate, LONGEST.certificate);
  if (!bytes || !readOrNull(bytes)) return null;
  const fingerprint = fingerprintOf(bytes);
  return database().inTransaction(CONTEXT, async (tx) => {
    if (!(await spend(tx, challengeBudgets(address), clock))) return null;
    return issueChallenge(tx, { purpose: PURPOSE, origin: ownOrigin(), fingerprint }, clock);
  });
}

/**
 * Signs an operator in by his certificate (RL-02, Q-07): the server's number, signed by the key of a certificate that holds up and that two people
 * of the centre have bound to him. Why not is told only to who has the key.
 */
export async function signInByCertificate(credentials: CertificateCredentials, clock: Clock): Promise<SignInOutcome> {
  const read = readCredentials(credentials);
  const fingerprint = fingerprintOf(read?.bytes ?? new Uint8Array());
  const account = `certificate:${fingerprint.toString('hex')}`;
  const outcome = await trySignature(credentials, { read, fingerprint, account }, clock);
  noteSignIn({ method: 'ca', account, address: credentials.address }, outcome);
  return outcome;
}

async function trySignature(
  credentials: CertificateCredentials,
  { read, fingerprint, account }: { read: ReadCredentials | null; fingerprint: Buffer; account: string },
  clock: Clock,
): Promise<SignInOutcome> {
  const budgets = signInBudgets({ account, address: credentials.address, device: null });
  const allowed = await database().inTransaction(CONTEXT, (tx) => spend(tx, budgets, clock));
  if (!allowed) return { ok: false, problem: 'too-many-attempts' };
  const asked = { purpose: PURPOSE, origin: ownOrigin(), fingerprint } as const;
  const taken = await database().inTransaction(CONTEXT, (tx) =>
    takeChallenge(tx, { nonce: credentials.nonce.slice(0, 100), asked }, clock),
  );
  if (
    !read ||
    !taken ||
    !(await hasSigned(read, signedText(taken.challenge, { ...asked, fingerprint: fingerprint.toString('hex') })))
  ) {
    return { ok: false, problem: 'certificate-refused' };
  }
  const problem = await problemOf(read, clock);
  return database().inTransaction(CONTEXT, async (tx) => {
    await giveBack(tx, budgets, clock);
    if (problem) return { ok: false, problem };
    if (taken.bound) await holdAccount(tx, taken.bound);
    const owner = await boundOperator(tx, fingerprint);
    // Bound anew between number and signature: whoever it stood for then has to ask again.
    if (owner?.operatorId !== taken.bound?.operatorId || owner?.unitId !== taken.bound?.unitId)
      return { ok: false, problem: 'certificate-refused' };
    if (!owner) return { ok: false, problem: 'certificate-not-bound' };
    if (owner.problem) return { ok: false, problem: owner.problem };
    const { address, browser } = credentials;
    return { ok: true, token: await startSession(tx, { operatorId: owner.operatorId }, { clock, address, browser }) };
  });
}

interface ReadCredentials {
  bytes: Uint8Array;
  certificate: Certificate;
  chain: readonly Uint8Array[];
  signature: Uint8Array;
}

function readCredentials({ certificate, chain, signature }: CertificateCredentials): ReadCredentials | null {
  const bytes = decoded(certificate, LONGEST.certificate);
  const signed = decoded(signature, LONGEST.signature);
  if (chain.length > LONGEST.chain) return null;
  const others = chain === '' ? [] : chain.split(',').map((one) => decoded(one, LONGEST.certificate));
  const read = bytes && readOrNull(bytes);
  if (!read || !signed || others.includes(null)) return null;
  return { bytes, certificate: read, chain: others.filter((one) => one !== null), signature: signed };
}

/** How each kind of key signs at the login: RSA as PKCS #1, all with SHA-256, SM2 with SM3. */
function algorithmOf({ key }: Certificate): SignatureAlgorithm {
  if (key.kind === 'sm2') return { kind: 'sm2' };
  return { kind: key.kind === 'rsa' ? 'rsa' : 'ecdsa', hash: 'sha256' };
}

function hasSigned({ certificate, signature }: ReadCredentials, signed: Uint8Array): Promise<boolean> {
  return verifySignature(certificate.key, { signed, algorithm: algorithmOf(certificate), signature });
}

async function problemOf({ bytes, chain }: ReadCredentials, clock: Clock): Promise<SignInProblem | null> {
  const trust = await database().inTransaction(CONTEXT, (tx) => readTrust(tx));
  const toVerify: ToVerify = { leaf: bytes, ...trust, chain: [...trust.chain, ...chain], at: clock.now() };
  const verified = await verifyCertificate(toVerify);
  return verified.ok ? null : (TOLD[verified.reason] ?? 'certificate-refused');
}

interface BoundRow extends Record<string, unknown> {
  operator_id: string;
  unit_id: string;
  operator_status: string;
  unit_status: string;
  agreement_signed_on: string | null;
}

async function boundOperator(tx: Tx, fingerprint: Buffer) {
  const [row] = await tx.execute<BoundRow>(sql`select * from find_bound_operator(${fingerprint}::bytea)`);
  if (!row) return undefined;
  const usable = row.operator_status === 'active' && row.unit_status !== 'closed';
  const problem: SignInProblem | null = !usable ? 'disabled' : row.agreement_signed_on === null ? 'no-agreement' : null;
  return { operatorId: row.operator_id, unitId: row.unit_id, problem };
}

function ownOrigin(): string {
  return new URL(env().NEXTAUTH_URL).origin;
}

function fingerprintOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function decoded(text: string, longest: number): Uint8Array | null {
  if (text.length > longest) return null;
  return orNull(() => fromBase64(text));
}

function readOrNull(bytes: Uint8Array): Certificate | null {
  return orNull(() => readCertificate(bytes));
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerFault || error instanceof WeakFault) return null;
    throw error;
  }
}
