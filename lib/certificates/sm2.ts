import { BigInteger } from 'jsbn';
import { sm2 } from 'sm-crypto';
import { DerFault, fromHex, hexOf, inside, integerOf, readWhole, TAG } from './der';

/** The user id that SM2 signatures are made with where nothing else is agreed (GM/T 0009). */
const USER_ID = '1234567812345678';
const NUMBER_BYTES = 32;

/** The two numbers of an ECDSA or SM2 signature as as many octets each. Throws DerFault. */
export function numbersOfSignature(signature: Uint8Array, octets: number): Uint8Array<ArrayBuffer> {
  const reader = inside(readWhole(signature, TAG.sequence));
  const numbers = [integerOf(reader.read(TAG.integer)), integerOf(reader.read(TAG.integer))];
  reader.end();
  return fromHex(
    numbers
      .map((number) => {
        if (number <= 0n || number >= 1n << BigInt(8 * octets)) throw new DerFault('a number out of range');
        return number.toString(16).padStart(2 * octets, '0');
      })
      .join(''),
  );
}

/**
 * Whether an SM2 signature with SM3 fits (GB/T 32918.2), `point` being the public key in hex with its 04. Node's own SM2 does ECDSA on that
 * curve, which is another thing.
 */
export function verifySm2(point: string, { data, signature }: { data: Uint8Array; signature: Uint8Array }): boolean {
  const numbers = hexOf(numbersOfSignature(signature, NUMBER_BYTES));
  try {
    return sm2.doVerifySignature(Array.from(data), numbers, point, { hash: true, userId: USER_ID });
  } catch {
    // Numbers that lead to the point at infinity, which the library has no answer for.
    return false;
  }
}

/** Whether a point, in hex with its 04, lies on the curve of SM2. */
export function isSm2Point(point: string): boolean {
  return sm2.verifyPublicKey(point);
}

/** Signs with SM2 and SM3; `key` is the private number in hex. The signature as DER. */
export function signSm2(key: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const pair = sm2.generateKeyPairHex(hexOf(crypto.getRandomValues(new Uint8Array(40))), 16);
  // The library's own random numbers come from RC4, seeded once: the secret of each signature is drawn here.
  const secret = {
    ...pair,
    k: new BigInteger(pair.privateKey, 16),
    x1: new BigInteger(pair.publicKey.slice(2, 66), 16),
  };
  return fromHex(
    sm2.doSignature(Array.from(data), key, { hash: true, der: true, userId: USER_ID, pointPool: [secret] }),
  );
}
