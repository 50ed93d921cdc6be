import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { listParameters } from '@/lib/units/list-parameters';
import { setFundParameters } from '@/lib/units/set-parameters';
import type { ParametersInput } from '@/lib/units/set-parameters.input';
import { month } from '@/lib/values/month';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { openPeople, payMonth, registerMonth, rowsOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
let admin: StaffPrincipal;
let funds: StaffPrincipal;
let branches = 0;

beforeAll(async () => {
  await setParameters(owner);
  admin = await makeStaff(owner, ['administrator']);
  funds = await makeStaff(owner, ['funds']);
});

/** What the tests' own parameters are, typed as people type. */
function typed(changed: Partial<ParametersInput> = {}): ParametersInput {
  return {
    branch: '',
    fromMonth: '201910',
    floorBase: '1,650.00',
    capBase: '28500',
    minimumRatio: '5',
    maximumRatio: '12%',
    roundingUnit: '1.00',
    monthsAhead: '1',
    paymentDays: '５',
    windowFrom: '',
    windowTo: '',
    payeeName: '测试公积金中心',
    payeeAccount: '5400 0000 0000 0000 0001',
    payeeBank: '测试银行',
    ...changed,
  };
}

/** As the door does it: parsed, then performed. */
function set(changed: Partial<ParametersInput>, principal = admin, key = randomUUID()) {
  return act(principal, setFundParameters, { input: setFundParameters.input.parse(typed(changed)), key });
}

/** The codes of what is wrong with an input, by field. */
function faultsOf(changed: Record<string, string>): Record<string, string> {
  const { error } = setFundParameters.input.safeParse({ ...typed(), ...changed });
  return Object.fromEntries(error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []);
}

/** A unit in a 管理部 of its own that has paid 201908 for two people. */
async function paidUnit() {
  const branch = `第${(branches += 1)}管理部`;
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set branch = ${branch} where id = ${clerk.unitId}`);
  await openPeople(clerk, 2);
  await payMonth(funds, await registerMonth(owner, clerk));
  return { clerk, branch };
}

describe('from a month on', () => {
  test('the new values hold for units that open it, and not before', async () => {
    const { clerk, branch } = await paidUnit();
    await done(
      admin,
      setFundParameters,
      setFundParameters.input.parse(
        typed({ branch, fromMonth: '2019-9', capBase: '30,000.00', windowFrom: '7/1', windowTo: '9月30日' }),
      ),
    );
    expect((await unitOf(clerk)).parameters).toMatchObject({
      capBase: 3_000_000n,
      windowFrom: '07-01',
      windowTo: '09-30',
      payeeAccount: '54000000000000000001',
    });
    const other = await makeUnit(owner);
    expect((await unitOf(other)).parameters).toMatchObject({ capBase: 2_850_000n, windowFrom: null });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('they are what the next filing is measured by', async () => {
    const { clerk, branch } = await paidUnit();
    await set({ branch, fromMonth: '201909', capBase: '20000' });
    expect(await file(clerk, 'open', [openLine(9001, { base: '25000' })])).toMatchObject({ effective: 0, review: 1 });
    const stranger = await makeUnit(owner);
    expect(await file(stranger, 'open', [openLine(9002, { base: '25000' })])).toMatchObject({ effective: 1 });
  });

  test('what was set for the same month before is replaced, and stays readable in the log', async () => {
    const { clerk, branch } = await paidUnit();
    const first = await set({ branch, fromMonth: '201909', floorBase: '1700' });
    const again = await set({ branch, fromMonth: '201909', floorBase: '1800' });
    if (!first.ok || !again.ok) throw new Error('both are allowed');
    expect([first.result.replaced, again.result.replaced]).toEqual([false, true]);
    expect(again.result.id).toBe(first.result.id);
    expect((await unitOf(clerk)).parameters.floorBase).toBe(180_000n);
    const logged = await rowsOf(
      owner,
      sql`select result -> 'values' ->> 'floorBase' as floor from operation_log where result ->> 'id' = ${first.result.id} order by id`,
    );
    expect(logged).toEqual([{ floor: '1700.00' }, { floor: '1800.00' }]);
  });

  test('they are listed by 管理部 and month, with who set them', async () => {
    const { branch } = await paidUnit();
    await set({ branch, fromMonth: '201909' });
    await set({ branch, fromMonth: '202007' });
    const listed = await readAs(admin, (tx) => listParameters(tx, month('2019-10')));
    const own = listed.filter((row) => row.branch === branch);
    expect(own.map(({ fromMonth, standing, set: by }) => [fromMonth, standing, by?.by])).toEqual([
      ['2020-07', 'coming', admin.name],
      ['2019-09', 'now', admin.name],
    ]);
    const general = listed.filter((row) => row.branch === null);
    expect(general[0]).toMatchObject({ fromMonth: '2018-07', standing: 'now', set: null });
    expect(listed.slice(0, general.length)).toEqual(general);
    const later = await readAs(admin, (tx) => listParameters(tx, month('2020-08')));
    expect(later.filter((row) => row.branch === branch).map(({ standing }) => standing)).toEqual(['now', 'past']);
  });
});

describe('a month that somebody has paid', () => {
  test('is refused for its 管理部 and for all, the one after it is not', async () => {
    const { branch } = await paidUnit();
    const paid = { refusal: 'parameters-month-paid', values: { month: '2019年8月', next: '2019年9月' } };
    expect(await set({ branch, fromMonth: '201908' })).toMatchObject(paid);
    expect(await set({ branch, fromMonth: '201812' })).toMatchObject(paid);
    expect(await set({ fromMonth: '201908' })).toMatchObject(paid);
    expect(await set({ branch, fromMonth: '201909' })).toMatchObject({ ok: true });
  });

  test('of another 管理部 is no obstacle', async () => {
    await paidUnit();
    const clerk = await makeUnit(owner);
    await change(owner, sql`update units set branch = '新管理部' where id = ${clerk.unitId}`);
    expect(await set({ branch: '新管理部', fromMonth: '201908', paymentDays: '9' })).toMatchObject({ ok: true });
    expect((await unitOf(clerk)).parameters.paymentDays).toBe(9);
  });
});

describe('the rounding unit', () => {
  test('stays while anybody pays by it', async () => {
    const { branch } = await paidUnit();
    expect(await set({ branch, fromMonth: '201909', roundingUnit: '0.01' })).toMatchObject({
      refusal: 'parameters-rounding-in-use',
      values: { unit: '1.00' },
    });
    const clerk = await makeUnit(owner);
    await change(owner, sql`update units set branch = '无人管理部' where id = ${clerk.unitId}`);
    expect(await set({ branch: '无人管理部', fromMonth: '201909', roundingUnit: '0.10' })).toMatchObject({ ok: true });
  });
});

describe('a fault stands at its field', () => {
  test.each([
    [{ fromMonth: '2019年13月' }, { fromMonth: 'parameters-month' }],
    [{ floorBase: '-1' }, { floorBase: 'parameters-amount' }],
    [{ capBase: '0' }, { capBase: 'parameters-amount' }],
    [{ capBase: '28500.005' }, { capBase: 'parameters-amount' }],
    [{ floorBase: '28500.01' }, { capBase: 'parameters-cap-under-floor' }],
    [{ minimumRatio: '4' }, { minimumRatio: 'parameters-percent' }],
    [{ maximumRatio: '13' }, { maximumRatio: 'parameters-percent' }],
    [{ maximumRatio: '7.5' }, { maximumRatio: 'parameters-percent' }],
    [{ minimumRatio: '9', maximumRatio: '8' }, { maximumRatio: 'parameters-ratios-order' }],
    [{ roundingUnit: '' }, { roundingUnit: 'parameters-rounding' }],
    [{ roundingUnit: '0.5' }, { roundingUnit: 'parameters-rounding' }],
    [{ monthsAhead: '13' }, { monthsAhead: 'parameters-months-ahead' }],
    [{ monthsAhead: '-1' }, { monthsAhead: 'parameters-months-ahead' }],
    [{ paymentDays: '0' }, { paymentDays: 'parameters-payment-days' }],
    [{ paymentDays: '31' }, { paymentDays: 'parameters-payment-days' }],
    [{ windowFrom: '02-30', windowTo: '09-30' }, { windowFrom: 'parameters-window-day' }],
    [{ windowFrom: '07-01' }, { windowTo: 'parameters-window-pair' }],
    [
      { payeeName: ' ', payeeBank: '' },
      { payeeName: 'text-missing', payeeBank: 'text-missing' },
    ],
    [
      { floorBase: 'x', minimumRatio: '9', maximumRatio: '8', windowTo: '0930' },
      { floorBase: 'parameters-amount', maximumRatio: 'parameters-ratios-order', windowTo: 'parameters-window-pair' },
    ],
  ])('%j', (changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults);
  });

  test('the ends of what is allowed are allowed', () => {
    expect(
      faultsOf({ floorBase: '28500', monthsAhead: '0', paymentDays: '30', windowFrom: '1101', windowTo: '0229' }),
    ).toEqual({});
    expect(faultsOf({ monthsAhead: '12', paymentDays: '1', minimumRatio: '12' })).toEqual({});
  });
});

describe('is refused', () => {
  test('for a 管理部 that no unit belongs to', async () => {
    expect(await set({ branch: '没有的管理部' })).toMatchObject({ refusal: 'parameters-branch-unknown' });
  });

  test('to everybody but an administrator', async () => {
    const { clerk, branch } = await paidUnit();
    const desk = await makeStaff(owner, ['funds', 'reviewer', 'counter']);
    expect(await set({ branch }, desk)).toMatchObject({ refusal: 'not-permitted' });
    const input = setFundParameters.input.parse(typed({ branch }));
    expect(await act(clerk, setFundParameters, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect((await unitOf(clerk)).parameters.paymentDays).toBe(5);
  });
});

describe('once', () => {
  test('under one key, and two at once leave one row', async () => {
    const { branch } = await paidUnit();
    const key = randomUUID();
    const first = await set({ branch, fromMonth: '202001' }, admin, key);
    expect(await set({ branch, fromMonth: '202001' }, admin, key)).toEqual(first);
    const both = await Promise.all([
      set({ branch, fromMonth: '202002', paymentDays: '7' }),
      set({ branch, fromMonth: '202002', paymentDays: '8' }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const rows = await rowsOf(
      owner,
      sql`select id from fund_parameters where branch = ${branch} and from_month = '2020-02'`,
    );
    expect(rows).toHaveLength(1);
  });
});
