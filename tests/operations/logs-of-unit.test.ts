import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { listSubmittedLines, type SubmittedQuery } from '@/lib/filings/list-submitted-lines';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { listLog, type LogQuery } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { listPaymentLog, type PaymentLogQuery } from '@/lib/remittances/list-payment-log';
import { listRevoked, type RevokedQuery } from '@/lib/remittances/list-revoked';
import { changeMethod } from '@/lib/remittances/change-method';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { addDays, type Day } from '@/lib/values/day';
import { month } from '@/lib/values/month';
import { formatInstant } from '@/lib/values/instant';
import { filingsOf, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, file } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { payMonth, registerMonth } from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
const ALWAYS = { from: null, to: null };
let funds: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit that has opened two people, revoked its registered month once and paid it then. */
async function busyUnit(): Promise<OperatorPrincipal> {
  const clerk = await makeUnit(owner);
  await openAccounts(clerk, [openLine((people += 1)), openLine((people += 1))]);
  const first = await registerMonth(owner, clerk);
  await done(clerk, revokeRemittance, { remittanceId: first.remittanceId, reason: '人数有误' });
  const [last] = await filingsOf(clerk, ['effective']);
  await done(clerk, revokeFilings, { ids: [last?.id ?? ''], reason: '重复开户' });
  const second = await registerMonth(owner, clerk);
  await done(clerk, changeMethod, { paymentId: second.paymentId, method: 'treasury' });
  await payMonth(funds, second);
  return clerk;
}

function submittedOf(clerk: OperatorPrincipal, query: Partial<SubmittedQuery> = {}) {
  const asked = { list: null, month: null, ...ALWAYS, ...query };
  return readAs(clerk, (tx) => listSubmittedLines(tx, clerk.unitId, { query: asked, page: PAGE }));
}

function paymentsOf(clerk: OperatorPrincipal, query: Partial<PaymentLogQuery> = {}) {
  const asked = { operation: null, month: null, ...ALWAYS, ...query };
  return readAs(clerk, (tx) => listPaymentLog(tx, clerk.unitId, { query: asked, page: PAGE }));
}

function revokedOf(clerk: OperatorPrincipal, query: Partial<RevokedQuery> = {}) {
  const asked = { business: null, type: null, month: null, ...ALWAYS, ...query };
  return readAs(clerk, (tx) => listRevoked(tx, clerk.unitId, { query: asked, page: PAGE }));
}

test('every submitted line is there with who submitted it, the last submission first, what was revoked too', async () => {
  const clerk = await busyUnit();
  const { rows, total, more } = await submittedOf(clerk);
  expect({ total, more }).toEqual({ total: 2, more: false });
  expect(rows.map(({ filing, actorName }) => `${filing.kind} ${filing.state} ${actorName}`).sort()).toEqual([
    `open effective ${clerk.name}`,
    `open revoked ${clerk.name}`,
  ]);
  const account = (await openAccounts(clerk, [openLine((people += 1))]))[0];
  if (!account) throw new Error('an account was opened');
  await file(clerk, 'base', [baseLine(account)]);
  const later = await submittedOf(clerk);
  expect(later.rows.map(({ filing }) => filing.kind)).toEqual(['base', 'open', 'open', 'open']);
  expect((await submittedOf(clerk, { list: 'base-adjustment' })).rows.map(({ filing }) => filing.kind)).toEqual([
    'base',
  ]);
  expect((await submittedOf(clerk, { month: month('2019-08') })).total).toBe(2);
  expect((await submittedOf(clerk, { month: month('2019-07') })).total).toBe(0);
});

test('days are asked for from the first to the last, both included', async () => {
  const clerk = await busyUnit();
  const today = formatInstant(testClock.now()).slice(0, 10) as Day;
  expect((await submittedOf(clerk, { from: today, to: today })).total).toBe(2);
  expect((await submittedOf(clerk, { to: addDays(today, -1) })).total).toBe(0);
  expect((await submittedOf(clerk, { from: addDays(today, 1) })).total).toBe(0);
  expect((await revokedOf(clerk, { from: today, to: today })).total).toBe(2);
  expect((await paymentsOf(clerk, { from: addDays(today, 1) })).total).toBe(0);
});

