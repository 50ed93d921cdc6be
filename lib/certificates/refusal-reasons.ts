/**
 * Why a certificate is refused, in the order in which a chain is looked at: of several attempts to build one, the reason that comes last
 * here is told, because that chain got furthest.
 */
export const CERTIFICATE_REASONS = [
  'malformed',
  'weak-algorithm',
  'self-signed',
  'no-path',
  'bad-signature',
  'unknown-critical-extension',
  'wrong-key-id',
  'not-an-authority',
  'wrong-key-usage',
  'path-too-long',
  'name-not-permitted',
  'policy-not-permitted',
  'not-yet-valid',
  'expired',
  'wrong-purpose',
  'crl-missing',
  'crl-unsupported',
  'crl-stale',
  'revoked',
] as const;

export type CertificateReason = (typeof CERTIFICATE_REASONS)[number];

/** The reason of the chain that got further. */
export function furtherReason(one: CertificateReason, other: CertificateReason): CertificateReason {
  return CERTIFICATE_REASONS.indexOf(one) >= CERTIFICATE_REASONS.indexOf(other) ? one : other;
}
