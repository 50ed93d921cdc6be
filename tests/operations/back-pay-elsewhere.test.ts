import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { discardFilings } from '@/lib/filings/discard-filings';
import { addDocument } from '@/lib/filings/filing-documents';
import { proposedBackPayments } from '@/lib/filings/proposed-back-payments';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { listArrears } from '@/lib/remittances/list-arrears';
import { day } from '@/lib/values/day';
import { month } from '@/lib/values/month';
import { BACK_PAYMENTS, numberOf, payAlone, payBack, payBackByReview, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, codesOf, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { applyForCorrection, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { atLeastOne, documentOf, newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { rowsOf, unitOf } from '../support/remittance';
import { move, type Mover } from '../support/transfers';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
const save = saveFilings('back-pay');
let funds: StaffPrincipal;
let reviewers: [StaffPrincipal, StaffPrincipal];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

interface Returned {
  /** Where he was sealed from 201909 and is 正常 again; it has paid 201908 to 201910, him 201908. */
  old: OperatorPrincipal;
  account: AccountRow;
  /** Where he is sealed from 201910; it has paid him 201909. */
  next: OperatorPrincipal;
  there: AccountRow;
}

/** Somebody who was at another unit for a month. */
async function whoCameBack(): Promise<Returned> {
  const line = newLine();
  const { clerk: old, account } = await unitWithSealed(owner, funds, [line]);
  const { clerk: next } = await payingUnit(owner, funds);
  const there = atLeastOne(await openAccounts(next, [line]));
  await payOpenMonth(owner, funds, next);
  await file(next, 'seal', [sealLine(there)]);
  await payOpenMonth(owner, funds, old);
  await file(old, 'unseal', [unsealLine(account)]);
  return { old, account, next, there };
}

/** The codes of what is wrong with these back payments at the old unit, or none. */
async function faults({ old, account }: Returned, ...lines: Partial<BackPayLine>[]): Promise<string[]> {
  const input = { lines: lines.map((changed) => backPayLine(account, changed)) };
  const outcome = await act(old, save, { input });
  if (outcome.ok) await done(old, discardFilings, { list: 'back-payment', select: outcome.result.ids });
  return outcome.ok ? [] : faultsIn(outcome).map(({ line, code }) => `${String(line)} ${code}`);
}

const SEPTEMBER = { forMonth: '201909' };
const OCTOBER = { forMonth: '201910' };
const FREE = { ...SEPTEMBER, backPayType: 'free', unitShare: '1' };

describe('a month that another unit has paid (B-5, C-4)', () => {
  test('is not made up whole, nor as a deferral, but the month after it is, and what a ruling asks for', async () => {
    const returned = await whoCameBack();
    const deferral = { ...SEPTEMBER, backPayType: 'deferral' };
    expect(await faults(returned, SEPTEMBER, OCTOBER)).toEqual(['0 back-pay-paid-elsewhere']);
    expect(await faults(returned, deferral)).toEqual(['0 back-pay-paid-elsewhere']);
    expect(await faults(returned, OCTOBER, FREE)).toEqual([]);
    // His own unit has paid it too: that is said.
    expect(await faults(returned, { forMonth: '201908' })).toEqual(['0 back-pay-paid-already']);
    expect(await faults(returned, { forMonth: '201908', backPayType: 'difference', base: '12000' })).toEqual([]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('by a back payment, once that is paid; what it made up besides is no whole month', async () => {
    const returned = await whoCameBack();
    const { next, there } = returned;
    await payOpenMonth(owner, funds, next);
    const free = { ...FREE, ...OCTOBER };
    const besides = await payBackByReview(owner, next, { account: there, lines: [free] });
    await payAlone(owner, funds, { clerk: next, ids: besides });
    const ids = await payBack(next, there, [OCTOBER]);
    expect(await faults(returned, OCTOBER)).toEqual([]);
    await payAlone(owner, funds, { clerk: next, ids });
    expect(await faults(returned, OCTOBER)).toEqual(['0 back-pay-paid-elsewhere']);
  });

  test('and was taken back there is his own unit’s to make up', async () => {
    const returned = await whoCameBack();
    const { next, there } = returned;
    await payOpenMonth(owner, funds, next);
    await payAlone(owner, funds, { clerk: next, ids: await payBack(next, there, [OCTOBER]) });
    const months = ['2019-09', '2019-10'];
    await approveCorrection(reviewers, await applyForCorrection(next, there, { months }));
    expect(await faults(returned, SEPTEMBER, OCTOBER)).toEqual([]);
  });

  test('stays paid when the account there has been transferred to this unit', async () => {
    const returned = await whoCameBack();
    const { old, account, next, there } = returned;
    const mover: Mover = {
      ...{ line: newLine(), old: next, account: there, next: old, there: account },
      toUnit: await numberOf(owner, old),
    };
    await move(mover);
    expect(await faults(returned, SEPTEMBER)).toEqual(['0 back-pay-paid-elsewhere']);
  });

  test('meanwhile leaves the draft with its reason, and what waits for the centre is not approved', async () => {
    const returned = await whoCameBack();
    const { old, account, next, there } = returned;
    await payOpenMonth(owner, funds, next);
    await done(old, save, { lines: [backPayLine(account, OCTOBER)] });
    const evident = backPayLine(account, { ...OCTOBER, base: '1000', backPayType: 'deferral' });
    await payAlone(owner, funds, { clerk: next, ids: await payBack(next, there, [OCTOBER]) });
    expect(await act(old, submitFilings, { input: BACK_PAYMENTS })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(codesOf((await linesOf(old, 'back-pay'))[0])).toEqual(['back-pay-paid-elsewhere']);

    const other = await whoCameBack();
    await payOpenMonth(owner, funds, other.next);
    const { ids } = await done(other.old, save, { lines: [{ ...evident, ...named(other.account) }] });
    await done(other.old, addDocument, documentOf(ids[0] ?? ''));
    expect(await done(other.old, submitFilings, BACK_PAYMENTS)).toMatchObject({ review: 1 });
    await payAlone(owner, funds, { clerk: other.next, ids: await payBack(other.next, other.there, [OCTOBER]) });
    const approval = await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' });
    expect(await act(reviewers[0], reviewFiling, { input: approval })).toMatchObject({
      refusal: 'review-finds-fault',
    });
  });

  test('is said of nobody but the unit’s own people, to nobody but the unit itself', async () => {
    const { old, account, next } = await whoCameBack();
    const { clerk: stranger } = await payingUnit(owner, funds);
    const [row] = await rowsOf<{ id: string }>(
      owner,
      sql`select person_id as id from accounts where id = ${account.id}`,
    );
    const asked = (clerk: OperatorPrincipal, unitId: string) =>
      readAs(clerk, (tx) =>
        tx.execute(sql`select person_id, month from months_paid_elsewhere(${unitId}::uuid,
          array[${row?.id}, ${row?.id}]::uuid[], array['2019-09', '2019-10'])`),
      );
    expect([...(await asked(old, old.unitId))]).toEqual([{ person_id: row?.id, month: '2019-09' }]);
    expect([...(await asked(next, next.unitId))]).toEqual([]);
    for (const [clerk, unitId] of [
      [stranger, stranger.unitId],
      [stranger, old.unitId],
      [next, old.unitId],
    ] as const) {
      expect([...(await asked(clerk, unitId))]).toEqual([]);
    }
  });
});

describe('what follows from an opening or unsealing (B-4)', () => {
  /** Opened from 201909 at a unit that has paid to 201911; sealed at another one that has not paid him since 201908. */
  async function openedLate() {
    const line = newLine();
    const { clerk: next, account: there } = await unitWithSealed(owner, funds, [line]);
    const { clerk: old } = await payingUnit(owner, funds);
    await payOpenMonth(owner, funds, old);
    for (const clerk of [next, old, next, old]) await payOpenMonth(owner, funds, clerk);
    const { number } = await file(old, 'open', [{ ...line, firstMonth: '201909' }]);
    const account = (await accountsOf(old)).find(({ name }) => name === line.name);
    if (!account) throw new Error('he was opened');
    return { old, account, next, there, number };
  }

  test('proposes the other months, and owes no more than them', async () => {
    const { old, account, next, there, number } = await openedLate();
    const proposed = () => readAs(old, (tx) => proposedBackPayments(tx, old.unitId, number));
    const owed = async () => {
      const asked = { query: { month: null, who: '' }, page: { page: 1, size: 50 }, today: day('2019-12-01') };
      const { rows } = await readAs(old, async (tx) => listArrears(tx, await unitOf(old), asked));
      return rows.filter(({ kind }) => kind === 'missed').map((row) => row.month);
    };
    const person = { accountNumber: account.number, name: account.name };
    expect(await proposed()).toEqual({ proposed: [{ ...person, from: '2019-09', to: '2019-11' }], total: 1 });
    expect(await owed()).toEqual(['2019-09', '2019-10', '2019-11']);
    await payAlone(owner, funds, { clerk: next, ids: await payBack(next, there, [OCTOBER]) });
    expect(await proposed()).toEqual({
      proposed: [month('2019-09'), month('2019-11')].map((each) => ({ ...person, from: each, to: each })),
      total: 1,
    });
    expect(await owed()).toEqual(['2019-09', '2019-11']);
    const rest = await payBack(next, there, [SEPTEMBER, { forMonth: '201911' }]);
    await payAlone(owner, funds, { clerk: next, ids: rest });
    expect(await proposed()).toEqual({ proposed: [], total: 0 });
    expect(await owed()).toEqual([]);
  });
});

function named({ number, name }: AccountRow) {
  return { accountNumber: number, name };
}
