import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;

/** Encrypts personal data for the database: AES-256-GCM, as nonce + tag + cipher text. */
export function sealPersonal(plain: string): Buffer {
  const nonce = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', env().PERSONAL_DATA_KEY, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Decrypts what `sealPersonal` made; throws when it was tampered with or the key is another. */
export function openPersonal(sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', env().PERSONAL_DATA_KEY, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** The blind index of an ID number: finds a person by equality, tells nothing without the key. */
export function idNumberIndex(idType: string, idNumber: string): Buffer {
  return createHmac('sha256', env().PERSONAL_INDEX_KEY).update(`${idType}:${idNumber}`).digest().subarray(0, INDEX_BYTES);
}
