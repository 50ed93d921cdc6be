import { constants, createPublicKey, verify } from 'node:crypto';
import type { KeyKind, PublicKey, SignatureAlgorithm } from './algorithms';
import { DerFault } from './der';
import { isSm2Point, numbersOfSignature, verifySm2 } from './sm2';

/** The keys that a kind of signature is made with. */
const KEYS: Record<SignatureAlgorithm['kind'], readonly KeyKind[]> = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa'],
  ecdsa: ['p256', 'p384'],
  sm2: ['sm2'],
};

const NUMBER_BYTES = { p256: 32, p384: 48 } as const;

/** Whether `key` made the signature. A signature that is written wrongly or made by another kind of key does not fit. */
export async function verifySignature(
  key: PublicKey,
  { signed, algorithm, signature }: { signed: Uint8Array; algorithm: SignatureAlgorithm; signature: Uint8Array },
): Promise<boolean> {
  if (!KEYS[algorithm.kind].includes(key.kind)) return false;
  try {
    if (algorithm.kind === 'sm2') return key.kind === 'sm2' && verifySm2(key.point, { data: signed, signature });
    return await verifyByNode(key, { signed, algorithm, signature });
  } catch (error) {
    // A point that is not on its curve, or a signature that is none.
    if (error instanceof DerFault || (error instanceof Error && 'code' in error)) return false;
    throw error;
  }
}

/** Whether a key is one at all: its point lies on its curve. What a leaf holds was never used before. */
export function isUsable(key: PublicKey): boolean {
  if (key.kind === 'sm2') return isSm2Point(key.point);
  try {
    return keyObjectOf(key).type === 'public';
  } catch {
    return false;
  }
}

function keyObjectOf({ info }: PublicKey) {
  return createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
}

function verifyByNode(
  key: PublicKey,
  {
    signed,
    algorithm,
    signature,
  }: { signed: Uint8Array; algorithm: Exclude<SignatureAlgorithm, { kind: 'sm2' }>; signature: Uint8Array },
): Promise<boolean> {
  const publicKey = keyObjectOf(key);
  const [options, given] =
    key.kind === 'p256' || key.kind === 'p384'
      ? [{ dsaEncoding: 'ieee-p1363' as const }, numbersOfSignature(signature, NUMBER_BYTES[key.kind])]
      : [
          algorithm.kind === 'rsa-pss'
            ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
            : { padding: constants.RSA_PKCS1_PADDING },
          signature,
        ];
  return new Promise((resolve, reject) => {
    verify(algorithm.hash, signed, { key: publicKey, ...options }, given, (error, fits) => {
      if (error) reject(error);
      else resolve(fits);
    });
  });
}
