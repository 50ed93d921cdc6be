import { fromHex, TAG } from '@/lib/certificates/der';

export type Bytes = Uint8Array<ArrayBuffer>;

/** One element: tag, length, content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const body = joined(content);
  return joined([Uint8Array.of(tag), lengthOf(body.length), body]);
}

export function sequence(...parts: readonly Uint8Array[]): Bytes {
  return element(TAG.sequence, ...parts);
}

/** A set whose parts are in order already. */
export function setOf(...parts: readonly Uint8Array[]): Bytes {
  return element(TAG.set, ...parts);
}

/** [number] around something, or with these octets in it. */
export function context(number: number, ...content: readonly Uint8Array[]): Bytes {
  return element(0xa0 | number, ...content);
}

export function contextOctets(number: number, octets: Uint8Array): Bytes {
  return element(0x80 | number, octets);
}

export function integer(value: bigint | number): Bytes {
  const digits = BigInt(value).toString(16);
  const hex = digits.length % 2 === 0 ? digits : `0${digits}`;
  return element(TAG.integer, fromHex(/^[89a-f]/.test(hex) ? `00${hex}` : hex));
}

export function boolean(value: boolean): Bytes {
  return element(TAG.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function octets(...content: readonly Uint8Array[]): Bytes {
  return element(TAG.octets, ...content);
}

export function bits(content: Uint8Array): Bytes {
  return element(TAG.bits, Uint8Array.of(0), content);
}

/** A named bit list with these bits set. */
export function flags(...numbers: readonly number[]): Bytes {
  const last = Math.max(...numbers);
  const places = [...Array(Math.floor(last / 8) + 1).keys()];
  const body = Uint8Array.from(places, (place) =>
    numbers
      .filter((number) => Math.floor(number / 8) === place)
      .reduce((octet, number) => octet | (0x80 >> (number % 8)), 0),
  );
  return element(TAG.bits, Uint8Array.of(7 - (last % 8)), body);
}

export function nothing(): Bytes {
  return element(TAG.null);
}

export function oid(dotted: string): Bytes {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return element(TAG.oid, ...[40n * first + second, ...rest].map(base128));
}

export function utf8(text: string): Bytes {
  return element(TAG.utf8, new TextEncoder().encode(text));
}

/** A moment as RFC 5280 wants it: to 2049 in the short form. */
export function time(milliseconds: number): Bytes {
  const digits = `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
  const short = digits < '2050';
  return element(short ? TAG.utcTime : TAG.generalizedTime, new TextEncoder().encode(short ? digits.slice(2) : digits));
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function lengthOf(length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(length);
  const hex = length.toString(16);
  const octetsOfIt = fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
  return joined([Uint8Array.of(0x80 | octetsOfIt.length), octetsOfIt]);
}

function base128(value: bigint): Bytes {
  const digits = [Number(value & 0x7fn)];
  for (let left = value >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80);
  return Uint8Array.from(digits);
}
