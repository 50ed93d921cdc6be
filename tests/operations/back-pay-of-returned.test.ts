import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '@/db/client';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { readAs } from '@/lib/operations/read';
import { listArrears } from '@/lib/remittances/list-arrears';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { day } from '@/lib/values/day';
import { payBack, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { atLeastOne, newLine } from '../support/paying-units';
import { unitOf } from '../support/remittance';
import { makeMover, move } from '../support/transfers';

const { owner } = useDatabase();
const save = saveFilings('back-pay');
const TODAY = day('2019-08-20');
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

interface Returned {
  clerk: OperatorPrincipal;
  line: OpenLine;
  /** The account that was paid 201908 and closed by a transfer, and the one that he was opened under again. */
  former: AccountRow;
  again: AccountRow;
}

/** Somebody who left the unit by a transfer and came back to it; the unit has paid to 201909, him to 201908. */
async function returned(): Promise<Returned> {
  const mover = await makeMover(owner, funds);
  await move(mover);
  await change(owner, sql`update filings set month = '2019-07' where id = ${mover.there.id}`);
  await file(mover.next, 'seal', [sealLine(mover.there)]);
  const line = newLine({ idNumber: mover.line.idNumber, name: mover.line.name });
  await openAccounts(mover.old, [line]);
  const again = atLeastOne((await accountsOf(mover.old)).filter(({ status }) => status === 'normal').slice(-1));
  if (again.name !== line.name) throw new Error('he was opened again');
  return { clerk: mover.old, line, former: mover.account, again };
}

describe('who comes back to a unit under another account', () => {
  test('is not paid again for a month that his former account was on the roster of', async () => {
    const { clerk, again } = await returned();
    const faults = faultsIn(await act(clerk, save, { input: { lines: [backPayLine(again)] } }));
    expect(faults).toMatchObject([{ field: 'forMonth', code: 'back-pay-paid-already' }]);
  });

  test('nor for one that was made up on his former account, not paid yet or paid', async () => {
    const { clerk, former, again } = await returned();
    const lines = [backPayLine(again, { forMonth: '201909' })];
    const faults = async () => faultsIn(await act(clerk, save, { input: { lines } })).map(({ code }) => code);
    await payBack(clerk, former, [{ forMonth: '201909' }]);
    expect(await faults()).toEqual(['back-pay-paid-already']);
    await payOpenMonth(owner, funds, clerk);
    expect(await faults()).toEqual(['back-pay-paid-already']);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('nor twice at once or in two drafts, one for each account', async () => {
    const { clerk, former, again } = await returned();
    const line = (account: AccountRow) => backPayLine(account, { forMonth: '201909' });
    const faults = async (...accounts: AccountRow[]) =>
      faultsIn(await act(clerk, save, { input: { lines: accounts.map(line) } })).map(({ code }) => code);
    expect(await faults(former, again)).toEqual(['back-pay-in-drafts', 'back-pay-in-drafts']);
    await done(clerk, save, { lines: [line(former)] });
    expect(await faults(again)).toEqual(['back-pay-in-drafts']);
  });

  test('owes no month any more that was made up by either account', async () => {
    const { clerk, former, again } = await returned();
    const kinds = async () => {
      const lines = (tx: Tx, unit: UnitInForce) =>
        listArrears(tx, unit, { query: { month: null, who: former.name }, page: { page: 1, size: 50 }, today: TODAY });
      const { rows } = await readAs(clerk, async (tx) => lines(tx, await unitOf(clerk)));
      return rows.map(({ month, kind }) => `${month} ${kind}`);
    };
    await change(
      owner,
      sql`update remittances set state = 'deferred' where unit_id = ${clerk.unitId} and month = '2019-08'`,
    );
    await change(
      owner,
      sql`update filings set for_month = '2019-09', marks = '{back-pay-proposed}' where id = ${again.id}`,
    );
    expect(await kinds()).toEqual(['2019-08 deferred', '2019-09 missed']);
    await payBack(clerk, again, [{ forMonth: '201908', backPayType: 'deferral' }]);
    await payBack(clerk, former, [{ forMonth: '201909' }]);
    expect(await kinds()).toEqual(['2019-08 back-pay', '2019-09 back-pay']);
  });

  test('has what one account lacks made up on that account', async () => {
    const { clerk, former, again } = await returned();
    const difference = { backPayType: 'difference', base: '12000' };
    const faults = faultsIn(await act(clerk, save, { input: { lines: [backPayLine(again, difference)] } }));
    expect(faults).toMatchObject([{ field: 'backPayType', code: 'back-pay-nothing-paid' }]);
    await payBack(clerk, former, [difference]);
    await payBack(clerk, again, [{ forMonth: '201909' }]);
  });

  test('is not opened from a month that he was paid for at the unit itself', async () => {
    const mover = await makeMover(owner, funds);
    await move(mover);
    await change(owner, sql`update filings set month = '2019-07' where id = ${mover.there.id}`);
    await file(mover.next, 'seal', [sealLine(mover.there)]);
    const open = (firstMonth: string) =>
      act(mover.old, saveFilings('open'), {
        input: { lines: [newLine({ idNumber: mover.line.idNumber, name: mover.line.name, firstMonth })] },
      });
    expect(faultsIn(await open('201908'))).toMatchObject([{ field: 'firstMonth', code: 'first-month-paid' }]);
    expect(await open('201909')).toMatchObject({ ok: true });
  });
});
