/** What a certificate may be asked to sign for. */
export type SigningPurpose = 'login';

export interface Challenge {
  /** 32 random bytes in base64url; used once. */
  nonce: string;
  /** When the server gave it, as an ISO instant. */
  time: string;
}

/**
 * The bytes that a certificate's holder signs: what for, for which site, which number of the server, when, by which certificate (SHA-256 in hex).
 * The browser writes its own origin, so that a signature given to another site is of no use here.
 */
export function signedText(
  { nonce, time }: Challenge,
  { purpose, origin, fingerprint }: { purpose: SigningPurpose; origin: string; fingerprint: string },
): Uint8Array<ArrayBuffer> {
  const lines = ['provident-hall 1', purpose, origin, nonce, time, fingerprint];
  return new TextEncoder().encode(lines.join('\n'));
}
