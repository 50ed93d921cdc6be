import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { noticeSentence } from '@/lib/text/notices';
import { openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { rowsOf } from '../support/remittance';
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
