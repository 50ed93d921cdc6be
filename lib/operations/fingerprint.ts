import { createHash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON: keys sorted, money (bigint) as text. Equal inputs hash equally. */
export function fingerprintOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value, canonical)).digest();
}

function canonical(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }
  return value;
}
