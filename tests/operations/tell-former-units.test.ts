import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { noticeSentence } from '@/lib/text/notices';
import { accountsOf, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { file } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { rowsOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';
import { nameOf } from '../support/transfer-requests';
import { makeMover } from '../support/transfers';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

function toldTo({ unitId }: OperatorPrincipal) {
  return rowsOf<{ code: string; values: Record<string, string>; path: string }>(
    owner,
    sql`select code, values, path from notices where unit_id = ${unitId} and code = 'opened-elsewhere' order by id`,
  );
}

test('the unit where somebody is sealed hears who opened him, and of that unit no more than name and 管理部', async () => {
  const { old, next, line } = await makeMover(owner, funds);
  const unit = await nameOf(owner, next);
  const [told, ...more] = await toldTo(old);
  expect(more).toEqual([]);
  expect(told).toEqual({
    code: 'opened-elsewhere',
    values: { names: line.name, people: '1', unit, branch: '区直管理部' },
    path: '/transfers',
  });
  expect(told && noticeSentence(told)).toBe(
    `${unit}（区直管理部）为${line.name}办理了开户，其在本单位的账户为封存状态，可以办理职工转移。`,
  );
  expect(await toldTo(next)).toEqual([]);
});

test('of many people it is one notice, which names some of them', async () => {
  const lines = Array.from({ length: 7 }, () => newLine());
  const { clerk } = await unitWithSealed(owner, funds, lines);
  const sealed = await rowsOf<{ name: string }>(
    owner,
    sql`select name from accounts where unit_id = ${clerk.unitId} and status = 'sealed'`,
  );
  const next = await makeUnit(owner);
  await openAccounts(
    next,
    lines.filter(({ name }) => sealed.some((row) => row.name === name)),
  );
  const [told, ...more] = await toldTo(clerk);
  expect(more).toEqual([]);
  expect(told?.values.people).toBe(String(sealed.length));
  expect(told?.values.names?.split('、').length).toBe(Math.min(5, sealed.length));
});

test('nobody hears of somebody new', async () => {
  const clerk = await makeUnit(owner);
  await openAccounts(clerk, [newLine()]);
  expect(
    await rowsOf(
      owner,
      sql`select 1 from notices where values ->> 'unit' = (select name from units where id = ${clerk.unitId})`,
    ),
  ).toEqual([]);
});

test('an opening that the centre approves goes by where the person is by then (Q-14)', async () => {
  const line = newLine();
  const clerk = await makeUnit(owner);
  const { ids } = await done(clerk, saveFilings('open'), { lines: [{ ...line, base: '1000.00' }] });
  expect(await done(clerk, submitFilings, { list: 'change-roster', select: ids })).toMatchObject({ review: 1 });
  // Meanwhile he works at another unit, and is sealed there.
  const { clerk: former, account } = await payingUnit(owner, funds, [line, newLine()]);
  await file(former, 'seal', [sealLine(account)]);
  const reviewer = await makeStaff(owner, ['reviewer']);
  await done(reviewer, reviewFiling, await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '属实' }));
  expect(await toldTo(former)).toMatchObject([{ values: { names: line.name } }]);
  expect((await accountsOf(clerk)).map(({ awaitsTransfer }) => awaitsTransfer)).toEqual([true]);
});
