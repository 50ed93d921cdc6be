import { hexOf, sameBytes } from '@/lib/certificates/der';
import { broken, numberOf, octetsOf, part, readBer, type Ber } from './ber';
import { decryptByPassword } from './decrypt-by-password';
import { passwordOctets, PURPOSE, type KeyHash } from './password-key';
import { SignerFault } from './signer';

type Octets = Uint8Array<ArrayBuffer>;

// Object identifiers as their octets in hex.
const DATA = '2a864886f70d010701';
const ENCRYPTED_DATA = '2a864886f70d010706';
const BAG = {
  key: '2a864886f70d010c0a0101',
  sealedKey: '2a864886f70d010c0a0102',
  certificate: '2a864886f70d010c0a0103',
};
const X509 = '2a864886f70d01091601';
const LOCAL_KEY_ID = '2a864886f70d010915';
const CHECK_HASHES: Record<string, KeyHash> = {
  '2b0e03021a': 'SHA-1',
  '608648016503040201': 'SHA-256',
  '608648016503040202': 'SHA-384',
  '608648016503040203': 'SHA-512',
};
const MOST_ROUNDS = 500_000;
const VERSION = 3;

/** What lies in a certificate file: the holder's certificate, those of its authorities, and the key as PKCS #8. */
export interface OpenedFile {
  certificate: Octets;
  chain: readonly Octets[];
  key: Octets;
}

interface Bag {
  kind: 'key' | 'certificate';
  id: string | null;
  value: Octets;
}

/** Opens a PKCS #12 file (RFC 7292). A wrong password and a file that is none are SignerFaults. */
export async function openCertificateFile(bytes: Octets, password: string): Promise<OpenedFile> {
  const file = readBer(bytes);
  if (file.tag !== 0x30 || numberOf(part(file, 0), VERSION) !== VERSION) throw broken();
  const content = contentOf(part(file, 1));
  const check = file.parts[2];
  if (check) await requireChecked(check, password, content);
  const bags: Bag[] = [];
  for (const info of readBer(content).parts) bags.push(...(await bagsOf(await plainOf(info, password), password)));
  const key = bags.find(({ kind }) => kind === 'key');
  const certificates = bags.filter(({ kind }) => kind === 'certificate');
  const own = certificates.find(({ id }) => key?.id && id === key.id) ?? certificates[0];
  if (!key || !own) throw broken();
  const chain = certificates.map(({ value }) => value).filter((value) => !sameBytes(value, own.value));
  return { certificate: own.value, chain, key: key.value };
}

/** The octets of a ContentInfo that is not encrypted. */
function contentOf(info: Ber): Octets {
  if (nameOf(part(info, 0)) !== DATA) throw new SignerFault('unsupported-file');
  return octetsOf(part(part(info, 1), 0));
}

async function plainOf(info: Ber, password: string): Promise<Octets> {
  if (nameOf(part(info, 0)) !== ENCRYPTED_DATA) return contentOf(info);
  const inner = part(part(part(info, 1), 0), 1);
  return decryptByPassword(part(inner, 1), password, octetsOf(part(inner, 2)));
}

async function bagsOf(safe: Octets, password: string): Promise<Bag[]> {
  const bags: Bag[] = [];
  for (const bag of readBer(safe).parts) {
    const name = nameOf(part(bag, 0));
    const held = part(part(bag, 1), 0);
    const id = localKeyIdOf(bag.parts[2]);
    if (name === BAG.key) bags.push({ kind: 'key', id, value: wholeOf(part(bag, 1)) });
    if (name === BAG.sealedKey) {
      const value = await decryptByPassword(part(held, 0), password, octetsOf(part(held, 1)));
      bags.push({ kind: 'key', id, value });
    }
    if (name === BAG.certificate && nameOf(part(held, 0)) === X509) {
      bags.push({ kind: 'certificate', id, value: octetsOf(part(part(held, 1), 0)) });
    }
  }
  return bags;
}

/** The bytes inside an explicit tag. */
function wholeOf({ content }: Ber): Octets {
  return content;
}

function localKeyIdOf(attributes: Ber | undefined): string | null {
  const named = attributes?.parts.find((attribute) => nameOf(part(attribute, 0)) === LOCAL_KEY_ID);
  return named ? hexOf(octetsOf(part(part(named, 1), 0))) : null;
}

/** The check sum of the file, which a wrong password does not make. One made in a way that is not known here is passed over. */
async function requireChecked(check: Ber, password: string, content: Octets): Promise<void> {
  const sum = part(check, 0);
  const hash = CHECK_HASHES[nameOf(part(part(sum, 0), 0))];
  if (!hash) return;
  const salt = octetsOf(part(check, 1));
  const rounds = check.parts[2] ? numberOf(check.parts[2], MOST_ROUNDS) : 1;
  const length = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }[hash];
  const octets = await passwordOctets(password, { salt, rounds, purpose: PURPOSE.check, length, hash });
  const key = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash }, false, ['verify']);
  const fits = await crypto.subtle.verify('HMAC', key, octetsOf(part(sum, 1)), content);
  if (!fits) throw new SignerFault('wrong-password');
}

function nameOf({ content }: Ber): string {
  return hexOf(content);
}
