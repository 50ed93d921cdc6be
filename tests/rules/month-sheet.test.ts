import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertIdentity, sheetFingerprint, type MonthSheet } from '@/lib/remittances/month-sheet';
import { fen, yuan } from '@/lib/values/money';
import { month } from '@/lib/values/month';

const UNIT = { number: '010045', openMonth: month('2017-08') };

function row(heads: number, amount: bigint) {
  return { heads, amount: fen(amount) };
}

/** The manual's own sheet of 201708. */
const MANUAL: MonthSheet = {
  previous: row(40, 6_836_800n),
  added: row(0, 0n),
  adjusted: row(0, 0n),
  reduced: row(0, 0n),
  current: row(40, 6_836_800n),
  backPay: row(3, 166_600n),
  due: yuan(70_034),
};

const count = fc.nat(10_000);
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

const sheets = fc
  .record({
    previous: count,
    added: count,
    reduced: count,
    backPay: count,
    amounts: fc.tuple(amount, amount, amount, amount, amount),
  })
  .map(({ previous, added, reduced, backPay, amounts: [before, more, adjusted, less, back] }): MonthSheet => ({
    previous: row(previous + reduced, before + less),
    added: row(added, more),
    adjusted: row(0, adjusted),
    reduced: row(reduced, less),
    current: row(previous + added, before + more + adjusted),
    backPay: row(backPay, back),
    due: fen(before + more + adjusted + back),
  }));

const NUMBERS = ['previous', 'added', 'reduced', 'current'] as const;

describe('the sheet of a month', () => {
  test('of the manual adds up', () => {
    expect(() => assertIdentity(MANUAL, UNIT)).not.toThrow();
  });

  test('adds up whatever is added, adjusted and reduced', () => {
    fc.assert(fc.property(sheets, (sheet) => assertIdentity(sheet, UNIT)));
  });

  test('a base that fell makes the adjusted row negative', () => {
    const fallen = { ...MANUAL, adjusted: row(0, -100n), current: row(40, 6_836_700n), due: fen(7_003_300n) };
    expect(() => assertIdentity(fallen, UNIT)).not.toThrow();
  });

  test('one fen or one head too much in any row is found', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...NUMBERS), fc.boolean(), (sheet, key, money) => {
        const { heads, amount: was } = sheet[key];
        const wrong = { ...sheet, [key]: money ? row(heads, was + 1n) : row(heads + 1, was) };
        expect(() => assertIdentity(wrong, UNIT)).toThrow('unit 010045, 2017-08, does not add up');
      }),
    );
  });

  test.each([{ adjusted: row(0, 1n) }, { backPay: row(3, 166_601n) }, { due: fen(7_003_401n) }])(
    'a difference of one fen in %o is found',
    (wrong) => {
      expect(() => assertIdentity({ ...MANUAL, ...wrong }, UNIT)).toThrow('does not add up');
    },
  );
});

describe('its fingerprint', () => {
  test('is short, the same for the same rows and another for any other', () => {
    const seen = new Set<string>();
    const rows = ['previous', 'added', 'adjusted', 'reduced', 'current', 'backPay'] as const;
    for (const key of rows) {
      const { heads, amount: was } = MANUAL[key];
      for (const changed of [row(heads + 1, was), row(heads, was + 1n)])
        seen.add(sheetFingerprint({ ...MANUAL, [key]: changed }));
    }
    expect(seen.size).toBe(12);
    expect(seen).not.toContain(sheetFingerprint(MANUAL));
    expect(sheetFingerprint({ ...MANUAL })).toBe(sheetFingerprint(MANUAL));
    expect(sheetFingerprint(MANUAL)).toMatch(/^[\w-]{22}$/);
  });
});
