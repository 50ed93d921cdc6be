import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { getDraft } from '@/lib/filings/get-draft';
import { saveFilings } from '@/lib/filings/save-filings';
import { readAs } from '@/lib/operations/read';
import { sealPersonal } from '@/lib/people/protect';
import { doDueWork } from '@/lib/remittances/due-work';
import { accountsOf, change, draftsOf, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { file } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { csv, imported, useDataFolder } from '../support/imports';
import { atLeastOne, newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { clockOn, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
useDataFolder();
const [open, seal] = [saveFilings('open'), saveFilings('seal')];
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

async function marksOf(clerk: OperatorPrincipal): Promise<string[][]> {
  return (await draftsOf(clerk)).map(({ marks }) => marks);
}

function eventDays({ unitId }: OperatorPrincipal) {
  return rowsOf(owner, sql`select kind, event_on::text as on from filings where unit_id = ${unitId} order by id`);
}

describe('入职日期 of an opening (L-5, C-9)', () => {
  test.each([
    ['2019-07-21', '2019-07-21', []],
    ['2019年7月20日', '2019-07-20', ['late-notice']],
    ['20180301', '2018-03-01', ['late-notice']],
    ['', null, []],
  ])('%j is kept, and marked where it is older than thirty days', async (hiredOn, on, marks) => {
    const clerk = await makeUnit(owner);
    const { ids } = await done(clerk, open, { lines: [newLine({ hiredOn })] });
    expect(await eventDays(clerk)).toEqual([{ kind: 'open', on }]);
    expect(await marksOf(clerk)).toEqual([marks]);
    const form = await readAs(clerk, (tx) => getDraft(tx, clerk.unitId, ids[0] ?? ''));
    expect(form?.typed).toMatchObject({ hiredOn: on ?? '' });
  });

  test('that is no day is a fault at its field', async () => {
    const clerk = await makeUnit(owner);
    for (const hiredOn of ['2019-02-30', '去年']) {
      const outcome = await act(clerk, open, { input: { lines: [newLine({ hiredOn })] } });
      expect(faultsIn(outcome)).toMatchObject([{ field: 'hiredOn', code: 'day-not-a-day' }]);
    }
  });

  test('comes in a workbook, under any of its names', async () => {
    const clerk = await makeUnit(owner);
    const { name, idNumber } = newLine();
    await imported(clerk, csv(['姓名,身份证号,工资基数,入职时间', `${name},${idNumber},8000,2019/8/1`]));
    expect(await eventDays(clerk)).toEqual([{ kind: 'open', on: '2019-08-01' }]);
  });
});

describe('离职日期 of a sealing', () => {
  test('is kept and marked the same way', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await done(clerk, seal, { lines: [sealLine(account, { leftOn: '2019-6-30' })] });
    expect((await eventDays(clerk)).at(-1)).toEqual({ kind: 'seal', on: '2019-06-30' });
    expect(await marksOf(clerk)).toEqual([['late-notice']]);
    const wrong = { lines: [sealLine(account, { leftOn: '2019-6-31' })] };
    expect(faultsIn(await act(clerk, seal, { input: wrong }))).toContainEqual(
      expect.objectContaining({ field: 'leftOn', code: 'day-not-a-day' }),
    );
  });
});

test('thirty days after they came or left, both units are reminded of the transfer, by short message too, once', async () => {
  const line = newLine();
  const { clerk: old } = await unitWithSealed(owner, funds, [line]);
  const moving = atLeastOne(await accountsOf(old, ['normal']));
  await file(old, 'seal', [sealLine(moving, { reason: '02', leftOn: '2019-07-10' })]);
  const next = await makeUnit(owner);
  await openAccounts(next, [{ ...line, hiredOn: '2019-07-15' }]);
  for (const { id } of [old, next]) {
    await change(owner, sql`update operators set phone_cipher = ${sealPersonal('10000000001')} where id = ${id}`);
  }
  const told = () =>
    rowsOf(
      owner,
      sql`select code, values->>'day' as day from notices where code like 'transfer-%-waits' order by code`,
    );
  const sent = () => rowsOf(owner, sql`select wording from short_messages where purpose = 'transfer-waits'`);
  await doDueWork(clockOn('2019-08-08'));
  expect([await told(), await sent()]).toEqual([[], []]);
  await doDueWork(clockOn('2019-08-09'));
  expect(await told()).toEqual([{ code: 'transfer-out-waits', day: '2019-07-10' }]);
  await doDueWork(clockOn('2019-08-14'));
  await doDueWork(clockOn('2019-08-15'));
  expect(await told()).toEqual([
    { code: 'transfer-in-waits', day: '2019-07-15' },
    { code: 'transfer-out-waits', day: '2019-07-10' },
  ]);
  expect(await sent()).toHaveLength(2);
  expect((await sent())[0]?.wording).toContain('2019-07-10 入职、启封或离职的职工已满 30 日');
});
