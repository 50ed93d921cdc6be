import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCreditCode } from '@/lib/values/credit-code';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: 17 values, each times 3 to the power of its place, and the check digit add up to a multiple of 31. */
function standsTheCheck(code: string): boolean {
  let power = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * power;
    power = (power * 3) % 31;
  }
  return (sum + ALPHABET.indexOf(code.charAt(17))) % 31 === 0;
}

describe('readCreditCode (N-3)', () => {
  it.each(['91350100M000100Y43', '91110000101623741K', '911101066976941872'])('takes %s', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code, checkDigitMatches: true });
  });

  it('takes a real code whose check digit is wrong, and says so', () => {
    expect(readCreditCode('91350211M0000XUF46')).toMatchObject({ ok: true, checkDigitMatches: false });
  });

  it('folds width, case and spaces', () => {
    expect(readCreditCode('９１１１００００ 101623741ｋ')).toEqual({
      ok: true,
      code: '91110000101623741K',
      checkDigitMatches: true,
    });
  });

  it.each([
    ['', 'empty'],
    ['\u3000', 'empty'],
    ['91110000101623741', 'length'],
    ['91110000101623741KK', 'length'],
    ['9111000O101623741K', 'characters'],
    ['91110000I01623741K', 'characters'],
    ['91110000S01623741K', 'characters'],
    ['91110000V01623741K', 'characters'],
    ['91110000Z01623741K', 'characters'],
    ['911A0000101623741K', 'characters'],
    ['91110000-0162374-K', 'characters'],
  ])('refuses %j as %s', (text, problem) => {
    expect(readCreditCode(text)).toEqual({ ok: false, problem });
  });

  it('accepts one and only one check digit, also where the sum is a multiple of 31', () => {
    const character = fc.constantFrom(...ALPHABET);
    const first17 = fc
      .tuple(
        fc.array(character, { minLength: 2, maxLength: 2 }),
        fc.stringMatching(/^\d{6}$/),
        fc.array(character, { minLength: 9, maxLength: 9 }),
      )
      .map(([kind, area, body]) => kind.join('') + area + body.join(''));
    const zeroChecks = { seen: 0 };
    fc.assert(
      fc.property(first17, (start) => {
        const matching = [...ALPHABET].filter((check) => {
          const reading = readCreditCode(start + check);
          return reading.ok && reading.checkDigitMatches;
        });
        expect(matching).toHaveLength(1);
        expect(standsTheCheck(start + matching.join(''))).toBe(true);
        if (matching[0] === '0') zeroChecks.seen += 1;
      }),
      { numRuns: 400, seed: 20_190_820 },
    );
    expect(zeroChecks.seen).toBeGreaterThan(0);
  });
});
