import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/des.js';
import 'node-forge/lib/rc2.js';
import { hexOf } from '@/lib/certificates/der';
import { broken, numberOf, octetsOf, part, type Ber } from './ber';
import { passwordOctets, PURPOSE, type KeyHash } from './password-key';
import { SignerFault } from './signer';

type Octets = Uint8Array<ArrayBuffer>;

// Object identifiers as their octets in hex.
const PBES2 = '2a864886f70d01050d';
const PBKDF2 = '2a864886f70d01050c';
const TRIPLE_DES = '2a864886f70d0307';
const AES_BITS: Record<string, number> = {
  '608648016503040102': 128,
  '608648016503040116': 192,
  '60864801650304012a': 256,
};
const PSEUDO_RANDOM: Record<string, KeyHash> = {
  '2a864886f70d0207': 'SHA-1',
  '2a864886f70d0209': 'SHA-256',
  '2a864886f70d020a': 'SHA-384',
  '2a864886f70d020b': 'SHA-512',
};
/** The old ways of PKCS #12, with SHA-1: by the last octet of their names. */
const OLD = '2a864886f70d010c01';
const OLD_KEYS: Record<string, { cipher: '3DES' | 'RC2'; octets: number }> = {
  '03': { cipher: '3DES', octets: 24 },
  '04': { cipher: '3DES', octets: 16 },
  '05': { cipher: 'RC2', octets: 16 },
  '06': { cipher: 'RC2', octets: 5 },
};

const MOST_ROUNDS = 5_000_000;
const MOST_OLD_ROUNDS = 500_000;

/** Opens what was closed with a password, by the AlgorithmIdentifier beside it. A password that does not fit is a SignerFault. */
export async function decryptByPassword(algorithm: Ber, password: string, sealed: Octets): Promise<Octets> {
  const name = hexOf(part(algorithm, 0).content);
  const parameters = part(algorithm, 1);
  if (name === PBES2) return byPbes2(parameters, password, sealed);
  const old = name.startsWith(OLD) ? OLD_KEYS[name.slice(OLD.length)] : undefined;
  if (!old) throw new SignerFault('unsupported-file');
  const [salt, rounds] = [octetsOf(part(parameters, 0)), numberOf(part(parameters, 1), MOST_OLD_ROUNDS)];
  const made = { salt, rounds, hash: 'SHA-1' as const };
  const key = await passwordOctets(password, { ...made, purpose: PURPOSE.key, length: old.octets });
  const start = await passwordOctets(password, { ...made, purpose: PURPOSE.start, length: 8 });
  if (old.cipher === 'RC2')
    return byForge(forge.rc2.createDecryptionCipher(binary(key), 8 * old.octets), start, sealed);
  // Two keys: the first is used again as the third.
  const three = old.octets === 24 ? key : Uint8Array.from([...key, ...key.subarray(0, 8)]);
  return byForge(forge.des.createDecryptionCipher(binary(three), 'CBC'), start, sealed);
}

async function byPbes2(parameters: Ber, password: string, sealed: Octets): Promise<Octets> {
  const [derivation, cipher] = [part(parameters, 0), part(parameters, 1)];
  if (hexOf(part(derivation, 0).content) !== PBKDF2) throw new SignerFault('unsupported-file');
  const settings = part(derivation, 1);
  const [salt, rounds] = [octetsOf(part(settings, 0)), numberOf(part(settings, 1), MOST_ROUNDS)];
  const random = settings.parts.slice(2).find(({ parts }) => parts.length > 0);
  const hash = random ? PSEUDO_RANDOM[hexOf(part(random, 0).content)] : 'SHA-1';
  const name = hexOf(part(cipher, 0).content);
  const start = octetsOf(part(cipher, 1));
  const bits = name === TRIPLE_DES ? 192 : AES_BITS[name];
  if (!hash || !bits) throw new SignerFault('unsupported-file');
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const derived = { name: 'PBKDF2', hash, salt, iterations: rounds };
  const key = new Uint8Array(await crypto.subtle.deriveBits(derived, typed, bits));
  if (name === TRIPLE_DES) return byForge(forge.des.createDecryptionCipher(binary(key), 'CBC'), start, sealed);
  const opened = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  return crypto.subtle.decrypt({ name: 'AES-CBC', iv: start }, opened, sealed).then(
    (plain) => new Uint8Array(plain),
    () => {
      throw new SignerFault('wrong-password');
    },
  );
}

function byForge(cipher: forge.Cipher, start: Octets, sealed: Octets): Octets {
  if (sealed.length === 0) throw broken();
  cipher.start(binary(start));
  cipher.update(forge.util.createBuffer(binary(sealed)));
  if (!cipher.finish()) throw new SignerFault('wrong-password');
  return Uint8Array.from(cipher.output.getBytes(), (letter) => letter.charCodeAt(0));
}

function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
