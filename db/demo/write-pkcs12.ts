import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { passwordOctets, PURPOSE } from '@/lib/signers/password-key';
import { context, contextOctets, integer, nothing, octets, oid, sequence, setOf, type Bytes } from './write-der';

const ROUNDS = 10_000;
const DATA = '1.2.840.113549.1.7.1';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const BAGS = '1.2.840.113549.1.12.10.1';

export interface FileContent {
  /** PKCS #8. */
  key: Bytes;
  /** The holder's certificate first. */
  certificates: readonly Bytes[];
}

/** A PKCS #12 file as today's tools write it: AES-256 and HMAC with SHA-256. */
export async function writePkcs12({ key, certificates }: FileContent, password: string): Promise<Bytes> {
  const id = setOf(sequence(oid('1.2.840.113549.1.9.21'), setOf(octets(Uint8Array.of(1)))));
  const sealedKey = sequence(oid(`${BAGS}.2`), context(0, sequence(...sealed(key, password))), id);
  const bags = certificates.map((certificate, place) => {
    const value = sequence(oid('1.2.840.113549.1.9.22.1'), context(0, octets(certificate)));
    return sequence(oid(`${BAGS}.3`), context(0, value), ...(place === 0 ? [id] : []));
  });
  const [algorithm, closed] = sealed(sequence(...bags), password, { bare: true });
  const inner = sequence(integer(0), sequence(oid(DATA), algorithm, contextOctets(0, closed)));
  const safes = sequence(
    sequence(oid('1.2.840.113549.1.7.6'), context(0, inner)),
    sequence(oid(DATA), context(0, octets(sequence(sealedKey)))),
  );
  const salt = Uint8Array.from(randomBytes(16));
  const made = { salt, rounds: ROUNDS, purpose: PURPOSE.check, length: 32, hash: 'SHA-256' } as const;
  const sum = createHmac('sha256', await passwordOctets(password, made))
    .update(safes)
    .digest();
  const check = sequence(sequence(sequence(oid(SHA256), nothing()), octets(sum)), octets(salt), integer(ROUNDS));
  return sequence(integer(3), sequence(oid(DATA), context(0, octets(safes))), check);
}

/** The algorithm and what it closed: in an octet string unless bare. */
function sealed(plain: Bytes, password: string, { bare = false } = {}): [Bytes, Bytes] {
  const [salt, start] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256'), start);
  const closed = Uint8Array.from(Buffer.concat([cipher.update(plain), cipher.final()]));
  const random = sequence(oid('1.2.840.113549.2.9'), nothing());
  const algorithm = sequence(
    oid('1.2.840.113549.1.5.13'),
    sequence(
      sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(ROUNDS), random)),
      sequence(oid('2.16.840.1.101.3.4.1.42'), octets(start)),
    ),
  );
  return [algorithm, bare ? closed : octets(closed)];
}
