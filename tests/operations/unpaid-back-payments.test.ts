import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { proposedBackPayments } from '@/lib/filings/proposed-back-payments';
import { saveFilings } from '@/lib/filings/save-filings';
import { undocumentedDrafts } from '@/lib/filings/undocumented-drafts';
import { readAs } from '@/lib/operations/read';
import { listUnpaidBackPayments, openBackPayment } from '@/lib/remittances/list-unpaid-back-payments';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import { accountsOf, change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, file, linesOf, unsealLine } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth, saveMonth } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let sequence = 0;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit that has paid 201908 to 201910 for three people, of whom the third only 201908. */
async function unitOfThree() {
  const clerk = await makeUnit(owner);
  sequence += 3;
  await openAccounts(
    clerk,
    [0, 1, 2].map((place) => openLine(sequence + place)),
  );
  await payMonth(funds, await registerMonth(owner, clerk));
  const [one, two, three] = await accountsOf(clerk);
  if (!one || !two || !three) throw new Error('three accounts were opened');
  await file(clerk, 'seal', [sealLine(three)]);
  await payMonth(funds, await registerMonth(owner, clerk));
  await payMonth(funds, await registerMonth(owner, clerk));
  return { clerk, one, two, three };
}

test('lists what is effective and has neither roster nor payment, with the sum of all', async () => {
  const { clerk, three } = await unitOfThree();
  const unpaid = () => readAs(clerk, (tx) => listUnpaidBackPayments(tx, clerk.unitId, { shown: 1, together: 2 }));
  expect(await unpaid()).toEqual({ rows: [], total: 0, amount: 0n, together: { ids: [], amount: 0n } });
  const { ids } = await file(clerk, 'back-pay', [
    backPayLine(three, { forMonth: '201909' }),
    backPayLine(three, { forMonth: '201910' }),
  ]);
  await done(clerk, saveFilings('back-pay'), {
    lines: [backPayLine(three, { backPayType: 'difference', base: '12000' })],
  });
  const listed = await unpaid();
  expect(listed).toMatchObject({ total: 2, amount: 480_000n, together: { ids, amount: 480_000n } });
  const first = await readAs(clerk, (tx) => listUnpaidBackPayments(tx, clerk.unitId, { shown: 1, together: 1 }));
  expect(first).toMatchObject({ total: 2, amount: 480_000n, together: { ids: ids.slice(0, 1), amount: 240_000n } });
  expect(listed.rows).toMatchObject([{ accountNumber: three.number, forMonth: '2019-09', amount: 240_000n }]);

  const { paymentId } = await done(clerk, registerBackPayment, { ids: ids.slice(0, 1), method: 'transfer' });
  expect(await unpaid()).toMatchObject({ total: 1, together: { ids: ids.slice(1) } });
  expect(await readAs(clerk, (tx) => openBackPayment(tx, clerk.unitId))).toMatchObject({
    id: paymentId,
    amount: 240_000n,
  });
  const stranger = await makeUnit(owner);
  expect(await readAs(stranger, (tx) => openBackPayment(tx, clerk.unitId))).toBeUndefined();
  expect(
    await readAs(stranger, (tx) => listUnpaidBackPayments(tx, clerk.unitId, { shown: 9, together: 9 })),
  ).toMatchObject({ total: 0 });

  await change(owner, sql`delete from filings where unit_id = ${clerk.unitId} and state = 'draft'`);
  await saveMonth(clerk);
  expect(await unpaid()).toMatchObject({ total: 0 });
});

test('an unsealing from an earlier month proposes the months that were paid meanwhile (B-4)', async () => {
  const { clerk, three } = await unitOfThree();
  const { number } = await file(clerk, 'unseal', [unsealLine(three, { forMonth: '201909' })]);
  const proposed = await readAs(clerk, (tx) => proposedBackPayments(tx, clerk.unitId, number));
  expect(proposed).toEqual({
    proposed: [{ accountNumber: three.number, name: three.name, from: '2019-09', to: '2019-10' }],
    total: 1,
  });
  const stranger = await makeUnit(owner);
  expect(await readAs(stranger, (tx) => proposedBackPayments(tx, clerk.unitId, number))).toMatchObject({ total: 0 });
});

test('one from the open month proposes nothing, and neither does one that waits for the centre', async () => {
  const { clerk, three } = await unitOfThree();
  const now = await file(clerk, 'unseal', [unsealLine(three)]);
  expect(await readAs(clerk, (tx) => proposedBackPayments(tx, clerk.unitId, now.number))).toMatchObject({ total: 0 });
  const other = await unitOfThree();
  const waits = await file(other.clerk, 'unseal', [unsealLine(other.three, { forMonth: '201909', base: '1000' })]);
  expect(waits).toMatchObject({ review: 1 });
  expect(await readAs(other.clerk, (tx) => proposedBackPayments(tx, other.clerk.unitId, waits.number))).toMatchObject({
    total: 0,
  });
});

test("a person's other drafts without a document, not those of somebody else", async () => {
  const { clerk, one, two } = await unitOfThree();
  const free = { backPayType: 'free', unitShare: '10' };
  const { ids } = await done(clerk, saveFilings('back-pay'), {
    lines: [
      backPayLine(one, { ...free, forMonth: '201910' }),
      backPayLine(one, { ...free, forMonth: '201909' }),
      backPayLine(one, { ...free, forMonth: '201908' }),
      backPayLine(one, { backPayType: 'difference', base: '12000' }),
      backPayLine(two, free),
    ],
  });
  const others = await readAs(clerk, (tx) => undocumentedDrafts(tx, clerk.unitId, ids[0] ?? ''));
  expect(others).toEqual([ids[2], ids[1]]);
  expect(await linesOf(clerk, 'back-pay')).toHaveLength(5);
  const stranger = await makeUnit(owner);
  expect(await readAs(stranger, (tx) => undocumentedDrafts(tx, clerk.unitId, ids[0] ?? ''))).toEqual([]);
});
