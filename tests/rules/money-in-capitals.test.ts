import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, fenFromText } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

const LARGEST = 999_999_999_999_999_999n;
const PLACES: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** Reads capitals back, place by place, knowing nothing of how they were written. */
function fenOfCapitals(text: string): bigint {
  const [, whole = '', decimals = ''] = /^人民币(?:(.+)元)?(.*?)整?$/.exec(text) ?? [];
  let [total, section, pending] = [0n, 0n, 0n];
  for (const character of whole) {
    const place = PLACES[character];
    if (place !== undefined) {
      section += pending * place;
      pending = 0n;
    } else if (character === '万') {
      section = (section + pending) * 10_000n;
      total += section;
      [section, pending] = [0n, 0n];
    } else if (character === '亿') {
      total = (total + section + pending) * 100_000_000n;
      [section, pending] = [0n, 0n];
    } else {
      pending = digitOf(character);
    }
  }
  const yuan = total + section + pending;
  const tenths = /(.)角/.exec(decimals)?.[1] ?? '零';
  const hundredths = /(.)分/.exec(decimals)?.[1] ?? '零';
  return yuan * 100n + digitOf(tenths) * 10n + digitOf(hundredths);
}

function digitOf(character: string): bigint {
  const digit = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
  if (digit < 0) throw new Error(`no digit: ${character}`);
  return BigInt(digit);
}

/** Amounts of every length with many zeros in them, where the rules bite. */
const zeroRich = fc
  .array(fc.constantFrom('0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 18 })
  .map((digits) => BigInt(digits.join('')));

describe('moneyInCapitals', () => {
  it.each([
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1000000.00', '壹佰万元整'],
    ['0.00', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1.00', '壹元整'],
    ['10.00', '壹拾元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元零伍角整'],
    ['15.00', '壹拾伍元整'],
    ['101.00', '壹佰零壹元整'],
    ['1001.00', '壹仟零壹元整'],
    ['1010.00', '壹仟零壹拾元整'],
    ['10001.00', '壹万零壹元整'],
    ['10100.00', '壹万零壹佰元整'],
    ['100000.00', '壹拾万元整'],
    ['326984.00', '叁拾贰万陆仟玖佰捌拾肆元整'],
    ['10001000.00', '壹仟万壹仟元整'],
    ['100000001.00', '壹亿零壹元整'],
    ['100001000.00', '壹亿零壹仟元整'],
    ['100010000.00', '壹亿零壹万元整'],
    ['1010000000.00', '壹拾亿壹仟万元整'],
    ['1000000000000.00', '壹万亿元整'],
    ['1000000000001.00', '壹万亿零壹元整'],
    ['1000100000000.00', '壹万零壹亿元整'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (amount, expected) => {
    expect(moneyInCapitals(fenFromText(amount))).toBe(`人民币${expected}`);
  });

  it('can be read back by someone else', () => {
    fc.assert(
      fc.property(fc.oneof(zeroRich, fc.bigInt({ min: 0n, max: LARGEST })), (amount) => {
        expect(fenOfCapitals(moneyInCapitals(fen(amount)))).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  it('never doubles a zero, leaves none before a unit, and ends in 整 unless there are fen', () => {
    fc.assert(
      fc.property(zeroRich, (amount) => {
        const text = moneyInCapitals(fen(amount));
        expect(text).not.toMatch(/零零|零[拾佰仟万亿角分]|[万亿]万|亿亿/);
        if (amount >= 100n) expect(text).not.toMatch(/零元/);
        expect(text.endsWith('整')).toBe(amount % 10n === 0n);
        expect(text.includes('分')).toBe(amount % 10n !== 0n);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what no paper carries', () => {
    expect(() => moneyInCapitals(fen(-1n))).toThrow(RangeError);
    expect(() => moneyInCapitals(fen(LARGEST + 1n))).toThrow(RangeError);
  });
});
