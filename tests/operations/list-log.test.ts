import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { logAbout } from '@/lib/exports/log';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { addStaff } from '@/lib/staff/save-staff';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { openPeople, payMonth, registerMonth, rowsOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';
import { sql } from 'drizzle-orm';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
const ALL = { operation: null, outcome: null, actor: '', unitNumber: '', from: null, to: null };
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

async function paidUnit() {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  const payment = await registerMonth(owner, clerk);
  await payMonth(funds, payment);
  const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${clerk.unitId}`);
  return { clerk, payment, number: unit?.number ?? '' };
}

test('the log shows what a unit did and what was done for it, the last first, refusals too', async () => {
  const { clerk, payment, number } = await paidUnit();
  await act(clerk, revokeRemittance, { input: { remittanceId: payment.remittanceId, reason: '误' } });
  const { rows, total, more } = await readAs(funds, (tx) =>
    listLog(tx, { query: { ...ALL, unitNumber: number }, page: PAGE }),
  );
  expect(rows.map((row) => `${row.operation} ${row.actorKind} ${row.outcome}`)).toEqual([
    'remittance.revoke operator refused',
    'receipt.enter staff done',
    'payment.register operator done',
    'remittance.save operator done',
    'filings.submit operator done',
    'open.save operator done',
  ]);
  expect(rows[0]).toMatchObject({ refusal: 'receipt-arrived', unitNumber: number });
  expect(rows[1]).toMatchObject({ month: '2019-08', people: 1 });
  expect({ total, more }).toEqual({ total: 6, more: false });
});

test('the log can be asked for one operation, page by page', async () => {
  await paidUnit();
  await act(funds, enterReceipt, {
    input: {
      bankSerial: randomUUID(),
      payerName: '甲',
      payerAccount: '',
      amount: '0',
      memo: '',
      arrivedOn: '2019-08-20',
      source: 'entered',
    },
  });
  const query = { ...ALL, operation: 'receipt.enter' as const };
  const all = await readAs(funds, (tx) => listLog(tx, { query, page: PAGE }));
  expect(all.total).toBe(all.rows.length);
  expect(new Set(all.rows.map((row) => row.operation))).toEqual(new Set(['receipt.enter']));
  const second = await readAs(funds, (tx) => listLog(tx, { query, page: { page: 2, size: 1 } }));
  expect(second.rows.map((row) => row.id)).toEqual([all.rows[1]?.id]);
});

test('the log says what was done to whom, where the operation has a name for it', async () => {
  const admin = await steppedUp(owner, await makeStaff(owner, ['administrator']), { group: 'operators' });
  await done(admin, addStaff, { name: '扎西', login: 'in-the-log', phone: '10012341234', roles: ['counter'] });
  const query = { ...ALL, operation: 'staff.add' as const };
  const { rows } = await readAs(admin, (tx) => listLog(tx, { query, page: PAGE }));
  expect(rows.map(logAbout)).toEqual(['in-the-log']);
});

test('a unit sees of the log only its own', async () => {
  const { clerk, number } = await paidUnit();
  await paidUnit();
  const { rows } = await readAs(clerk, (tx) => listLog(tx, { query: ALL, page: PAGE }));
  expect(new Set(rows.map((row) => row.unitNumber))).toEqual(new Set([number]));
});
