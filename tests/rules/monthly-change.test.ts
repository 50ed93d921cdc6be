import { expect, test } from 'vitest';
import { FILING_KINDS, type FilingKind } from '@/lib/filings/filing';
import { monthlyChange } from '@/lib/filings/monthly-change';
import { yuan } from '@/lib/values/money';

const PAID = { unitShare: yuan(1500), ownShare: yuan(1000), formerUnitShare: yuan(1200), formerOwnShare: yuan(800) };
const NOTHING = { unitShare: null, ownShare: null, formerUnitShare: null, formerOwnShare: null };

/** What a line of 2,500.00 that was 2,000.00 does to the month's sheet (rulebook 3.6). */
const CHANGES = {
  open: { before: null, after: yuan(2500), difference: yuan(2500) },
  unseal: { before: null, after: yuan(2500), difference: yuan(2500) },
  seal: { before: yuan(2500), after: null, difference: yuan(-2500) },
  base: { before: yuan(2000), after: yuan(2500), difference: yuan(500) },
  ratio: { before: yuan(2000), after: yuan(2500), difference: yuan(500) },
  'back-pay': { before: null, after: null, difference: 0n },
  transfer: { before: null, after: null, difference: 0n },
} as const satisfies Record<FilingKind, unknown>;

test.each(FILING_KINDS)('a %s changes the month by what the sheet counts of it', (kind) => {
  expect(monthlyChange({ kind, ...PAID })).toEqual(CHANGES[kind]);
});

test.each(['base', 'ratio'] as const)('a %s that lowers has a negative difference', (kind) => {
  const lowered = { unitShare: yuan(600), ownShare: yuan(600), formerUnitShare: yuan(1200), formerOwnShare: yuan(800) };
  expect(monthlyChange({ kind, ...lowered })).toEqual({
    before: yuan(2000),
    after: yuan(1200),
    difference: yuan(-800),
  });
});

test.each(FILING_KINDS)('a %s without amounts yet changes nothing', (kind) => {
  expect(monthlyChange({ kind, ...NOTHING }).difference).toBe(0n);
});
