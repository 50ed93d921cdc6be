import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { getPayment, listPayments } from '@/lib/remittances/list-payments';
import { batchOf, getRemittance, listRemittances } from '@/lib/remittances/list-remittances';
import { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { journalWords } from '@/lib/text/terms';
import { day } from '@/lib/values/day';
import { formatMonthCompact, month, type Month } from '@/lib/values/month';
import { fillSuspense, ledgerOf, payBack, remittedOf } from '../support/back-payments';
import { accountsOf, change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { actOn, confirmed, openPeople, receipt, rowsOf, sheetOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  // On 20 August 2019: up to February 2020.
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

async function paying(people = 2): Promise<OperatorPrincipal> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, people);
  return clerk;
}

async function save(clerk: OperatorPrincipal, lastMonth: string) {
  return done(clerk, saveRemittance, { ...(await confirmed(clerk)), lastMonth: lastMonth as Month });
}

async function registered(clerk: OperatorPrincipal, lastMonth: string) {
  const { id } = await save(clerk, lastMonth);
  const { paymentId } = await done(clerk, registerPayment, { remittanceId: id, method: 'transfer' });
  const found = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, paymentId));
  if (!found) throw new Error('a registered payment is there');
  return { id, paymentId, payment: found.payment };
}

function rostersOf({ unitId }: OperatorPrincipal) {
  return rowsOf<{ month: string; state: string; heads: number; due: bigint; lines: number }>(
    owner,
    sql`select r.month, r.state, r.current_heads as heads, r.due_amount as due, (select count(*)::integer from roster_lines l where l.remittance_id = r.id) as lines
      from remittances r where r.unit_id = ${unitId} order by r.id`,
  );
}

