import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { env } from '@/lib/env';

// OWASP's smallest recommended argon2id setting: 19 MiB, two passes, one lane.
const ARGON2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Keyed with a pepper that is not in the database, so that a stolen table of six-digit passwords cannot be tried out. */
function peppered(password: string): string {
  return createHmac('sha256', env().PASSWORD_PEPPER).update(password.normalize('NFKC')).digest('base64');
}

/** argon2id of the peppered password. */
export function hashPassword(password: string): Promise<string> {
  return hash(peppered(password), ARGON2);
}

let dummy: Promise<string> | undefined;

/** Whether the password fits. Without a stored hash it does the same work and answers no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no such password');
  const fits = await verify(stored ?? (await dummy), peppered(password));
  return fits && stored !== null;
}