test('what was done to payments is there, by the unit and by the centre, with the payment', async () => {
  const clerk = await busyUnit();
  const { rows } = await paymentsOf(clerk);
  expect(rows.map(({ operation, actorKind }) => `${operation} ${actorKind}`)).toEqual([
    'receipt.enter staff',
    'payment.change-method operator',
    'payment.register operator',
    'remittance.revoke operator',
    'payment.register operator',
  ]);
  expect(rows.map(({ payment }) => payment?.state)).toEqual(['posted', 'posted', 'posted', 'revoked', 'revoked']);
  expect(rows[0]).toMatchObject({ finding: 'exact', month: '2019-08' });
  expect(rows[1]?.result).toMatchObject({ former: 'transfer', method: 'treasury' });
  expect((await paymentsOf(clerk, { operation: 'payment.register' })).total).toBe(2);
  expect((await paymentsOf(clerk, { month: month('2019-09') })).total).toBe(0);
});

test('lines and months that were taken back are there with who, when and why, by type and business', async () => {
  const clerk = await busyUnit();
  const { rows, total } = await revokedOf(clerk);
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({
    operation: 'filings.revoke',
    actorName: clerk.name,
    filing: { kind: 'open', state: 'revoked', revokeReason: '重复开户' },
  });
  expect(rows[1]).toMatchObject({
    operation: 'remittance.revoke',
    remittance: { month: '2019-08', revokeReason: '人数有误' },
  });
  expect((await revokedOf(clerk, { type: 'business' })).rows.map(({ filing }) => filing)).toEqual([null]);
  expect((await revokedOf(clerk, { type: 'changes' })).total).toBe(1);
  expect((await revokedOf(clerk, { type: 'transfers' })).total).toBe(0);
  expect((await revokedOf(clerk, { business: 'change-roster', type: 'business' })).total).toBe(0);
  expect((await revokedOf(clerk, { business: 'change-roster', month: month('2019-08') })).total).toBe(1);
  expect((await revokedOf(clerk, { month: month('2019-07') })).total).toBe(0);
});

test('nobody sees what another unit did, whatever unit the query names', async () => {
  const clerk = await busyUnit();
  const other = await makeUnit(owner);
  const seen = await readAs(other, async (tx) => [
    await listSubmittedLines(tx, clerk.unitId, { query: { list: null, month: null, ...ALWAYS }, page: PAGE }),
    await listPaymentLog(tx, clerk.unitId, { query: { operation: null, month: null, ...ALWAYS }, page: PAGE }),
    await listRevoked(tx, clerk.unitId, { query: { business: null, type: null, month: null, ...ALWAYS }, page: PAGE }),
  ]);
  expect(seen.map(({ total }) => total)).toEqual([0, 0, 0]);
});

test('the whole log can be asked for by who did it, by its outcome and by days', async () => {
  const clerk = await busyUnit();
  await act(clerk, revokeFilings, { input: { ids: [randomUUID()], reason: '' } });
  const ALL = { operation: null, outcome: null, actor: '', unitNumber: '', ...ALWAYS };
  const ask = (query: Partial<LogQuery>) =>
    readAs(clerk, (tx) => listLog(tx, { query: { ...ALL, ...query }, page: PAGE }));
  const { total } = await ask({});
  expect((await ask({ actor: funds.name })).rows.map(({ operation }) => operation)).toEqual(['receipt.enter']);
  expect((await ask({ actor: clerk.name })).total).toBe(total - 1);
  expect((await ask({ outcome: 'refused' })).rows.map(({ refusal }) => refusal)).toEqual(['not-found']);
  expect((await ask({ from: addDays(formatInstant(testClock.now()).slice(0, 10) as Day, 1) })).total).toBe(0);
});
