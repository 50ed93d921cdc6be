import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { reviewCorrection } from '@/lib/corrections/review-correction';
import { editCorrection, saveCorrection } from '@/lib/corrections/save-correction';
import { submitCorrection, withdrawCorrection } from '@/lib/corrections/submit-correction';
import { addDocument, removeDocument } from '@/lib/filings/filing-documents';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { listNotices } from '@/lib/units/notices';
import { accountsOf, change } from '../support/change-roster';
import {
  applyForCorrection,
  approval,
  approveCorrection,
  correctionOf,
  documentCorrection,
  giveLoan,
} from '../support/corrections';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { documentOf, newLine, payingUnit } from '../support/paying-units';
import { payMonth, registerMonth, rowsOf, suspenseOf } from '../support/remittance';
import { seenCorrection } from '../support/reviews';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: [StaffPrincipal, StaffPrincipal];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

function unitOfTwo() {
  return payingUnit(owner, funds, [newLine(), newLine()]);
}

async function standing(id: string) {
  const [row] = await rowsOf<{ state: string; held: string }>(
    owner,
    sql`select c.state, string_agg(m.month || ' ' || m.state, ',' order by m.month) as held from corrections c join correction_months m on m.correction_id = c.id where c.id = ${id} group by c.id`,
  );
  return row;
}

async function bookOf(id: string) {
  const [row] = await rowsOf<{ balance: bigint; month: string | null }>(
    owner,
    sql`select balance, remitted_month as month from ledger_accounts where id = ${id}`,
  );
  return row;
}

