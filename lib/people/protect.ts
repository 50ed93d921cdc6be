import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { env } from '@/lib/env';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;

let keys: { data: KeyObject; index: KeyObject } | undefined;

function keyRing() {
  return (keys ??= {
    data: createSecretKey(env().PERSONAL_DATA_KEY),
    index: createSecretKey(env().PERSONAL_INDEX_KEY),
  });
}

// Nonces are cut from a page of random bytes: asking the system for twelve at a time costs more than the encryption.
const page = Buffer.alloc(NONCE_BYTES * 512);
let used = page.length;

function nextNonce(): Buffer {
  if (used === page.length) {
    randomFillSync(page);
    used = 0;
  }
  used += NONCE_BYTES;
  return page.subarray(used - NONCE_BYTES, used);
}

/** Encrypts personal data for the database: AES-256-GCM, as nonce + tag + cipher text. */
export function sealPersonal(plain: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', keyRing().data, nonce);
  const body = cipher.update(plain, 'utf8');
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Decrypts what `sealPersonal` made; throws when it was tampered with or the key is another. */
export function openPersonal(sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyRing().data, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** The blind index of an ID number: finds a person by equality, tells nothing without the key. */
export function idNumberIndex(idType: string, idNumber: string): Buffer {
  return createHmac('sha256', keyRing().index).update(`${idType}:${idNumber}`).digest().subarray(0, INDEX_BYTES);
}
