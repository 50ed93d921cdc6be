import { createHash } from 'node:crypto';

/** A request key (UUID, version 8) for work that nobody typed: the same said is the same request. */
export function keyOf(...said: (string | Buffer)[]): string {
  const sum = createHash('sha256');
  for (const part of said) sum.update(part);
  const hash = sum.digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
