import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { accountsOf, ALL, change, draftsOf, faultsIn, filingsOf, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, file, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { atLeastOne, newLine, payingUnit, unitWithSealed, type PayingUnit } from '../support/paying-units';
import { payMonth, registerMonth, saveMonth, sheetOf } from '../support/remittance';

const { owner } = useDatabase();
const unseal = saveFilings('unseal');
let funds: StaffPrincipal;
/** For lines that are refused and so leave it as it is. */
let refusing: PayingUnit;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
  refusing = await unitWithSealed(owner, funds);
});

describe('from which month (C-7, Q-27)', () => {
  test.each<[string, string, string[]]>([
    ['', '2019-10', []],
    ['201910', '2019-10', []],
    ['2019年9月', '2019-09', ['back-pay-proposed']],
  ])('typed as “%s” it counts from %s', async (forMonth, expected, marks) => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await done(clerk, unseal, { lines: [unsealLine(account, { forMonth })] });
    expect(await draftsOf(clerk)).toMatchObject([{ forMonth: expected, marks, problems: [] }]);
  });

  test.each<[string, string, Record<string, string> | undefined]>([
    ['201908', 'unseal-month-paid', { month: '201908' }],
    ['201001', 'unseal-month-paid', { month: '201908' }],
    ['201911', 'unseal-month-late', { month: '201910' }],
    ['201913', 'month-not-a-month', undefined],
    ['十月', 'month-not-a-month', undefined],
  ])('typed as “%s” it is refused: %s', async (forMonth, code, values) => {
    const { clerk, account } = refusing;
    const faults = faultsIn(await act(clerk, unseal, { input: { lines: [unsealLine(account, { forMonth })] } }));
    expect(faults).toMatchObject([{ line: 0, field: 'forMonth', code }]);
    expect(faults[0]?.values).toEqual(values);
  });

  test('of whoever was never paid here, none before his own first month, or the open one where he was to start later', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds);
    const faults = async (forMonth: string) => {
      const outcome = await act(clerk, unseal, { input: { lines: [unsealLine(late, { forMonth })] } });
      return outcome.ok ? [] : faultsIn(outcome).map(({ code, values }) => `${code} ${values?.month ?? ''}`);
    };
    const [opened] = (await file(clerk, 'open', [newLine({ firstMonth: '201910' })])).ids;
    await change(owner, sql`update filings set month = '2019-08' where id = ${opened ?? ''}`);
    const late = (await accountsOf(clerk)).find(({ id }) => id === opened) ?? atLeastOne(accounts);
    await file(clerk, 'seal', [sealLine(late)]);
    await payMonth(funds, await registerMonth(owner, clerk));
    await change(owner, sql`update accounts set first_month = '2019-11' where id = ${late.id}`);
    expect(await faults('201909')).toEqual(['unseal-month-early 201910']);
    await change(owner, sql`update accounts set first_month = '2019-09' where id = ${late.id}`);
    expect(await faults('201908')).toEqual(['unseal-month-early 201909']);
    expect(await faults('201909')).toEqual([]);
  });

  test('none that he was paid for at another unit meanwhile (C-4)', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const { clerk: other, account: there } = await payingUnit(owner, funds, [newLine(line)]);
    await payMonth(funds, await registerMonth(owner, other));
    await file(other, 'seal', [sealLine(there)]);
    const input = (forMonth: string) => ({ input: { lines: [unsealLine(account, { forMonth })] } });
    expect(faultsIn(await act(clerk, unseal, input('201909')))).toMatchObject([
      { field: 'forMonth', code: 'unseal-month-paid-elsewhere' },
    ]);
    expect(await act(clerk, unseal, input('201910'))).toMatchObject({ ok: true });
  });

  test('an earlier one does not touch what was paid: its months are for a back payment (B-4)', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await file(clerk, 'unseal', [unsealLine(account, { forMonth: '201909' })]);
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 1, amount: 240_000n }, backPay: { heads: 0 } });
    expect(await file(clerk, 'back-pay', [backPayLine(account, { forMonth: '201909' })])).toMatchObject({
      effective: 1,
    });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1, amount: 240_000n } });
  });

  test('saved without one while the month is being paid, it counts from the month it is submitted in', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const payment = await registerMonth(owner, clerk);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    expect(await draftsOf(clerk)).toMatchObject([{ problems: [], marks: [] }]);
    await payMonth(funds, payment);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1 });
    expect(await filingsOf(clerk, ['effective'])).toContainEqual(
      expect.objectContaining({ kind: 'unseal', month: '2019-11', forMonth: '2019-11', marks: [] }),
    );
  });

  test('and so it does in review, and when the month opens again', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const remittance = await saveMonth(clerk);
    await done(clerk, unseal, { lines: [unsealLine(account, { base: '1000' })] });
    await done(clerk, revokeRemittance, { remittanceId: remittance, reason: '清册有误' });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ review: 1 });
    expect(await filingsOf(clerk, ['in-review'])).toMatchObject([{ month: '2019-10', forMonth: '2019-10' }]);
  });

  test('typed for the next month while this one is being paid, it is too early until then', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const remittance = await saveMonth(clerk);
    await done(clerk, unseal, { lines: [unsealLine(account, { forMonth: '201911' })] });
    expect(await draftsOf(clerk)).toMatchObject([{ forMonth: '2019-11', problems: [], marks: [] }]);
    await done(clerk, revokeRemittance, { remittanceId: remittance, reason: '清册有误' });
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(await draftsOf(clerk)).toMatchObject([
      { problems: [{ code: 'unseal-month-late', values: { month: '201910' } }] },
    ]);
  });
});

describe('sealed and unsealed in one month (Q-28)', () => {
  test('who was sealed this month comes back by revoking that', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const { ids } = await file(clerk, 'seal', [sealLine(account)]);
    const input = { lines: [unsealLine(account)] };
    expect(faultsIn(await act(clerk, unseal, { input }))).toMatchObject([
      { field: 'accountNumber', code: 'sealed-this-month' },
    ]);
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(faultsIn(await act(clerk, unseal, { input }))).toMatchObject([{ code: 'account-not-sealed' }]);
  });

  test('who was unsealed this month is sealed again by revoking that', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account)]);
    const input = { lines: [sealLine(account)] };
    expect(faultsIn(await act(clerk, saveFilings('seal'), { input }))).toMatchObject([
      { field: 'accountNumber', code: 'unsealed-this-month' },
    ]);
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await accountsOf(clerk, ['sealed'])).toMatchObject([{ id: account.id }]);
  });

  test('the month after, either is possible', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await file(clerk, 'unseal', [unsealLine(account)]);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await file(clerk, 'seal', [sealLine(account)])).toMatchObject({ effective: 1 });
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await file(clerk, 'unseal', [unsealLine(account)])).toMatchObject({ effective: 1 });
  });

  test('while the month is being paid, what is saved is for the next one', async () => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine(), newLine()]);
    await file(clerk, 'seal', [sealLine(account)]);
    const payment = await registerMonth(owner, clerk);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    expect(await draftsOf(clerk)).toMatchObject([{ problems: [] }]);
    await payMonth(funds, payment);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1 });
  });
});
