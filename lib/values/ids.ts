/** A source of random bytes; the platform's own unless a test brings another. */
export type RandomBytes = (length: number) => Uint8Array;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const CHECK_CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNTER_LIMIT = 2 ** 26;
/** A clock may be set back this far without ids losing their order; farther back, order starts anew. */
const CLOCK_TOLERANCE_MILLISECONDS = 10_000;

let lastMilliseconds = -1;
let counter = 0;

/** A new UUID version 7 that sorts after all that this process made before. Takes milliseconds since 1970. */
export function newId(nowMilliseconds: number): string {
  return idWith(nowMilliseconds, cryptoRandom(6), 0);
}

/** `count` new ids in order, made together: ten thousand take a few milliseconds. */
export function newIds(nowMilliseconds: number, count: number): string[] {
  const random = cryptoRandom(6 * count);
  return Array.from({ length: count }, (_, index) => idWith(nowMilliseconds, random, 6 * index));
}

/** The lowest id that anything made at this moment can have: what was made earlier sorts before it. Takes milliseconds since 1970. */
export function firstIdAt(milliseconds: number): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** A number of so many decimal digits, leading zeros included, each as likely as any other. */
export function publicCode(length: number, random: RandomBytes = cryptoRandom): string {
  let digits = '';
  while (digits.length < length) {
    for (const byte of random(length - digits.length)) {
      // 250 to 255 would make the digits 0 to 5 likelier than the rest.
      if (byte < 250) digits += byte % 10;
    }
  }
  return digits;
}

/** A code printed on papers to prove them, 60 random bits: "7K3M-0QX9-TB2E". */
export function checkCode(random: RandomBytes = cryptoRandom): string {
  const characters = Array.from(random(12), (byte) => CHECK_CODE_ALPHABET.charAt(byte & 31)).join('');
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`;
}

/** 48 bits of time, 26 bits that count within the millisecond, 48 random bits. */
function idWith(nowMilliseconds: number, random: Uint8Array, offset: number): string {
  advance(nowMilliseconds);
  const time = lastMilliseconds.toString(16).padStart(12, '0');
  const high = (0x7000 | (counter >>> 14)).toString(16);
  const low = (0x8000 | (counter & 0x3fff)).toString(16);
  let tail = '';
  for (let index = offset; index < offset + 6; index += 1) tail += HEX[random[index] ?? 0];
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${tail}`;
}

function advance(nowMilliseconds: number): void {
  if (!Number.isInteger(nowMilliseconds) || nowMilliseconds < 0 || nowMilliseconds >= 2 ** 48) {
    throw new RangeError(`not a time in milliseconds: ${nowMilliseconds}`);
  }
  if (nowMilliseconds > lastMilliseconds || lastMilliseconds - nowMilliseconds > CLOCK_TOLERANCE_MILLISECONDS) {
    startMillisecond(nowMilliseconds);
  } else if (counter + 1 < COUNTER_LIMIT) {
    counter += 1;
  } else {
    startMillisecond(lastMilliseconds + 1);
  }
}

/** Starts in the lower half, so that at least 33 million ids fit. */
function startMillisecond(milliseconds: number): void {
  const random = cryptoRandom(4);
  lastMilliseconds = milliseconds;
  counter =
    ((random[0] ?? 0) | ((random[1] ?? 0) << 8) | ((random[2] ?? 0) << 16) | ((random[3] ?? 0) << 24)) & 0x1ffffff;
}

/** The platform gives at most 65,536 bytes at a time. */
function cryptoRandom(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let start = 0; start < length; start += 65_536) {
    globalThis.crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  }
  return bytes;
}
