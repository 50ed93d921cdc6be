import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authenticatorAddress, newAuthenticatorSecret, stepOfCode } from '@/lib/auth/authenticator';
import { codeAt } from '../support/authenticator';
import { clockAt } from '../support/moving-clock';

/** The seed of RFC 6238, appendix B, in base32, and the last six digits of its SHA-1 values. */
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VALUES: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
];

describe('a code of an authenticator', () => {
  test.each(VALUES)('at second %i is that of RFC 6238', (seconds, code) => {
    expect(stepOfCode({ secret: SEED, code }, clockAt(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  test('counts in its own step, the one before and the one after, and in no other', () => {
    const secret = newAuthenticatorSecret();
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 60_000_000 }), fc.integer({ min: -4, max: 4 }), (step, off) => {
        const code = codeAt(secret, (step + off) * 30_000);
        const found = stepOfCode({ secret, code }, clockAt(step * 30_000 + 17_000));
        if (Math.abs(off) <= 1) expect(found).toBe(step + off);
        // One in a million codes of other steps is the same by chance.
        else if (found !== null) expect(codeAt(secret, found * 30_000)).toBe(code);
      }),
    );
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345', '12 456'])('is not %j', (code) => {
    expect(stepOfCode({ secret: SEED, code }, clockAt(59_000))).toBeNull();
  });
});

test('what a QR code says names the hall, the login and the secret', () => {
  const address = new URL(authenticatorAddress(SEED, 'funds2'));
  expect(decodeURIComponent(address.pathname)).toContain('Provident Hall:funds2');
  expect(address.searchParams.get('secret')).toBe(SEED);
  expect(address.searchParams.get('digits')).toBe('6');
});
