import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { addDocument } from '@/lib/filings/filing-documents';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';
import { listDecided } from '@/lib/reviews/list-decided';
import { getReview, listReviews, waitingOf } from '@/lib/reviews/list-reviews';
import { reviewHistory } from '@/lib/reviews/review-history';
import { day } from '@/lib/values/day';
import { payBackByReview, registerAlone } from '../support/back-payments';
import { change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, file } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { unitWithSealed } from '../support/paying-units';
import { payMonth, registerMonth, saveMonth } from '../support/remittance';
import { seenFiling } from '../support/reviews';
import { decide, makeRequested } from '../support/transfer-requests';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 200 };
let reviewer: StaffPrincipal;
let second: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  reviewer = await makeStaff(owner, ['reviewer']);
  second = await makeStaff(owner, ['reviewer']);
});

/** A unit at 12% + 12% that has paid 201908 for two people on 10,000.00. */
async function unitOfTwo(): Promise<{ clerk: OperatorPrincipal; one: AccountRow; two: AccountRow }> {
  const clerk = await makeUnit(owner);
  const [one, two] = await openAccounts(clerk, [openLine((people += 1)), openLine((people += 1))]);
  await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, clerk));
  if (!one || !two) throw new Error('two accounts were opened');
  return { clerk, one, two };
}

async function lowerRatio(clerk: OperatorPrincipal): Promise<string> {
  const lines = [{ unitRatio: '8', ownRatio: '10', note: '' }];
  const [id = ''] = (await done(clerk, saveFilings('ratio'), { lines })).ids;
  await done(clerk, addDocument, {
    id: randomUUID(),
    filingId: id,
    fileName: '职工大会决议.pdf',
    mediaType: 'application/pdf',
    size: 1000,
    hash: 'a'.repeat(64),
  });
  await done(clerk, submitFilings, { list: 'ratio-adjustment', select: [id] });
  return id;
}

function queueOf(clerk: OperatorPrincipal) {
  return readAs(reviewer, async (tx) =>
    (await listReviews(tx, PAGE)).rows.filter(({ unitId }) => unitId === clerk.unitId),
  );
}

function decidedOf(clerk: OperatorPrincipal, today = '2019-08-20') {
  return readAs(reviewer, async (tx) =>
    (await listDecided(tx, { page: PAGE, today: day(today) })).rows.filter(({ unitId }) => unitId === clerk.unitId),
  );
}

describe('what waits', () => {
  test('says of every kind what is paid before and after', async () => {
    const { clerk, one, two } = await unitOfTwo();
    await file(clerk, 'base', [baseLine(one, { base: '30000' })]);
    await file(clerk, 'seal', [sealLine(two, { reason: '07' })]);
    await file(clerk, 'open', [openLine((people += 1), { base: '1000' })]);
    expect(await queueOf(clerk)).toMatchObject([
      { kind: 'base', change: { before: 240_000n, after: 720_000n, once: null }, formerBase: 1_000_000n },
      { kind: 'seal', change: { before: 240_000n, after: null } },
      { kind: 'open', change: { before: null, after: 24_000n } },
    ]);
  });

  test('works out what another ratio would do to everybody', async () => {
    const { clerk, one } = await unitOfTwo();
    const id = await lowerRatio(clerk);
    expect(await queueOf(clerk)).toMatchObject([
      {
        id,
        people: 2,
        formerUnitRatio: 1200,
        formerOwnRatio: 1200,
        unitRatio: 800,
        ownRatio: 1000,
        change: { before: 480_000n, after: 360_000n },
        reviewReasons: ['ratio-lowered'],
      },
    ]);
    // What took effect is what was said.
    for (const staff of [reviewer, second]) {
      await done(staff, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '材料齐全' }));
    }
    expect(await decidedOf(clerk)).toMatchObject([{ id, people: 2, change: { before: 480_000n, after: 360_000n } }]);
    expect(one.unitShare).toBe(120_000n);
  });

  test('can be asked for by kind, the longest waiting first', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const later = await done(clerk, saveFilings('base'), { lines: [baseLine(one, { base: '30000' })] });
    const sooner = await done(clerk, saveFilings('base'), { lines: [baseLine(two, { base: '31000' })] });
    for (const { ids } of [sooner, later]) {
      await done(clerk, submitFilings, { list: 'base-adjustment', select: ids });
    }
    expect((await queueOf(clerk)).map(({ id }) => id)).toEqual([...sooner.ids, ...later.ids]);
    const { rows, total } = await readAs(reviewer, (tx) => listReviews(tx, PAGE, { kind: 'base' }));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['base']));
    expect(total).toBe(rows.length);
  });

  test('may wait five working days', () => {
    const submitted = day('2019-08-20');
    expect(waitingOf(submitted, day('2019-08-27'))).toMatchObject({ deadline: '2019-08-27', days: 7, late: false });
    expect(waitingOf(submitted, day('2019-08-28'))).toMatchObject({ days: 8, late: true });
  });
});

