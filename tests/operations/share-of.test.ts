import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pgArray } from '@/db/arrays';
import { shareOf } from '@/lib/contributions/amounts';
import { fen, type Fen } from '@/lib/values/money';
import { basisPoints, type BasisPoints } from '@/lib/values/ratio';
import { useDatabase } from '../support/database';
import { rowsOf } from '../support/remittance';

const { owner } = useDatabase();

interface Asked {
  base: Fen;
  ratio: BasisPoints;
  unit: Fen;
}

/** What the database makes of all of them, in one query. */
async function sharesInSql(asked: readonly Asked[]): Promise<bigint[]> {
  const rows = await rowsOf<{ share: bigint }>(
    owner,
    sql`select share_of(a.base, a.ratio, a.unit) as share from unnest(
      ${pgArray(
        asked.map(({ base }) => base),
        'bigint',
      )}, ${pgArray(
        asked.map(({ ratio }) => ratio),
        'integer',
      )}, ${pgArray(
        asked.map(({ unit }) => unit),
        'bigint',
      )}) with ordinality as a (base, ratio, unit, place) order by a.place`,
  );
  return rows.map(({ share }) => share);
}

/** Up to the largest base that a form takes: sixteen digits of yuan. */
const anyBase = fc.oneof(
  fc.bigInt({ min: 0n, max: 5_000_000n }),
  fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
  // Around what rounds up and what does not.
  fc.tuple(fc.bigInt({ min: 0n, max: 40_000n }), fc.constantFrom(-1n, 0n, 1n)).map(([half, off]) => {
    const base = half * 5_000n + off;
    return base < 0n ? 0n : base;
  }),
);
const anyRatio = fc.oneof(
  fc.integer({ min: 5, max: 12 }).map((whole) => whole * 100),
  fc.integer({ min: 0, max: 10_000 }),
);
const anyAsked: fc.Arbitrary<Asked> = fc.record({
  base: anyBase.map(fen),
  ratio: anyRatio.map(basisPoints),
  unit: fc.constantFrom(1n, 10n, 100n, 1_000n, 10_000n).map(fen),
});

test('the database and the forms round a share to the same fen (A-5)', async () => {
  const asked = fc.sample(anyAsked, 5_000);
  const inSql = await sharesInSql(asked);
  const different = asked.flatMap((one, place) => {
    const expected = shareOf(one.base, one.ratio, one.unit);
    return inSql[place] === expected ? [] : [{ ...one, expected, inSql: inSql[place] }];
  });
  expect(inSql).toHaveLength(5_000);
  expect(different).toEqual([]);
});

test.each([
  ['half a yuan goes up', 1_000n, 500, 100n, 100n],
  ['a fen less does not', 999n, 500, 100n, 0n],
  ['of the manual’s first row', 2_245_800n, 1200, 100n, 269_500n],
  ['of nothing', 0n, 1200, 100n, 0n],
  ['at nothing', 2_245_800n, 0, 100n, 0n],
  ['of the largest base', 999_999_999_999_999_999n, 1200, 100n, 120_000_000_000_000_000n],
])('%s, in both', async (_, base, ratio, unit, expected) => {
  const asked = { base: fen(base), ratio: basisPoints(ratio), unit: fen(unit) };
  expect(shareOf(asked.base, asked.ratio, asked.unit)).toBe(expected);
  expect(await sharesInSql([asked])).toEqual([expected]);
});
