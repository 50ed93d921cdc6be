import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { getPayment } from '@/lib/remittances/list-payments';
import { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { sheetFingerprint } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { noticeSentence } from '@/lib/text/notices';
import { day } from '@/lib/values/day';
import { payBack, payOpenMonth, registerAlone } from '../support/back-payments';
import { accountsOf, change, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { file } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { LAST_DAY, makeRequested, TOO_LATE } from '../support/transfer-requests';

const { owner } = useDatabase();

function glance(clerk: OperatorPrincipal, today = '2019-08-20') {
  return readAs(clerk, (tx) => monthAtAGlance(tx, clerk.unitId, day(today)));
}

/** The states of the five steps and what to do next. */
async function stand(clerk: OperatorPrincipal): Promise<string> {
  const { steps, next } = await glance(clerk);
  return `${steps.map((step) => step.state).join(' ')} | ${next?.action ?? 'nothing'}`;
}

async function openPeople(clerk: OperatorPrincipal, from: number): Promise<void> {
  await done(clerk, saveFilings('open'), { lines: [openLine(from), openLine(from + 1)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
}

async function saveMonth(clerk: OperatorPrincipal): Promise<string> {
  const { unit, sheet } = await glance(clerk);
  return (await done(clerk, saveRemittance, { month: unit.openMonth, sheet: sheetFingerprint(sheet) })).id;
}

async function receive(clerk: OperatorPrincipal, { paymentId, amount }: { paymentId: string; amount: string }) {
  const found = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, paymentId));
  const funds = await makeStaff(owner, ['funds']);
  await done(funds, enterReceipt, {
    bankSerial: `${paymentId} ${amount}`,
    payerName: '测试',
    payerAccount: '',
    amount,
    memo: found?.payment.code ?? '',
    arrivedOn: '2019-08-20',
    source: 'entered' as const,
  });
}

describe('the month at a glance', () => {
  beforeAll(() => setParameters(owner));

  test('follows a month from its first draft to the next month', async () => {
    const clerk = await makeUnit(owner);
    expect(await stand(clerk)).toBe('current blocked todo todo todo | change-roster');

    await done(clerk, saveFilings('open'), { lines: [openLine(10), openLine(11)] });
    expect(await glance(clerk)).toMatchObject({
      waiting: { drafts: 2, inReview: 0, draftsOf: { 'change-roster': 2 }, faultyOf: { 'change-roster': 0 } },
    });
    expect(await stand(clerk)).toBe('current blocked todo todo todo | change-roster');

    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    expect(await stand(clerk)).toBe('done current todo todo todo | check-sheet');
    const open = await glance(clerk);
    expect(open.sheet).toMatchObject({ added: { heads: 2, amount: 480000n }, due: 480000n });

    const remittanceId = await saveMonth(clerk);
    expect(await stand(clerk)).toBe('done done done current todo | register-payment');
    expect((await glance(clerk)).sheet).toEqual(open.sheet);

    const { paymentId } = await done(clerk, registerPayment, { remittanceId, method: 'transfer' as const });
    expect(await stand(clerk)).toBe('done done done current todo | see-payment');
    expect((await glance(clerk)).payment?.id).toBe(paymentId);

    await receive(clerk, { paymentId, amount: '4800.00' });
    const after = await glance(clerk);
    expect(after.unit).toMatchObject({ openMonth: '2019-09', monthState: 'open' });
    expect(after.sheet).toMatchObject({ previous: { heads: 2, amount: 480000n }, due: 480000n });
    expect(after.posted).toMatchObject([
      { month: '2019-08', heads: 2, amount: 480000n, postedOn: '2019-08-20', paymentId },
    ]);
    expect(after.notices.map(noticeSentence)).toEqual([
      '2019年8月汇缴款 4,800.00 元已到账并记入职工账户，可以打印缴款凭证。',
    ]);
    expect(await stand(clerk)).toBe('current todo todo todo todo | change-roster');
  });

  test('opens again when the month is revoked', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 20);
    const remittanceId = await saveMonth(clerk);
    await done(clerk, revokeRemittance, { remittanceId, reason: '人数有误' });
    expect(await stand(clerk)).toBe('done current todo todo todo | check-sheet');
    expect((await glance(clerk)).payment).toBeNull();
  });

  test('shows money that came short as suspense, and why', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 30);
    const { paymentId } = await done(clerk, registerPayment, {
      remittanceId: await saveMonth(clerk),
      method: 'transfer' as const,
    });
    await receive(clerk, { paymentId, amount: '4799.99' });
    const short = await glance(clerk);
    expect(short.suspense).toBe(479999n);
    expect(short.notices.map(noticeSentence)).toEqual([
      '收到 4,799.99 元，少于应缴总额，已全部挂账，本月仍为待收款。请按应缴总额重新缴款，或联系管理部处理挂账。',
    ]);
    expect(await stand(clerk)).toBe('done done done current todo | see-payment');
  });

  test('counts the requests of other units that can still be answered, and says until when (Q-82)', async () => {
    await change(owner, sql`update fund_parameters set months_ahead = 12`);
    const { old, next } = await makeRequested(owner, await makeStaff(owner, ['funds']));
    expect(await glance(old, LAST_DAY)).toMatchObject({ requests: { count: 1, dueOn: LAST_DAY } });
    expect(await glance(old, TOO_LATE)).toMatchObject({ requests: null });
    expect(await glance(next)).toMatchObject({ requests: null });
  });

  test('names the back payment that waits for its money, whatever the month stands at', async () => {
    await change(owner, sql`update fund_parameters set months_ahead = 12`);
    const [clerk, funds] = [await makeUnit(owner), await makeStaff(owner, ['funds'])];
    await openPeople(clerk, 50);
    await payOpenMonth(owner, funds, clerk);
    const [, second] = await accountsOf(clerk);
    if (!second) throw new Error('two accounts were opened');
    await file(clerk, 'seal', [sealLine(second)]);
    await payOpenMonth(owner, funds, clerk);
    expect((await glance(clerk)).backPayment).toBeNull();
    const ids = await payBack(clerk, second, [{ forMonth: '201909' }]);
    const { paymentId, amount, deadline } = await registerAlone(owner, clerk, { ids });
    expect((await glance(clerk)).backPayment).toEqual({ id: paymentId, amount, deadline });
  });

  test('shows nothing of another unit', async () => {
    const [clerk, other] = [await makeUnit(owner), await makeUnit(owner)];
    await openPeople(other, 40);
    await saveMonth(other);
    await done(other, saveFilings('open'), { lines: [openLine(42)] });
    expect(await glance(clerk)).toMatchObject({
      waiting: { drafts: 0 },
      payment: null,
      posted: [],
      notices: [],
      sheet: { due: 0n },
    });
    await expect(readAs(clerk, (tx) => monthAtAGlance(tx, other.unitId, day('2019-08-20')))).rejects.toThrow(
      'not-found',
    );
  });
});