describe('what was decided before', () => {
  test('is told with who, and with every opinion', async () => {
    const { clerk, one } = await unitOfTwo();
    const { ids } = await file(clerk, 'base', [baseLine(one, { base: '30000' })]);
    const [id = ''] = ids;
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'return', opinion: '请补充工资表' }));
    await done(clerk, submitFilings, { list: 'base-adjustment', select: ids });
    await done(second, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '工资表属实' }));
    const { review, history } = await readAs(reviewer, async (tx) => ({
      review: await getReview(tx, id),
      history: await reviewHistory(tx, clerk.unitId, id),
    }));
    expect(history).toMatchObject([
      { by: reviewer.name, decision: 'return', opinion: '请补充工资表', final: true },
      { by: second.name, decision: 'approve', opinion: '工资表属实', final: false },
    ]);
    expect(review).toMatchObject({ firstApprovedBy: second.id, firstApprover: second.name });
  });
});

describe('what can still be taken back', () => {
  test('is what was approved in a month that is not paid, with the state of that month', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const [id = ''] = (await file(clerk, 'seal', [sealLine(one, { reason: '07' })])).ids;
    // Nobody reviewed this one.
    await file(clerk, 'base', [baseLine(two)]);
    expect(await decidedOf(clerk)).toEqual([]);
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    expect(await decidedOf(clerk)).toMatchObject([
      {
        id,
        decidedBy: reviewer.id,
        decider: reviewer.name,
        monthState: null,
        revocable: true,
        change: { before: 240_000n, after: null },
      },
    ]);
    const funds = await makeStaff(owner, ['funds']);
    const payment = await registerMonth(owner, clerk);
    expect(await decidedOf(clerk)).toMatchObject([{ id, monthState: 'due', revocable: false }]);
    await payMonth(funds, payment);
    expect(await decidedOf(clerk)).toEqual([]);
  });

  test('of transfers is what was decided in the calendar month, whatever the month of the unit is', async () => {
    const { id, old } = await makeRequested(owner, await makeStaff(owner, ['funds']));
    await decide(reviewer, id);
    const transfers = [{ kind: 'transfer', month: '2019-08', monthState: null, revocable: true }];
    expect(await decidedOf(old, '2019-08-31')).toMatchObject(transfers);
    await saveMonth(old);
    expect(await decidedOf(old, '2019-08-31')).toMatchObject([{ monthState: 'saved', revocable: true }]);
    expect(await decidedOf(old, '2019-09-01')).toEqual([]);
  });

  test('of back payments is what nobody has begun to pay, also when its month is paid', async () => {
    const funds = await makeStaff(owner, ['funds']);
    const { clerk, account } = await unitWithSealed(owner, funds);
    const lines = [{ forMonth: '201909', backPayType: 'free', unitShare: '100', ownShare: '100' }];
    const ids = await payBackByReview(owner, clerk, { account, lines });
    expect(await decidedOf(clerk)).toMatchObject([{ id: ids[0], kind: 'back-pay', revocable: true }]);
    const { paymentId } = await registerAlone(owner, clerk, { ids });
    expect(await decidedOf(clerk)).toEqual([]);
    await payMonth(funds, await registerMonth(owner, clerk));
    await done(clerk, revokeBackPayment, { paymentId, reason: '改随本月汇缴' });
    expect(await decidedOf(clerk)).toMatchObject([{ id: ids[0], revocable: true }]);
    await done(second, revokeReviewedFiling, { id: ids[0] ?? '', reason: '单位来函' });
    expect(await decidedOf(clerk)).toEqual([]);
  });

  test('is gone when it has been', async () => {
    const { clerk, one } = await unitOfTwo();
    const [id = ''] = (await file(clerk, 'seal', [sealLine(one, { reason: '07' })])).ids;
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    await done(second, revokeReviewedFiling, { id, reason: '单位来函' });
    expect(await decidedOf(clerk)).toEqual([]);
  });
});