describe('a unit applies', () => {
  test('for a whole posted month, at what the ledger holds of it', async () => {
    const { clerk, account } = await unitOfTwo();
    const saved = await done(clerk, saveCorrection, correctionOf(account));
    expect(saved).toMatchObject({ months: ['2019-08'], amount: '2400.00' });
    expect(await standing(saved.id)).toEqual({ state: 'draft', held: '2019-08 held' });
    await documentCorrection(clerk, saved.id);
    const { number } = await done(clerk, submitCorrection, { id: saved.id });
    expect(number).toMatch(/^\d+$/);
    expect(await standing(saved.id)).toEqual({ state: 'in-review', held: '2019-08 held' });
    expect(await bookOf(account.id)).toEqual({ balance: 240_000n, month: '2019-08' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('the same key twice is one application', async () => {
    const { clerk, account } = await unitOfTwo();
    const key = randomUUID();
    const first = await act(clerk, saveCorrection, { input: correctionOf(account), key });
    expect(await act(clerk, saveCorrection, { input: correctionOf(account), key })).toEqual(first);
    expect(await rowsOf(owner, sql`select id from corrections where account_id = ${account.id}`)).toHaveLength(1);
  });

  test('not twice for the same month, one after the other or at once', async () => {
    const { clerk, account } = await unitOfTwo();
    const attempts = [1, 2, 3].map(() => act(clerk, saveCorrection, { input: correctionOf(account) }));
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok)).toMatchObject([
      { refusal: 'correction-taken', values: { months: '201908' } },
      { refusal: 'correction-taken' },
    ]);
  });

  test('and the database holds it too', async () => {
    const { clerk, account } = await unitOfTwo();
    const { id } = await done(clerk, saveCorrection, correctionOf(account));
    const again = sql`
      with c as (insert into corrections (id, unit_id, account_id, state, reason, note, amount, first_month, last_month, created_by, created_at)
        select gen_random_uuid(), unit_id, account_id, 'draft', '01', '', amount, first_month, last_month, created_by, created_at from corrections where id = ${id} returning id, unit_id, account_id)
      insert into correction_months select c.unit_id, c.id, c.account_id, '2019-08', 'held', 1, 1, 0, 0, '{}' from c`;
    await expect(change(owner, again)).rejects.toThrow();
  });

  test('chooses anew in a draft, and gives back what it does not want any more', async () => {
    const { clerk, account } = await unitOfTwo();
    const { id } = await done(clerk, saveCorrection, correctionOf(account));
    const anew = { id, version: 1, months: ['2019-08'], reason: '99' as const, note: '试用期误缴' };
    expect(await act(clerk, editCorrection, { input: { ...anew, version: 7 } })).toMatchObject({
      refusal: 'changed-meanwhile',
    });
    expect(await done(clerk, editCorrection, anew)).toMatchObject({ amount: '2400.00' });
    await done(clerk, withdrawCorrection, { id });
    expect(await standing(id)).toEqual({ state: 'withdrawn', held: '2019-08 released' });
    expect(await act(clerk, editCorrection, { input: { ...anew, version: 3 } })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await act(clerk, saveCorrection, { input: correctionOf(account) })).toMatchObject({ ok: true });
  });

  test('with both documents, each said to be what it is', async () => {
    const { clerk, account } = await unitOfTwo();
    const { id } = await done(clerk, saveCorrection, correctionOf(account));
    const submit = () => act(clerk, submitCorrection, { input: { id } });
    expect(await submit()).toMatchObject({
      refusal: 'correction-undocumented',
      values: { missing: '错缴证明材料、职工同意书' },
    });
    expect(await act(clerk, addDocument, { input: documentOf(id) })).toMatchObject({
      refusal: 'correction-document-purpose',
    });
    const consent = documentOf(id, { purpose: 'consent' });
    await done(clerk, addDocument, consent);
    expect(await submit()).toMatchObject({ values: { missing: '错缴证明材料' } });
    await done(clerk, addDocument, documentOf(id, { purpose: 'evidence' }));
    await done(clerk, removeDocument, { id: consent.id });
    expect(await submit()).toMatchObject({ values: { missing: '职工同意书' } });
  });

  test('and takes it back while it waits, also after the first approval, never after posting', async () => {
    const { clerk, account } = await unitOfTwo();
    const first = await applyForCorrection(clerk, account);
    await done(reviewers[0], reviewCorrection, await approval(first));
    await done(clerk, withdrawCorrection, { id: first });
    expect(await act(reviewers[1], reviewCorrection, { input: await approval(first) })).toMatchObject({
      refusal: 'not-in-review',
    });
    const second = await applyForCorrection(clerk, account);
    await approveCorrection(reviewers, second);
    expect(await act(clerk, withdrawCorrection, { input: { id: second } })).toMatchObject({
      refusal: 'correction-state',
      values: { state: '已办结' },
    });
    expect(await act(clerk, submitCorrection, { input: { id: second } })).toMatchObject({
      refusal: 'correction-state',
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('the centre reviews', () => {
  test('two approvals book one red line and fill the suspense', async () => {
    const { clerk, accounts, account } = await unitOfTwo();
    const id = await applyForCorrection(clerk, account);
    expect(await done(reviewers[0], reviewCorrection, await approval(id, '情况属实'))).toMatchObject({ final: false });
    expect(await bookOf(account.id)).toEqual({ balance: 240_000n, month: '2019-08' });
    expect(await act(reviewers[0], reviewCorrection, { input: await approval(id) })).toMatchObject({
      refusal: 'review-own',
    });
    expect(await done(reviewers[1], reviewCorrection, await approval(id, '同意'))).toMatchObject({ final: true });
    expect(await bookOf(account.id)).toEqual({ balance: 0n, month: null });
    expect(await bookOf(accounts[1]?.id ?? '')).toEqual({ balance: 240_000n, month: '2019-08' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(240_000n);
    expect(await standing(id)).toEqual({ state: 'approved', held: '2019-08 corrected' });
    const page = { page: 1, size: 10 };
    const ledger = await readAs(clerk, (tx) => employeeLedger(tx, clerk.unitId, { accountId: account.id, page }));
    expect(ledger.rows[0]).toMatchObject({
      kind: 'correction',
      firstMonth: '2019-08',
      lastMonth: '2019-08',
      amount: -240_000n,
      balance: 0n,
    });
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({
      code: 'correction-approved',
      path: `/corrections/${id}`,
      values: { amount: '2,400.00', opinion: '情况属实；同意' },
    });
    expect(await brokenInvariants(owner)).toEqual([]);
    expect(await act(clerk, saveCorrection, { input: correctionOf(account) })).toMatchObject({
      refusal: 'correction-taken',
    });
  });

  test('two at once are not both the first, and two last ones book once', async () => {
    const { clerk, account } = await unitOfTwo();
    const third = await makeStaff(owner, ['reviewer']);
    const id = await applyForCorrection(clerk, account);
    const atOnce = async (staff: StaffPrincipal[]) => {
      const input = await approval(id);
      const outcomes = await Promise.all(staff.map((reviewer) => act(reviewer, reviewCorrection, { input })));
      const said = outcomes.map((outcome) => (outcome.ok ? String(outcome.result.final) : outcome.refusal));
      return { said: said.sort(), refused: staff.filter((_, place) => !outcomes[place]?.ok) };
    };
    const first = await atOnce([...reviewers, third]);
    expect(first.said).toEqual(['changed-meanwhile', 'changed-meanwhile', 'false']);
    expect((await atOnce(first.refused)).said).toEqual(['not-in-review', 'true']);
    expect(
      await rowsOf(owner, sql`select id from journals where kind = 'correction' and unit_id = ${clerk.unitId}`),
    ).toHaveLength(1);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(240_000n);
  });

  test('rejects with an opinion, and the months are free again', async () => {
    const { clerk, account } = await unitOfTwo();
    const id = await applyForCorrection(clerk, account);
    const reject = await seenCorrection({ id, decision: 'reject', opinion: '' });
    expect(await act(reviewers[0], reviewCorrection, { input: reject })).toMatchObject({ refusal: 'opinion-missing' });
    await done(reviewers[0], reviewCorrection, { ...reject, opinion: '证据不足' });
    expect(await standing(id)).toEqual({ state: 'rejected', held: '2019-08 released' });
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({ code: 'correction-rejected', values: { opinion: '证据不足' } });
    expect(await bookOf(account.id)).toMatchObject({ balance: 240_000n });
    await applyForCorrection(clerk, account);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('returns it for correction; the unit chooses anew and it begins anew under its number', async () => {
    const { clerk, account } = await unitOfTwo();
    const id = await applyForCorrection(clerk, account);
    const numberOf = () => rowsOf(owner, sql`select number, first_approved_by from corrections where id = ${id}`);
    await done(reviewers[0], reviewCorrection, await approval(id));
    await done(reviewers[1], reviewCorrection, await seenCorrection({ id, decision: 'return', opinion: '请补充说明' }));
    expect(await standing(id)).toEqual({ state: 'returned', held: '2019-08 held' });
    const before = await numberOf();
    const [{ version } = { version: 0 }] = await rowsOf<{ version: number }>(
      owner,
      sql`select version from corrections where id = ${id}`,
    );
    await done(clerk, editCorrection, { id, version, months: ['2019-08'], reason: '02', note: '' });
    await done(clerk, addDocument, documentOf(id, { purpose: 'evidence' }));
    await done(clerk, submitCorrection, { id });
    expect(await numberOf()).toEqual(before);
    expect(before).toMatchObject([{ first_approved_by: null }]);
    await approveCorrection(reviewers, id);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(240_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('what was returned, edited and submitted again since it was looked at is looked at again', async () => {
    const { clerk, account } = await unitOfTwo();
    await payMonth(funds, await registerMonth(owner, clerk));
    const id = await applyForCorrection(clerk, account);
    const seen = await approval(id);
    await done(reviewers[1], reviewCorrection, { ...seen, decision: 'return', opinion: '请补充说明' });
    expect(await act(reviewers[0], reviewCorrection, { input: seen })).toMatchObject({ refusal: 'not-in-review' });
    const { version } = await approval(id);
    const months = ['2019-08', '2019-09'];
    await done(clerk, editCorrection, { id, version, months, reason: '01', note: '' });
    await done(clerk, submitCorrection, { id });
    for (const decision of ['approve', 'reject', 'return'] as const) {
      const input = { ...seen, decision };
      expect(await act(reviewers[0], reviewCorrection, { input })).toMatchObject({ refusal: 'changed-meanwhile' });
    }
    expect(await standing(id)).toEqual({ state: 'in-review', held: '2019-08 held,2019-09 held' });
    await done(reviewers[0], reviewCorrection, await approval(id));
    expect(await act(reviewers[1], reviewCorrection, { input: seen })).toMatchObject({ refusal: 'changed-meanwhile' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    await done(reviewers[1], reviewCorrection, await approval(id));
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('checks all limits again at each approval, and says which one fails', async () => {
    const { clerk, account } = await unitOfTwo();
    const id = await applyForCorrection(clerk, account);
    await done(reviewers[0], reviewCorrection, await approval(id));
    await giveLoan(owner, account);
    expect(await act(reviewers[1], reviewCorrection, { input: await approval(id) })).toMatchObject({
      refusal: 'correction-not-possible',
      values: { fault: expect.stringContaining('贷款') as string },
    });
    expect(await bookOf(account.id)).toMatchObject({ balance: 240_000n });
    expect(
      await done(reviewers[1], reviewCorrection, await seenCorrection({ id, decision: 'reject', opinion: '已有贷款' })),
    ).toMatchObject({
      final: true,
    });
    const other = await unitOfTwo();
    const undocumented = await applyForCorrection(other.clerk, other.account);
    await change(owner, sql`delete from filing_documents where filing_id = ${undocumented} and purpose = 'consent'`);
    expect(await act(reviewers[0], reviewCorrection, { input: await approval(undocumented) })).toMatchObject({
      values: { fault: expect.stringContaining('职工同意书') as string },
    });
  });
});

describe('is refused', () => {
  const refused = (clerk: OperatorPrincipal, account: { number: string }, changed = {}) =>
    act(clerk, saveCorrection, { input: correctionOf(account, changed) });

  test('for a month that is not posted, or of another fund year, or without a booking', async () => {
    const { clerk, account } = await unitOfTwo();
    expect(await refused(clerk, account, { months: ['2019-08', '2019-09'] })).toMatchObject({
      refusal: 'correction-not-posted',
      values: { months: '201909' },
    });
    expect(await refused(clerk, account, { months: ['2019-06'] })).toMatchObject({
      refusal: 'correction-other-year',
      values: { months: '201906', from: '201907', to: '202006' },
    });
    expect(await refused(clerk, account, { months: ['2019-07'] })).toMatchObject({
      refusal: 'correction-nothing-booked',
    });
  });

  test('while he repays a loan, not once it is settled', async () => {
    const { clerk, accounts } = await unitOfTwo();
    const [repaying, settled] = accounts;
    if (!repaying || !settled) throw new Error('two accounts were opened');
    await giveLoan(owner, repaying);
    await giveLoan(owner, settled, 'settled');
    expect(await refused(clerk, repaying)).toMatchObject({ refusal: 'correction-loan' });
    expect(await refused(clerk, settled)).toMatchObject({ ok: true });
  });

  test.each(['frozen', 'withdrawn'])('for an account that is %s', async (status) => {
    const { clerk, account } = await unitOfTwo();
    await change(owner, sql`update accounts set status = ${status} where id = ${account.id}`);
    expect(await refused(clerk, account)).toMatchObject({ refusal: 'correction-account' });
    await change(owner, sql`update accounts set status = 'normal' where id = ${account.id}`);
  });

  test('for another unit, for who may only look, and for the centre', async () => {
    const { clerk, account } = await unitOfTwo();
    const stranger = await makeUnit(owner);
    const id = await applyForCorrection(clerk, account);
    expect(await refused(stranger, account)).toMatchObject({ refusal: 'not-found' });
    expect(await act(stranger, submitCorrection, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await act(stranger, withdrawCorrection, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await act(stranger, addDocument, { input: documentOf(id, { purpose: 'consent' }) })).toMatchObject({
      refusal: 'not-found',
    });
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await refused(viewer, account)).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(reviewers[0], saveCorrection, { input: correctionOf(account) })).toMatchObject({
      refusal: 'not-permitted',
    });
    for (const nobody of [clerk, funds]) {
      expect(await act(nobody, reviewCorrection, { input: await approval(id) })).toMatchObject({
        refusal: 'not-permitted',
      });
    }
    expect(await accountsOf(clerk)).toHaveLength(2);
  });
});
