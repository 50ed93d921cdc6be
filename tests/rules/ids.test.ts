import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, newId, newIds, publicCode } from '@/lib/values/ids';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOW = 1_566_259_200_000;

function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

describe('newId', () => {
  it('is a UUID of version 7 that carries its time', () => {
    const id = newId(NOW);
    expect(id).toMatch(UUID_V7);
    expect(millisecondsOf(id)).toBe(NOW);
  });

  it('sorts in the order of making, within a millisecond and across', () => {
    const ids = [NOW + 1, NOW + 1, NOW + 1, NOW + 2, NOW + 2, NOW + 300].map(newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps its order when the clock steps back a little, and follows when it is set anew', () => {
    const before = newId(NOW + 60_000);
    expect(newId(NOW + 59_000) > before).toBe(true);
    expect(millisecondsOf(newId(NOW))).toBe(NOW);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 48])('refuses %s as a time', (time) => {
    expect(() => newId(time)).toThrow(RangeError);
  });
});

describe('newIds', () => {
  it('makes 30,000 at once, all different, in order, all of the same millisecond', () => {
    const ids = newIds(NOW + 100_000, 30_000);
    expect(ids).toHaveLength(30_000);
    expect(new Set(ids).size).toBe(30_000);
    for (let index = 1; index < ids.length; index += 1) {
      if (!((ids[index - 1] ?? '') < (ids[index] ?? ''))) expect([index, ids[index - 1]]).toEqual([index, ids[index]]);
    }
    expect(ids.every((id) => UUID_V7.test(id) && millisecondsOf(id) === NOW + 100_000)).toBe(true);
    // The random tails differ too: the bytes are not reused from one id to the next.
    expect(new Set(ids.map((id) => id.slice(-12))).size).toBeGreaterThan(29_990);
  });

  it('makes none when none are asked for', () => {
    expect(newIds(NOW, 0)).toEqual([]);
  });
});

describe('codes', () => {
  it('makes codes of digits, each as likely as any other', () => {
    expect(publicCode(6)).toMatch(/^\d{6}$/);
    // Every byte once: 250 of them give each digit 25 times, the last six are left out.
    const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const digits = publicCode(250, () => everyByte);
    for (const digit of '0123456789') expect(digits.split(digit)).toHaveLength(26);
  });

  it('asks for more bytes when some were left out', () => {
    const answers = [Uint8Array.of(255, 0, 251), Uint8Array.of(19, 254), Uint8Array.of(7)];
    expect(publicCode(3, () => answers.shift() ?? Uint8Array.of())).toBe('097');
  });

  it('makes codes of the asked length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (length) => {
        expect(publicCode(length)).toHaveLength(length);
      }),
    );
  });

  it('makes check codes that nobody misreads', () => {
    expect(checkCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(checkCode((length) => Uint8Array.from({ length }, (_, index) => index + 20))).toBe('MNPQ-RSTV-WXYZ');
    expect(new Set(Array.from({ length: 500 }, () => checkCode())).size).toBe(500);
  });
});
