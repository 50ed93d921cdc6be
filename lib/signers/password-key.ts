export type KeyHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const SIZES: Record<KeyHash, { block: number; output: number }> = {
  'SHA-1': { block: 64, output: 20 },
  'SHA-256': { block: 64, output: 32 },
  'SHA-384': { block: 128, output: 48 },
  'SHA-512': { block: 128, output: 64 },
};

/** What is made of a password: a key, the beginning of a cipher, the key of a check sum. */
export const PURPOSE = { key: 1, start: 2, check: 3 } as const;

/** Octets from a password as PKCS #12 makes them (RFC 7292 appendix B.2). */
export async function passwordOctets(
  password: string,
  {
    salt,
    rounds,
    purpose,
    length,
    hash,
  }: { salt: Uint8Array; rounds: number; purpose: number; length: number; hash: KeyHash },
): Promise<Uint8Array<ArrayBuffer>> {
  const { block, output } = SIZES[hash];
  let input = Uint8Array.from([...filled(salt, block), ...filled(bmpOf(password), block)]);
  const diversifier = new Uint8Array(block).fill(purpose);
  const made: number[] = [];
  while (made.length < length) {
    let digest = await digestOf(hash, Uint8Array.from([...diversifier, ...input]));
    for (let round = 1; round < rounds; round += 1) digest = await digestOf(hash, digest);
    made.push(...digest);
    input = added(input, { block, addend: filled(digest.subarray(0, output), block) });
  }
  return Uint8Array.from(made.slice(0, length));
}

async function digestOf(hash: KeyHash, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}

/** Repeated until whole blocks are full. */
function filled(bytes: Uint8Array, block: number): Uint8Array {
  const length = block * Math.ceil(bytes.length / block);
  return Uint8Array.from({ length }, (_, place) => bytes[place % bytes.length] ?? 0);
}

/** Each block of the input plus the addend plus one. */
function added(
  input: Uint8Array<ArrayBuffer>,
  { block, addend }: { block: number; addend: Uint8Array },
): Uint8Array<ArrayBuffer> {
  const next = Uint8Array.from(input);
  for (let start = 0; start < next.length; start += block) {
    let carry = 1;
    for (let place = block - 1; place >= 0; place -= 1) {
      const sum = (next[start + place] ?? 0) + (addend[place] ?? 0) + carry;
      next[start + place] = sum & 0xff;
      carry = sum >> 8;
    }
  }
  return next;
}

/** UTF-16, big end first, with the zero at its end. */
function bmpOf(password: string): Uint8Array {
  const units = [...Array(password.length).keys()].flatMap((place) => {
    const unit = password.charCodeAt(place);
    return [unit >> 8, unit & 0xff];
  });
  return Uint8Array.from([...units, 0, 0]);
}
