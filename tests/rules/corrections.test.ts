import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  checkCorrection,
  correctionAllows,
  CORRECTION_CHECKS,
  isCorrectable,
  type BookedMonth,
  type CorrectionFacts,
} from '@/lib/corrections/correction';
import { JOURNAL_KINDS } from '@/db/schema/ledger';
import { CORRECTION_STATES } from '@/db/schema/corrections';
import { WITHDRAWAL_KINDS } from '@/lib/ledger/withdrawals';
import { day } from '@/lib/values/day';
import { fen } from '@/lib/values/money';
import { addMonths, month, type Month } from '@/lib/values/month';

const TODAY = day('2019-11-20');
const JULY = month('2019-07');

function booked(at: Month, changed: Partial<BookedMonth> = {}): BookedMonth {
  return {
    month: at,
    unitShare: fen(100n),
    ownShare: fen(100n),
    backUnitShare: fen(0n),
    backOwnShare: fen(0n),
    backPayIds: [],
    firstVersion: Number(at.slice(5)),
    taken: null,
    backPayWaits: false,
    ...changed,
  };
}

function factsOf(changed: Partial<CorrectionFacts> = {}): CorrectionFacts {
  return {
    status: 'normal',
    balance: fen(100_000n),
    remittedMonth: month('2019-10'),
    repaysLoan: false,
    lastWithdrawal: null,
    withdrawalWaits: false,
    booked: ['2019-07', '2019-08', '2019-09', '2019-10'].map((at) => booked(month(at))),
    ...changed,
  };
}

function codes(facts: CorrectionFacts, months: string[]) {
  return checkCorrection({ facts, months: months.map(month), today: TODAY }).flatMap(({ obstacle }) =>
    obstacle ? [obstacle.code] : [],
  );
}

describe('a withdrawal since the month was booked (X-3)', () => {
  const withdrawn = factsOf({ lastWithdrawal: { version: 10, on: day('2019-09-25') } });

  test('forbids it, and says when', () => {
    expect(codes(withdrawn, ['2019-08'])).toEqual(['correction-withdrawn']);
    expect(
      checkCorrection({ facts: withdrawn, months: [month('2019-09')], today: TODAY }).find(
        ({ check }) => check === 'withdrawal',
      )?.obstacle,
    ).toMatchObject({ code: 'correction-withdrawn', values: { day: '2019-09-25' } });
  });

  test('before it does not', () => {
    expect(codes(withdrawn, ['2019-10'])).toEqual([]);
    expect(codes(withdrawn, ['2019-09', '2019-10'])).toEqual(['correction-withdrawn']);
  });

  test('is every kind of journal that is called one', () => {
    expect(WITHDRAWAL_KINDS).toEqual(JOURNAL_KINDS.filter((kind) => kind.includes('withdrawal')));
  });
});

test('after it was decided nothing is possible any more', () => {
  const final = CORRECTION_STATES.filter((state) =>
    (['edit', 'submit', 'withdraw', 'review'] as const).every((act) => !correctionAllows(act, state)),
  );
  expect(final).toEqual(['approved', 'rejected', 'withdrawn']);
});

test('a month that is taken, or has a back payment that waits, cannot be ticked', () => {
  expect(isCorrectable(booked(JULY))).toBe(true);
  expect(isCorrectable(booked(JULY, { taken: 'held' }))).toBe(false);
  expect(isCorrectable(booked(JULY, { backPayWaits: true }))).toBe(false);
});

const anyMonth = fc.integer({ min: 0, max: 11 }).map((count) => addMonths(JULY, count));
const anyBooked = fc.uniqueArray(anyMonth, { maxLength: 12 }).chain((months) =>
  fc.tuple(
    ...[...months].sort().map((at) =>
      fc
        .record({
          unitShare: fc.bigInt({ min: 1n, max: 9_999n }).map(fen),
          taken: fc.constantFrom('held' as const, 'corrected' as const, null, null, null),
          backPayWaits: fc.constantFrom(true, false, false, false),
        })
        .map((changed) => booked(at, changed)),
    ),
  ),
);

test('what passes is booked, whole, free, of this fund year, posted, and covered by the balance', () => {
  fc.assert(
    fc.property(
      anyBooked,
      fc.uniqueArray(anyMonth, { minLength: 1, maxLength: 6 }),
      fc.bigInt({ min: 0n, max: 40_000n }).map(fen),
      (months, asked, balance) => {
        const facts = factsOf({ booked: months, balance, remittedMonth: month('2020-06') });
        const wanted = [...asked].sort();
        const checked = checkCorrection({ facts, months: wanted, today: TODAY });
        expect(checked.map(({ check }) => check)).toEqual([...CORRECTION_CHECKS]);
        const passes = checked.every(({ obstacle }) => obstacle === null);
        const chosen = months.filter((row) => wanted.includes(row.month));
        const between = months.filter(
          (row) => row.month >= (wanted[0] ?? JULY) && row.month <= (wanted.at(-1) ?? JULY),
        );
        const total = chosen.reduce((sum, row) => sum + amountOf(row), 0n);
        expect(passes).toBe(
          chosen.length === wanted.length &&
            between.length === chosen.length &&
            chosen.every(isCorrectable) &&
            total <= balance,
        );
      },
    ),
  );
});
