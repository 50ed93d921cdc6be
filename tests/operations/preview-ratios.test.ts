import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { previewRatios } from '@/lib/contributions/preview-ratios';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { sumFen } from '@/lib/values/money';
import { percent } from '@/lib/values/ratio';
import { accountsOf, change, openAccounts, sealAccount } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { file, linesOf } from '../support/filing-kinds';
import { makeUnit, openLine, setParameters } from '../support/hall';
import { unitOf } from '../support/remittance';

const { owner } = useDatabase();
beforeAll(() => setParameters(owner));

async function preview(clerk: OperatorPrincipal, { unit, own }: { unit: number; own: number }, page = 1, size = 50) {
  const desk = await unitOf(clerk);
  const to = { unitRatio: percent(unit), ownRatio: percent(own) };
  return readAs(clerk, (tx) => previewRatios(tx, desk, { to, page: { page, size } }));
}

test('says what the paying people would pay, each share rounded by itself; the sealed ones are left out', async () => {
  const clerk = await makeUnit(owner);
  const accounts = await openAccounts(clerk, [
    openLine(1, { base: '10000.00' }),
    openLine(2, { base: '8333.00' }),
    openLine(3, { base: '9000.00' }),
  ]);
  await sealAccount(owner, clerk, accounts[2]);
  const found = await preview(clerk, { unit: 7, own: 10 });
  expect(found).toMatchObject({
    people: 2,
    // 12% of 10,000.00 and of 8,333.00, which is 999.96.
    before: { unitShare: 220_000n, ownShare: 220_000n, monthly: 440_000n },
    // 7% of 8,333.00 is 583.31, 10% is 833.30.
    after: { unitShare: 128_300n, ownShare: 183_300n, monthly: 311_600n },
  });
  expect(found.rows).toMatchObject([
    { number: accounts[0]?.number, base: 1_000_000n, before: 240_000n, after: 170_000n },
    { number: accounts[1]?.number, base: 833_300n, before: 200_000n, after: 141_600n },
  ]);
});

test('is what the submission then does, and changes nothing itself', async () => {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  await openAccounts(
    clerk,
    [4, 5, 6].map((person) => openLine(person, { base: `${person}123.45` })),
  );
  const before = await accountsOf(clerk);
  const foreseen = await preview(clerk, { unit: 12, own: 11 });
  expect(await accountsOf(clerk)).toEqual(before);
  expect(await linesOf(clerk, 'ratio')).toEqual([]);
  expect(foreseen.rows.map((row) => row.before)).toEqual(before.map((account) => account.monthly));
  await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '11', note: '' }]);
  const after = await accountsOf(clerk);
  expect(after).not.toEqual(before);
  expect(foreseen.rows.map((row) => row.after)).toEqual(after.map((account) => account.monthly));
  expect(foreseen.after.monthly).toBe(sumFen(after.map((account) => account.monthly)));
});

test('shows a page by 职工账号, the totals of all; a page past the end and an empty unit hold nobody', async () => {
  const clerk = await makeUnit(owner);
  expect(await preview(clerk, { unit: 5, own: 5 })).toMatchObject({ people: 0, after: { monthly: 0n }, rows: [] });
  await openAccounts(
    clerk,
    [7, 8, 9].map((person) => openLine(person)),
  );
  const numbers = (await accountsOf(clerk)).map(({ number }) => number);
  const second = await preview(clerk, { unit: 5, own: 5 }, 2, 2);
  expect(second.rows.map(({ number }) => number)).toEqual(numbers.slice(2));
  expect(second).toMatchObject({ people: 3, after: { monthly: 300_000n } });
  expect(await preview(clerk, { unit: 5, own: 5 }, 3, 2)).toMatchObject({ people: 3, rows: [] });
});

test("counts nobody of another unit's", async () => {
  const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
  await openAccounts(clerk, [openLine(10)]);
  expect(await preview(other, { unit: 5, own: 5 })).toMatchObject({ people: 0 });
  const desk = await unitOf(clerk);
  const to = { unitRatio: percent(5), ownRatio: percent(5) };
  const spied = await readAs(other, (tx) => previewRatios(tx, desk, { to, page: { page: 1, size: 50 } }));
  expect(spied).toMatchObject({ people: 0, rows: [] });
});
