import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { withdrawCorrection } from '@/lib/corrections/submit-correction';
import { discardFilings } from '@/lib/filings/discard-filings';
import { startImport, writeImport } from '@/lib/filings/import-filings';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { decideAllocation, proposeAllocation } from '@/lib/receipts/allocate-suspense';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { revokeMonthAndChanges } from '@/lib/remittances/revoke-month-and-changes';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { fen, fenToText } from '@/lib/values/money';
import { change, openAccounts, sealLine } from './change-roster';
import { applyForCorrection, approveCorrection } from './corrections';
import { backPayLine, baseLine, file, transferLine } from './filing-kinds';
import { act, done, makeStaff, makeUnit, openLine } from './hall';
import { actOn, openPeople, payMonth, receipt, receiptFor, registerMonth, rowsOf, saveMonth } from './remittance';
import { seenFiling } from './reviews';
import { secondAtDesk, withdraw, withdrawalLine } from './withdrawals';

/** Does in three new units, and with money that nobody has been found for, whatever units and centre can do. Needs parameters. */
export async function fillBooks(owner: Connection): Promise<void> {
  const funds = await makeStaff(owner, ['funds']);
  await busyMonth(owner, await makeUnit(owner), funds);
  const overpaying = await makeUnit(owner);
  await openPeople(overpaying, 3);
  const payment = await registerMonth(owner, overpaying);
  const over = receiptFor(payment, { amount: fenToText(fen(payment.amount + 5000n)) });
  await done(funds, enterReceipt, over);
  await done(funds, enterReceipt, receiptFor(payment));
  await corrected(owner, overpaying);
  const late = await makeUnit(owner);
  await openPeople(late, 2);
  const missed = await registerMonth(owner, late);
  await actOn('2019-08-30', funds, { operation: expirePayments, input: {} });
  await everyKind(owner, funds);
  await actOn('2019-08-30', funds, { operation: enterReceipt, input: receiptFor(missed, { arrivedOn: '2019-08-30' }) });
  await done(funds, enterReceipt, receipt({ amount: '88.00' }));
  const { id: receiptId } = await done(funds, enterReceipt, receipt({ amount: '99.00' }));
  const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${late.unitId}`);
  const claim = { receiptId, unit: unit?.number ?? '', reason: '单位来函' };
  const { id } = await done(funds, proposeAllocation, claim);
  await done(await makeStaff(owner, ['funds']), decideAllocation, { id, decision: 'confirm' });
}

/** Everything that can happen to filings and to a month, and a draft that is left in the next one. */
async function busyMonth(owner: Connection, clerk: OperatorPrincipal, funds: StaffPrincipal): Promise<void> {
  const reviewer = await makeStaff(owner, ['reviewer']);
  await openPeople(clerk, 4);
  for (const sequences of [
    [901, 902],
    [902, 903],
  ])
    await importOpenings(clerk, sequences);
  const { ids: dropped } = await done(clerk, saveFilings('open'), { lines: [openLine(904)] });
  await done(clerk, discardFilings, { list: 'change-roster', select: dropped });
  const underFloor = [905, 906, 907, 908].map((sequence) => openLine(sequence, { base: '1000' }));
  const { ids: reviewed } = await done(clerk, saveFilings('open'), { lines: underFloor });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
  const [approved = '', rejected = '', returned = '', withdrawn = ''] = reviewed;
  await done(reviewer, reviewFiling, await seenFiling({ id: approved, decision: 'approve', opinion: '' }));
  await done(reviewer, reviewFiling, await seenFiling({ id: rejected, decision: 'reject', opinion: '材料不全' }));
  await done(reviewer, reviewFiling, await seenFiling({ id: returned, decision: 'return', opinion: '请核对' }));
  await done(clerk, withdrawFilings, { ids: [withdrawn] });
  await done(clerk, discardFilings, { list: 'change-roster', select: [returned, withdrawn] });
  await done(await makeStaff(owner, ['reviewer']), revokeReviewedFiling, { id: approved, reason: '单位来函' });
  const { ids: mistaken } = await done(clerk, saveFilings('open'), { lines: [openLine(910)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
  await done(clerk, revokeFilings, { ids: mistaken, reason: '' });
  await done(clerk, revokeRemittance, { remittanceId: await saveMonth(clerk), reason: '重办' });
  const { ids } = await done(clerk, saveFilings('open'), { lines: [openLine(911)] });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
  await done(clerk, revokeMonthAndChanges, { remittanceId: await saveMonth(clerk), ids, reason: '多报一人' });
  const payment = await registerMonth(owner, clerk);
  await done(funds, enterReceipt, receiptFor(payment, { amount: '1.00' }));
  await payMonth(funds, payment);
  const [person] = await rowsOf<{ number: string; name: string }>(
    owner,
    sql`select number, name from accounts where unit_id = ${clerk.unitId} and status = 'normal' order by number limit 1`,
  );
  const line = {
    accountNumber: person?.number ?? '',
    name: person?.name ?? '',
    idNumber: '',
    reason: '01',
    leftOn: '',
    note: '',
  };
  await done(clerk, saveFilings('seal'), { lines: [line] });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
  await done(clerk, saveFilings('open'), { lines: [openLine(909)] });
}

/** A unit that unseals, adjusts, raises its ratio, makes up a month and transfers somebody, and pays for it. */
async function everyKind(owner: Connection, funds: StaffPrincipal): Promise<void> {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  const leaver = openLine(930);
  const people = await openAccounts(clerk, [leaver, openLine(931), openLine(932)]);
  await payMonth(funds, await registerMonth(owner, clerk));
  const [gone, back, stays] = people;
  if (!gone || !back || !stays) throw new Error('three accounts were opened');
  await file(clerk, 'seal', [sealLine(gone)]);
  const other = await makeUnit(owner);
  await openAccounts(other, [leaver]);
  const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
  await file(clerk, 'transfer', [transferLine(gone, { toUnit: target?.number ?? '' })]);
  const undone = await file(clerk, 'base', [baseLine(stays, { base: '9000' })]);
  await done(clerk, revokeFilings, { ids: undone.ids, reason: '' });
  await file(clerk, 'base', [baseLine(stays)]);
  await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
  await file(clerk, 'back-pay', [
    backPayLine(back, { backPayType: 'difference', base: '11000' }),
    backPayLine(gone, { backPayType: 'difference', base: '10500' }),
  ]);
  await payMonth(funds, await registerMonth(owner, clerk));
  await withdraw({ funds, second: await secondAtDesk(owner) }, [
    withdrawalLine(stays),
    withdrawalLine(back, { kind: 'repayment-withdrawal' }),
  ]);
}

/** A unit that takes back what it paid for one, and thinks better of it for another. */
async function corrected(owner: Connection, clerk: OperatorPrincipal): Promise<void> {
  const [one, other] = await rowsOf<{ number: string }>(
    owner,
    sql`select number from accounts where unit_id = ${clerk.unitId} and status = 'normal' order by number limit 2`,
  );
  if (!one || !other) throw new Error('two accounts were paid for');
  const reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
  await approveCorrection(reviewers, await applyForCorrection(clerk, one));
  await done(clerk, withdrawCorrection, { id: await applyForCorrection(clerk, other) });
}

async function importOpenings(clerk: OperatorPrincipal, sequences: number[]): Promise<void> {
  const id = randomUUID();
  await done(clerk, startImport('open'), {
    id,
    fileName: '开户.xlsx',
    fileHash: 'ab'.repeat(32),
    declaredRows: sequences.length,
  });
  const lines = sequences.map((sequence, place) => ({
    id: randomUUID(),
    row: place + 2,
    typed: openLine(sequence),
    cellProblems: [],
  }));
  const outcome = await act(clerk, writeImport('open'), { input: { importId: id, lines, refusal: null }, key: id });
  if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal}`);
}
