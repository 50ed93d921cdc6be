import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAs } from '@/lib/operations/read';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { getRemittance, listRemittances, listRosterLines } from '@/lib/remittances/list-remittances';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { month } from '@/lib/values/month';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import {
  actOn,
  confirmed,
  openPeople,
  payMonth,
  registerMonth,
  rowsOf,
  saveMonth,
  sheetOf,
  unitOf,
} from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

async function unitWith(people: number) {
  const clerk = await makeUnit(owner);
  if (people > 0) await openPeople(clerk, people);
  return clerk;
}

describe('saving the month', () => {
  test('freezes the sheet and a copy of every paying account', async () => {
    const clerk = await unitWith(3);
    const other = await unitWith(2);
    const saved = await done(clerk, saveRemittance, await confirmed(clerk));
    expect(saved.number).toMatch(/^20190820[0-9]{8}$/);
    const row = await readAs(clerk, (tx) => getRemittance(tx, clerk.unitId, saved.id));
    expect(row?.remittance).toMatchObject({
      month: '2019-08',
      state: 'saved',
      previousHeads: 0,
      addedHeads: 3,
      addedAmount: 720_000n,
      currentHeads: 3,
      currentAmount: 720_000n,
      dueAmount: 720_000n,
      savedBy: clerk.id,
      paymentId: null,
    });
    const lines = await readAs(clerk, (tx) =>
      listRosterLines(tx, clerk.unitId, { remittanceId: saved.id, page: PAGE }),
    );
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toMatchObject({
        base: 1_000_000n,
        unitRatio: 1200,
        ownRatio: 1200,
        unitShare: 120_000n,
        ownShare: 120_000n,
      });
      expect(line.idNumberMask).toContain('*');
    }
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved', openMonth: '2019-08', remittanceId: saved.id });
    expect(await unitOf(other)).toMatchObject({ monthState: 'open', remittanceId: null });
  });

  test('takes the next month from the last one posted', async () => {
    const clerk = await unitWith(2);
    await payMonth(funds, await registerMonth(owner, clerk));
    await openPeople(clerk, 1);
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { heads: 2, amount: 480_000n },
      added: { heads: 1, amount: 240_000n },
      current: { heads: 3, amount: 720_000n },
      due: 720_000n,
    });
    await saveMonth(clerk);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09', monthState: 'saved' });
  });

  test('keeps filings from being submitted and lets drafts be written', async () => {
    const clerk = await unitWith(1);
    await saveMonth(clerk);
    await done(clerk, saveFilings('open'), { lines: [openLine(9001)] });
    const outcome = await act(clerk, submitFilings, { input: { list: 'change-roster', select: 'all' } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'month-not-open' });
  });

  test('under the same key is done once and answers the same', async () => {
    const clerk = await unitWith(1);
    const key = randomUUID();
    const input = await confirmed(clerk);
    const first = await act(clerk, saveRemittance, { key, input });
    expect(first.ok).toBe(true);
    expect(await act(clerk, saveRemittance, { key, input })).toEqual(first);
    const other = await act(clerk, saveRemittance, { key, input: { ...input, sheet: 'another' } });
    expect(other).toMatchObject({ ok: false, refusal: 'request-key-reused' });
    expect(await readAs(clerk, (tx) => listRemittances(tx, clerk.unitId, PAGE))).toMatchObject({ total: 1 });
  });

  test('in two tabs at once is done once', async () => {
    const clerk = await unitWith(2);
    const input = await confirmed(clerk);
    const outcomes = await Promise.all([act(clerk, saveRemittance, { input }), act(clerk, saveRemittance, { input })]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'month-already-saved',
    ]);
    const stored = await rowsOf(owner, sql`select account_id from roster_lines where unit_id = ${clerk.unitId}`);
    expect(stored).toHaveLength(2);
  });
});

describe('a month with nothing to pay (Q-52)', () => {
  test('is closed at once, without a payment, and the next one is open', async () => {
    const clerk = await unitWith(0);
    const saved = await done(clerk, saveRemittance, await confirmed(clerk));
    expect(saved).toMatchObject({ closed: true });
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09', remittedMonth: '2019-08', monthState: 'open' });
    expect(await owner.raw`select state, payment_id, due_amount from remittances where id = ${saved.id}`).toEqual([
      { state: 'posted', payment_id: null, due_amount: 0n },
    ]);
    expect(await owner.raw`select 1 from journals where remittance_id = ${saved.id}`).toEqual([]);
  });
});

