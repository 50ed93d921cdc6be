/** Something that signs with a certificate's key and does not give the key away: a file that was opened, or a key in a USB port. */
export interface Signer {
  /** The holder's certificate, in DER. */
  certificate: Uint8Array;
  /** Certificates of its authorities, as far as they came along. */
  chain: readonly Uint8Array[];
  /** Signs: RSA after PKCS #1 and ECDSA with SHA-256, SM2 with SM3; the latter two as DER. */
  sign: (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}

/** Why nothing can be signed; the sentences stand in lib/text/certificate-login.ts. */
export type SignerProblem =
  | 'wrong-password'
  | 'not-a-certificate-file'
  | 'unsupported-file'
  | 'insecure-page'
  | 'no-middleware'
  | 'no-key'
  | 'not-paired'
  | 'refused-by-key';

/** Nothing was signed, and why. */
export class SignerFault extends Error {
  constructor(readonly problem: SignerProblem) {
    super(problem);
    this.name = 'SignerFault';
  }
}
