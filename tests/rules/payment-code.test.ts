import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPaymentCode, newPaymentCode, paymentCodesIn } from '@/lib/remittances/payment-code';

/** Counted anew: the Luhn sum of all digits is a multiple of ten. */
function passesLuhn(code: string): boolean {
  const digits = Array.from(code, Number).reverse();
  const sum = digits.reduce((total, digit, place) => {
    if (place % 2 === 0) return total + digit;
    return total + (digit < 5 ? digit * 2 : digit * 2 - 9);
  }, 0);
  return sum % 10 === 0;
}

const CODE = '4539578763621486';

describe('a payment code', () => {
  test('is shown in groups of four, and found as it is shown', () => {
    expect(formatPaymentCode(CODE)).toBe('4539 5787 6362 1486');
    expect(paymentCodesIn(formatPaymentCode(CODE))).toEqual([CODE]);
  });

  test('has sixteen digits and passes Luhn', () => {
    for (let made = 0; made < 500; made += 1) {
      const code = newPaymentCode();
      expect(code).toMatch(/^[0-9]{16}$/);
      expect(passesLuhn(code)).toBe(true);
    }
  });

  test('is found with one digit right and lost with one digit wrong', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const code = newPaymentCode();
        const wrong = code.slice(0, place) + String((Number(code[place]) + shift) % 10) + code.slice(place + 1);
        expect(paymentCodesIn(code)).toEqual([code]);
        expect(paymentCodesIn(wrong)).toEqual([]);
      }),
    );
  });

  test.each([
    ['alone', CODE],
    ['in words', `公积金汇缴${CODE}，201908`],
    ['in groups of four', '4539 5787 6362 1486'],
    ['in groups with hyphens', '缴款码4539-5787-6362-1486'],
    ['in groups with dashes and dots', '4539–5787.6362·1486'],
    ['in full width', '４５３９５７８７６３６２１４８６'],
    ['with ideographic spaces', '缴款码：4539　5787　6362　1486'],
    ['with invisible characters', '\u200b4539\u200b578763621486'],
  ])('is found %s', (_how, memo) => {
    expect(paymentCodesIn(memo)).toContain(CODE);
  });

  test('is found when other digits run into it', () => {
    expect(paymentCodesIn(`20190820${CODE}99`)).toContain(CODE);
  });

  test('is named once however often it is written', () => {
    expect(paymentCodesIn(`${CODE} / ${CODE}`)).toEqual([CODE]);
  });

  test.each(['', '公积金', '1234', '4539 5787 6362 148', '4539578763621487', '八月公积金 2019-08-20'])(
    'is not found in "%s"',
    (memo) => {
      expect(paymentCodesIn(memo)).toEqual([]);
    },
  );

  test('a bank’s longest memo of digits is read at once', () => {
    expect(paymentCodesIn('7'.repeat(200)).length).toBeLessThanOrEqual(1);
  });
});