describe('saving the month is refused', () => {
  test('once it is saved, with the month in words', async () => {
    const clerk = await unitWith(1);
    const input = await confirmed(clerk);
    await saveMonth(clerk);
    expect(await act(clerk, saveRemittance, { input })).toEqual({
      ok: false,
      refusal: 'month-already-saved',
      values: { month: '2019年8月' },
    });
  });

  test('while drafts are left, with their number', async () => {
    const clerk = await unitWith(1);
    await done(clerk, saveFilings('open'), { lines: [openLine(9101), openLine(9102)] });
    expect(await act(clerk, saveRemittance, { input: await confirmed(clerk) })).toEqual({
      ok: false,
      refusal: 'drafts-left',
      values: { count: '2' },
    });
  });

  test('while the centre reviews a line', async () => {
    const clerk = await unitWith(1);
    await openPeople(clerk, 1, [{ base: '40000.00' }]);
    expect(await act(clerk, saveRemittance, { input: await confirmed(clerk) })).toEqual({
      ok: false,
      refusal: 'reviews-left',
      values: { count: '1' },
    });
  });

  test('too far ahead of the calendar, and done when the month has come', async () => {
    const clerk = await unitWith(1);
    await payMonth(funds, await registerMonth(owner, clerk));
    await payMonth(funds, await registerMonth(owner, clerk));
    const input = await confirmed(clerk);
    expect(input.month).toBe('2019-10');
    expect(await act(clerk, saveRemittance, { input })).toEqual({
      ok: false,
      refusal: 'month-too-far-ahead',
      values: { month: '2019年10月', payable: '2019年9月' },
    });
    const later = await actOn('2019-09-01', clerk, { operation: saveRemittance, input });
    expect(later.ok).toBe(true);
  });

  test('July while it is still June, which is ahead into another fund year', async () => {
    const clerk = await unitWith(1);
    const input = { ...(await confirmed(clerk)), lastMonth: month('2020-07') };
    const outcome = (today: string) => actOn(today, clerk, { operation: saveRemittance, input });
    expect(await outcome('2020-06-30')).toEqual({
      ok: false,
      refusal: 'month-too-far-ahead',
      values: { month: '2020年7月', payable: '2020年6月' },
    });
    expect(await outcome('2020-07-01')).toMatchObject({ ok: true, result: { months: 12 } });
  });

  test('when the sheet is no more what was confirmed', async () => {
    const clerk = await unitWith(1);
    const input = await confirmed(clerk);
    await openPeople(clerk, 1);
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: false, refusal: 'sheet-changed' });
    expect((await act(clerk, saveRemittance, { input: await confirmed(clerk) })).ok).toBe(true);
  });

  test('when it was confirmed for another month', async () => {
    const clerk = await unitWith(1);
    const input = { ...(await confirmed(clerk)), month: month('2019-07') };
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: false, refusal: 'sheet-changed' });
  });

  test.each(['sealed', 'closed'])('for a unit that is %s', async (status) => {
    const clerk = await unitWith(1);
    const input = await confirmed(clerk);
    await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute(sql`update units set status = ${status} where id = ${clerk.unitId}`),
    );
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: false, refusal: 'unit-not-remitting' });
  });

  test.each([['viewer'], ['reviewer']] as const)('for an operator who is only %s', async (role) => {
    const clerk = await unitWith(1);
    const viewer = { ...clerk, id: randomUUID(), roles: [role] };
    const outcome = await act(viewer, saveRemittance, { input: await confirmed(clerk) });
    expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open' });
  });

  test('for staff of the centre', async () => {
    const clerk = await unitWith(1);
    const outcome = await act(funds, saveRemittance, { input: await confirmed(clerk) });
    expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
  });
});

describe('a saved roster of another unit', () => {
  test('is not found', async () => {
    const clerk = await unitWith(1);
    const other = await unitWith(1);
    const remittanceId = await saveMonth(clerk);
    expect(await readAs(other, (tx) => getRemittance(tx, other.unitId, remittanceId))).toBeUndefined();
    expect(await readAs(other, (tx) => getRemittance(tx, clerk.unitId, remittanceId))).toBeUndefined();
    const lines = (unitId: string) => readAs(other, (tx) => listRosterLines(tx, unitId, { remittanceId, page: PAGE }));
    expect(await lines(other.unitId)).toEqual([]);
    expect(await lines(clerk.unitId)).toEqual([]);
  });
});
