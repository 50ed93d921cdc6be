import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { findAnything } from '@/app/(hall)/find/find-anything';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { openAccounts } from '../support/change-roster';
import { applyForCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { idNumberOf, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

async function paidUnit() {
  const clerk = await makeUnit(owner);
  const sequence = (people += 1);
  const [account] = await openAccounts(clerk, [openLine(sequence)]);
  const payment = await registerMonth(owner, clerk);
  await payMonth(funds, payment);
  if (!account) throw new Error('an account was opened');
  return { clerk, account, payment, idNumber: idNumberOf(sequence) };
}

/** Where everything that was found leads. */
async function leads(clerk: OperatorPrincipal, typed: string): Promise<string[]> {
  return (await findAnything(clerk, typed)).flatMap(({ items }) => items.map(({ href }) => href));
}

test('a person is found by name, account number and ID number, masked', async () => {
  const { clerk, account, idNumber } = await paidUnit();
  const page = `/queries/employees/${account.number}`;
  for (const typed of [account.name, account.name.slice(0, 2), account.number, idNumber]) {
    expect([typed, await leads(clerk, typed)]).toEqual([typed, [page]]);
  }
  const [people] = await findAnything(clerk, idNumber);
  expect(JSON.stringify(people)).not.toContain(idNumber);
  expect(people?.items[0]?.note).toContain(account.idNumberMask);
});

test('a month leads to its roster, its payment and what was submitted and taken back in it', async () => {
  const { clerk, payment } = await paidUnit();
  for (const typed of ['201908', '2019年8月', '2019-8']) {
    expect(await leads(clerk, typed)).toEqual([
      `/remittance/${payment.remittanceId}`,
      `/payments/${payment.paymentId}`,
      '/queries/logs/submitted?month=201908',
      '/queries/logs/revoked?month=201908',
    ]);
  }
});

test('a paper is found by its whole number', async () => {
  const { clerk, payment } = await paidUnit();
  const [numbers] = await rowsOf<{ payment: string; voucher: string; submission: string; roster: string }>(
    owner,
    sql`select p.number as payment, p.voucher_number as voucher, r.number as roster,
          (select number from submissions where unit_id = p.unit_id) as submission
        from payments p join remittances r on r.payment_id = p.id where p.id = ${payment.paymentId}`,
  );
  if (!numbers) throw new Error('the payment is there');
  const paid = [`/payments/${payment.paymentId}`, `/payments/${payment.paymentId}/voucher`];
  expect(await leads(clerk, numbers.payment)).toEqual(paid);
  expect(await leads(clerk, payment.code)).toEqual(paid);
  expect(await leads(clerk, numbers.voucher)).toEqual(paid);
  expect(await leads(clerk, numbers.roster)).toEqual([`/remittance/${payment.remittanceId}`]);
  expect(await leads(clerk, numbers.submission)).toEqual([`/change-roster/submitted/${numbers.submission}`]);
});

test('a correction is found by its number, by its own unit only', async () => {
  const { clerk, account } = await paidUnit();
  const id = await applyForCorrection(clerk, account);
  const [row] = await rowsOf<{ number: string }>(owner, sql`select number from corrections where id = ${id}`);
  expect(await leads(clerk, row?.number ?? '')).toEqual([`/corrections/${id}`]);
  expect(await leads(await makeUnit(owner), row?.number ?? '')).toEqual([]);
});

test('nobody finds what is another unit’s', async () => {
  const { account, payment, idNumber } = await paidUnit();
  const other = await makeUnit(owner);
  expect(await leads(other, account.number)).toEqual([]);
  expect(await leads(other, idNumber)).toEqual([]);
  expect(await leads(other, payment.code)).toEqual([]);
  expect((await leads(other, '201908')).filter((href) => !href.startsWith('/queries/logs/'))).toEqual([]);
});
