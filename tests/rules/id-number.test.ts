import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '@/lib/values/day';
import {
  ageOn,
  birthDayOf,
  checkDigitOf,
  maskIdNumber,
  readIdNumber,
  sexOf,
  type IdNumber,
} from '@/lib/values/id-number';

function idNumber(text: string): IdNumber {
  const reading = readIdNumber(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.problem}`);
  return reading.idNumber;
}

const anyBirthDay = fc.integer({ min: 0, max: 36_523 }).map((count) => addDays(day('1900-01-01'), count));
const anyFirst17 = fc
  .tuple(
    fc.constantFrom('110105', '440524', '540102', '650102', '810000', '911156'),
    anyBirthDay,
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, birthDay, sequence]) => `${area}${birthDay.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`);

/** ISO 7064 MOD 11-2 as the standard states it, by repeated doubling instead of a table of weights. */
function standsTheCheck(idNumberText: string): boolean {
  let sum = 0;
  for (const character of idNumberText) sum = (sum * 2 + (character === 'X' ? 10 : Number(character))) % 11;
  return sum === 1;
}

describe('readIdNumber (N-1)', () => {
  it.each(['11010519491231002X', '440524188001010014', '540102196501010014'])('takes %s', (text) => {
    expect(readIdNumber(text)).toEqual({ ok: true, idNumber: text, upgraded: false });
  });

  it.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X\u3000',
    '\u200b11010519491231002ｘ',
  ])('folds %j', (text) => {
    expect(readIdNumber(text)).toEqual({ ok: true, idNumber: '11010519491231002X', upgraded: false });
  });

  it.each([
    ['', { problem: 'empty' }],
    ['\u3000 ', { problem: 'empty' }],
    ['1101051949123100', { problem: 'length' }],
    ['1101051949123100211', { problem: 'length' }],
    ['110105194912310', { problem: 'birth-date' }],
    ['X10105194912310021', { problem: 'characters' }],
    ['1101051949123100X2', { problem: 'characters' }],
    ['11010549123100X', { problem: 'characters' }],
    ['5.40102E+17', { problem: 'characters' }],
    ["'11010519491231002X", { problem: 'characters' }],
    ['1101051949123l002X', { problem: 'characters' }],
    ['01010519491231002X', { problem: 'area' }],
    ['16010519491231002X', { problem: 'area' }],
    ['99010519491231002X', { problem: 'area' }],
    ['11010519490231002X', { problem: 'birth-date' }],
    ['110105201902290021', { problem: 'birth-date' }],
    ['11010519491331002X', { problem: 'birth-date' }],
    ['110105194912310021', { problem: 'check-digit', expected: 'X' }],
    ['440524188001010015', { problem: 'check-digit', expected: '4' }],
    // What a sheet leaves of a number that it took for one: 15 digits and zeros.
    ['540102196501010000', { problem: 'check-digit', expected: '6' }],
  ])('refuses %j with %j', (text, expected) => {
    expect(readIdNumber(text)).toEqual({ ok: false, ...expected });
  });

  it('gives the check digit of ISO 7064', () => {
    fc.assert(
      fc.property(anyFirst17, (first17) => {
        expect(standsTheCheck(first17 + checkDigitOf(first17))).toBe(true);
        expect(readIdNumber(first17 + checkDigitOf(first17).toLowerCase())).toMatchObject({
          ok: true,
          upgraded: false,
        });
      }),
    );
  });

  it('catches every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(anyFirst17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (first17, at, shift) => {
        const right = first17 + checkDigitOf(first17);
        const wrongDigit = String((Number(right[at]) + shift) % 10);
        expect(readIdNumber(right.slice(0, at) + wrongDigit + right.slice(at + 1)).ok).toBe(false);
        const swapped = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
        if (swapped !== right) expect(readIdNumber(swapped).ok).toBe(false);
      }),
    );
  });

  it('does not compute a check digit of anything else', () => {
    for (const text of ['', '1101051949123100', '11010519491231002X', '1101051949123100a']) {
      expect(() => checkDigitOf(text)).toThrow(RangeError);
    }
  });
});

describe('the old form of 15 digits (N-2)', () => {
  it.each([
    ['110105491231002', '11010519491231002X'],
    ['540102650101001', '540102196501010014'],
    ['５４０１０２ 650101 001', '540102196501010014'],
  ])('raises %s to %s', (text, expected) => {
    expect(readIdNumber(text)).toEqual({ ok: true, idNumber: expected, upgraded: true });
  });

  it('is 15 of the 18 digits of those born in the twentieth century', () => {
    fc.assert(
      fc.property(anyFirst17, (first17) => {
        fc.pre(first17.slice(6, 8) === '19');
        const right = first17 + checkDigitOf(first17);
        expect(readIdNumber(right.slice(0, 6) + right.slice(8, 17))).toEqual({
          ok: true,
          idNumber: right,
          upgraded: true,
        });
      }),
    );
  });

  it('knows no 29 February of 1900 in it', () => {
    expect(readIdNumber('110105000229002')).toEqual({ ok: false, problem: 'birth-date' });
    expect(readIdNumber('110105040229002')).toMatchObject({ ok: true, upgraded: true });
  });
});

describe('what the number tells', () => {
  it('tells birth day and sex', () => {
    expect(birthDayOf(idNumber('11010519491231002X'))).toBe('1949-12-31');
    expect(sexOf(idNumber('11010519491231002X'))).toBe('female');
    expect(sexOf(idNumber('540102196501010014'))).toBe('male');
  });

  it('hides the birth day and nothing else', () => {
    expect(maskIdNumber(idNumber('540102196501010014'))).toBe('540102********0014');
    fc.assert(
      fc.property(anyFirst17, (first17) => {
        expect(maskIdNumber(idNumber(first17 + checkDigitOf(first17)))).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
      }),
    );
  });

  it.each([
    ['1965-01-01', 0],
    ['1964-12-31', -1],
    ['2024-12-31', 59],
    ['2025-01-01', 60],
    ['2025-01-02', 60],
  ])('on %s the person born on 1965-01-01 is %s', (onDay, age) => {
    expect(ageOn(idNumber('540102196501010014'), day(onDay))).toBe(age);
  });

  it('lets a leap day birthday come on 1 March of a common year', () => {
    const born = `54010220000229001`;
    const person = idNumber(born + checkDigitOf(born));
    expect(ageOn(person, day('2019-02-28'))).toBe(18);
    expect(ageOn(person, day('2019-03-01'))).toBe(19);
    expect(ageOn(person, day('2020-02-29'))).toBe(20);
  });
});
