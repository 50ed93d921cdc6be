import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { previewInput, previewLines } from '@/lib/filings/preview-lines';
import { saveFilings } from '@/lib/filings/save-filings';
import { readAs } from '@/lib/operations/read';
import { accountsOf, change, codesOf, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, file, linesOf, transferLine } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { payMonth, registerMonth, unitOf } from '../support/remittance';

const { owner } = useDatabase();

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
});

async function preview(clerk: OperatorPrincipal, kind: FilingKind, lines: TypedLine[], draft?: string) {
  const unit = await unitOf(clerk);
  return readAs(clerk, (tx) => previewLines(tx, { unit, clock: testClock }, { kind, lines, draft }));
}

/** A unit that has paid 201908 for two people; the second has been sealed since. */
async function unitOfTwo() {
  const clerk = await makeUnit(owner);
  sequence += 2;
  await openAccounts(clerk, [openLine(sequence), openLine(sequence + 1)]);
  await payMonth(await makeStaff(owner, ['funds']), await registerMonth(owner, clerk));
  const [one, two] = await accountsOf(clerk);
  if (!one || !two) throw new Error('two accounts were opened');
  await file(clerk, 'seal', [sealLine(two)]);
  return { clerk, one, two };
}
let sequence = 0;

test('reckons every month as saving would, and stores nothing', async () => {
  const { clerk, one } = await unitOfTwo();
  const lines = [
    backPayLine(one, { backPayType: 'difference', base: '12000' }),
    backPayLine(one, { backPayType: 'full' }),
    backPayLine(one, { backPayType: 'full', forMonth: '201909' }),
  ];
  const [difference, paid, late] = await preview(clerk, 'back-pay', lines);
  expect(difference).toMatchObject({
    base: 1_200_000n,
    unitShare: 24_000n,
    ownShare: 24_000n,
    unitRatio: 1200,
    problems: [],
  });
  expect(codesOf(paid)).toEqual(['back-pay-paid-already']);
  expect(codesOf(late)).toEqual(['back-pay-month-not-remitted']);
  expect(await linesOf(clerk, 'back-pay')).toEqual([]);
});

test('tells what is missing for a submission from what is wrong', async () => {
  const { clerk, one } = await unitOfTwo();
  const [free] = await preview(clerk, 'back-pay', [backPayLine(one, { backPayType: 'free', unitShare: '1' })]);
  expect(free).toMatchObject({
    problems: [],
    missing: [{ code: 'documents-missing', field: 'documents' }],
    reviewReasons: ['back-pay-free'],
  });
});

test('a draft does not stand in its own way, only in that of others', async () => {
  const { clerk, one } = await unitOfTwo();
  const line = backPayLine(one, { backPayType: 'difference', base: '12000' });
  const { ids } = await done(clerk, saveFilings('back-pay'), { lines: [line] });
  expect(codesOf((await preview(clerk, 'back-pay', [line], ids[0]))[0])).toEqual([]);
  expect(codesOf((await preview(clerk, 'back-pay', [line]))[0])).toEqual(['back-pay-in-drafts']);
});

test('says before a transfer is saved whether somebody was opened there', async () => {
  const { clerk, two } = await unitOfTwo();
  const other = await makeUnit(owner);
  const { number } = await unitOf(other);
  const line = transferLine(two, { toUnit: number });
  expect(codesOf((await preview(clerk, 'transfer', [line]))[0])).toEqual(['not-opened-there']);
  await openAccounts(other, [openLine(sequence + 1)]);
  expect(codesOf((await preview(clerk, 'transfer', [line]))[0])).toEqual([]);
});

test('takes up to sixty lines of the kind, and no field more', () => {
  const line = backPayLine({ number: '1', name: '甲' });
  const input = previewInput('back-pay');
  const sixty = Array.from({ length: 60 }, () => line);
  expect(input.safeParse({ lines: sixty }).success).toBe(true);
  expect(input.safeParse({ lines: [...sixty, line] }).success).toBe(false);
  expect(input.safeParse({ lines: [] }).success).toBe(false);
  expect(input.safeParse({ lines: [{ ...line, unitId: '1' }] }).success).toBe(false);
  expect(input.safeParse({ lines: [line], draft: 'x' }).success).toBe(false);
});