describe('several months at once', () => {
  test('are frozen each, and paid by one payment', async () => {
    const clerk = await paying();
    const { id, payment } = await registered(clerk, '2019-10');
    expect(await rostersOf(clerk)).toEqual(
      ['2019-08', '2019-09', '2019-10'].map((of) => ({ month: of, state: 'due', heads: 2, due: 480_000n, lines: 2 })),
    );
    expect(payment).toMatchObject({ amount: 1_440_000n, heads: 2, firstMonth: '2019-08', lastMonth: '2019-10' });
    const listed = await readAs(clerk, (tx) => listRemittances(tx, clerk.unitId, PAGE));
    expect(listed.rows.map(({ batch }) => batch)).toEqual(
      Array.from({ length: 3 }, () => ({ first: '2019-08', last: '2019-10', due: 1_440_000n })),
    );
    expect(await readAs(clerk, (tx) => listPayments(tx, clerk.unitId, PAGE))).toMatchObject({
      total: 1,
      rows: [{ remittanceId: id }],
    });
    const glance = await readAs(clerk, (tx) => monthAtAGlance(tx, clerk.unitId, day('2019-08-20')));
    expect(glance).toMatchObject({
      toPay: 1_440_000n,
      unit: { openMonth: '2019-08', monthState: 'due', remittanceId: id },
    });
  });

  test('post together: one ledger line for each person, the months exact, and the next month is open', async () => {
    const clerk = await paying();
    const { payment } = await registered(clerk, '2019-10');
    const entered = await done(funds, enterReceipt, receipt({ memo: payment.code, amount: '14,400.00' }));
    expect(entered.finding).toBe('exact');
    expect((await rostersOf(clerk)).map(({ state }) => state)).toEqual(['posted', 'posted', 'posted']);
    const [account] = await accountsOf(clerk);
    const lines = await rowsOf<{ first: Month; last: Month; amount: bigint; kind: 'remittance' }>(
      owner,
      sql`select j.kind, j.first_month as first, j.last_month as last, e.amount from entries e join journals j on j.id = e.journal_id where e.account_id = ${account?.id ?? ''}`,
    );
    expect(lines).toEqual([{ kind: 'remittance', first: '2019-08', last: '2019-10', amount: 720_000n }]);
    const [line] = lines;
    expect(
      line && journalWords(line.kind, { first: formatMonthCompact(line.first), last: formatMonthCompact(line.last) }),
    ).toBe('公积金汇缴201908至201910');
    expect(await remittedOf(owner, account?.id ?? '')).toBe('2019-10');
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11', monthState: 'open', status: 'normal' });
    expect((await sheetOf(clerk)).previous).toEqual({ heads: 2, amount: 480_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('a unit in arrears catches up, and is not ahead of the calendar by it', async () => {
    const clerk = await paying(1);
    await change(owner, sql`update units set first_month = '2018-09' where id = ${clerk.unitId}`);
    await change(owner, sql`update accounts set first_month = '2018-09' where unit_id = ${clerk.unitId}`);
    await change(owner, sql`update filings set month = '2018-09' where unit_id = ${clerk.unitId}`);
    const { payment } = await registered(clerk, '2019-08');
    expect(payment).toMatchObject({ firstMonth: '2018-09', lastMonth: '2019-08', amount: 2_880_000n });
    await done(funds, enterReceipt, receipt({ memo: payment.code, amount: '28800' }));
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('bring the back payments with the first of them', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds, [newLine(), newLine()]);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    const { payment } = await registered(clerk, '2019-11');
    const rosters = await rostersOf(clerk);
    const dues = rosters.slice(-2).map(({ due }) => due);
    expect(payment.amount).toBe((dues[0] ?? 0n) + (dues[1] ?? 0n));
    expect((dues[0] ?? 0n) - (dues[1] ?? 0n)).toBe(240_000n);
    await done(funds, enterReceipt, receipt({ memo: payment.code, amount: String(payment.amount / 100n) }));
    expect((await ledgerOf(owner, account.id)).at(-1)).toMatchObject({
      kind: 'back-pay',
      month: '2019-09',
      amount: 240_000n,
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('with nothing to pay are closed at once', async () => {
    const clerk = await makeUnit(owner);
    expect(await save(clerk, '2019-10')).toMatchObject({ closed: true, months: 3 });
    expect((await rostersOf(clerk)).map(({ state }) => state)).toEqual(['posted', 'posted', 'posted']);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('are paid from suspense as one', async () => {
    const clerk = await paying(1);
    await fillSuspense(owner, funds, { clerk, amount: '7200.00' });
    const { id } = await save(clerk, '2019-10');
    await done(clerk, registerPayment, { remittanceId: id, method: 'suspense' });
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('are taken back as one, by whichever of them', async () => {
    const clerk = await paying();
    await registered(clerk, '2019-10');
    const [, second] = (await readAs(clerk, (tx) => listRemittances(tx, clerk.unitId, PAGE))).rows;
    const remittanceId = second?.remittance.id ?? '';
    await done(clerk, revokeRemittance, { remittanceId, reason: '逐月办理' });
    expect((await rostersOf(clerk)).map(({ state }) => state)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-08', monthState: 'open' });
    expect(await save(clerk, '2019-08')).toMatchObject({ months: 1 });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('expire as one, and the unit is told once of all of them', async () => {
    const clerk = await paying();
    const { paymentId } = await registered(clerk, '2019-10');
    const outcome = await actOn('2019-08-26', funds, { operation: expirePayments, input: {} });
    expect(outcome).toMatchObject({ ok: true });
    expect((await rostersOf(clerk)).map(({ state }) => state)).toEqual(['expired', 'expired', 'expired']);
    const told = await rowsOf(owner, sql`select values, path from notices where unit_id = ${clerk.unitId}`);
    expect(told).toEqual([
      {
        values: { first: '2019-08', month: '2019-10', purpose: 'month', deadline: '2019-08-25' },
        path: `/payments/${paymentId}`,
      },
    ]);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-08', monthState: 'open' });
  });

  test('are registered whole, by whichever of them', async () => {
    const clerk = await paying(1);
    await save(clerk, '2019-09');
    const [last] = (await readAs(clerk, (tx) => listRemittances(tx, clerk.unitId, PAGE))).rows;
    const { paymentId } = await done(clerk, registerPayment, {
      remittanceId: last?.remittance.id ?? '',
      method: 'online',
    });
    const found = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, paymentId));
    expect(found?.payment).toMatchObject({ amount: 480_000n, firstMonth: '2019-08', lastMonth: '2019-09' });
    const row = await readAs(clerk, (tx) => getRemittance(tx, clerk.unitId, last?.remittance.id ?? ''));
    if (!row) throw new Error('the roster is there');
    expect(await readAs(clerk, (tx) => batchOf(tx, row.remittance))).toMatchObject({ months: 2, due: 480_000n });
  });
});

describe('is refused', () => {
  test.each([
    ['2020-08', 'months-out-of-range'],
    ['2019-07', 'months-out-of-range'],
    ['2020-03', 'month-too-far-ahead'],
  ])('up to %s: %s', async (lastMonth, refusal) => {
    const clerk = await paying(1);
    const input = { ...(await confirmed(clerk)), lastMonth: month(lastMonth) };
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: false, refusal });
    expect(await rostersOf(clerk)).toEqual([]);
  });

  test('a second batch while one is in progress', async () => {
    const clerk = await paying(1);
    const input = { ...(await confirmed(clerk)), lastMonth: month('2019-09') };
    const outcomes = await Promise.all([1, 2].map(() => act(clerk, saveRemittance, { input })));
    expect(outcomes.map((outcome) => (outcome.ok ? 'saved' : outcome.refusal)).sort()).toEqual([
      'month-already-saved',
      'saved',
    ]);
    expect(await rostersOf(clerk)).toHaveLength(2);
  });

  test('to another unit, as if there were none', async () => {
    const clerk = await paying(1);
    const { id } = await save(clerk, '2019-09');
    const stranger = await makeUnit(owner);
    const input = { remittanceId: id, reason: '试' };
    expect(await act(stranger, revokeRemittance, { input })).toMatchObject({ ok: false, refusal: 'not-found' });
    expect(await act(stranger, registerPayment, { input: { remittanceId: id, method: 'transfer' } })).toMatchObject({
      refusal: 'not-found',
    });
  });
});
