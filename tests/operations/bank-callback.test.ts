import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/bank/callback/route';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { extendEnvironment } from '@/lib/env';
import { currentDemoBank } from '@/lib/gateways/bank';
import type { DemoBank } from '@/lib/gateways/demo-bank';
import { registerPayment } from '@/lib/remittances/register-payment';
import { listNotices } from '@/lib/units/notices';
import { readAs } from '@/lib/operations/read';
import { fen, yuan, type Fen } from '@/lib/values/money';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { done, makeUnit, setParameters } from '../support/hall';
import { openPeople, rowsOf, saveMonth, standingOf, suspenseOf } from '../support/remittance';

const { owner } = useDatabase();
const POSTED = { remittance: 'posted', payment: 'posted' };
const WAITING = { remittance: 'due', payment: 'due' };

beforeAll(async () => {
  await setParameters(owner);
});

function bank(): DemoBank {
  const found = currentDemoBank();
  if (!found) throw new Error('the demo has its bank');
  return found;
}

interface Online {
  clerk: OperatorPrincipal;
  remittanceId: string;
  paymentId: string;
  code: string;
  amount: Fen;
}

/** A unit whose month of 4,800.00 is registered to be paid online. */
async function online(): Promise<Online> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  const remittanceId = await saveMonth(clerk);
  const { paymentId } = await done(clerk, registerPayment, { remittanceId, method: 'online' });
  const [payment] = await rowsOf<{ code: string; amount: bigint }>(
    owner,
    sql`select code, amount from payments where id = ${paymentId}`,
  );
  return { clerk, remittanceId, paymentId, code: payment?.code ?? '', amount: fen(payment?.amount ?? 0n) };
}

/** What the bank's page sends when its button is pressed. */
function noticeOf({ code, amount, paymentId }: Pick<Online, 'code' | 'amount' | 'paymentId'>): Record<string, string> {
  return bank().noticeOf({ code, amount, back: `/payments/${paymentId}` });
}

function send(fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields);
  return POST(new Request('http://localhost/api/bank/callback', { method: 'POST', body }));
}

function receiptsOf(serial: string) {
  return rowsOf(owner, sql`select finding, source, amount from receipts where bank_serial = ${serial}`);
}

describe('the order that the hall writes', () => {
  test('is read by the bank as it was written, and not when a word of it was changed', async () => {
    const { code, amount, paymentId } = await online();
    const back = `/payments/${paymentId}`;
    const address = new URL(bank().payAddress({ code, amount, back }), 'http://localhost');
    expect(address.pathname).toBe(`/demo-bank/${code}`);
    expect(bank().readOrder(code, address.searchParams)).toEqual({ code, amount, back });
    for (const [name, value] of [
      ['amount', '0.01'],
      ['amount', '04800.00'],
      ['back', '/settings'],
      ['signature', ''],
    ] as const) {
      const changed = new URLSearchParams(address.searchParams);
      changed.set(name, value);
      expect(bank().readOrder(code, changed)).toBeNull();
    }
    expect(bank().readOrder('1234567890123456', address.searchParams)).toBeNull();
  });
});

describe('a notification', () => {
  test('of the exact amount posts the month at once, in the name of the bank, and leads back', async () => {
    const payment = await online();
    const notice = noticeOf(payment);
    const response = await send(notice);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/payments/${payment.paymentId}`]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
    expect(await receiptsOf(notice.serial ?? '')).toEqual([{ finding: 'exact', source: 'online', amount: 480_000n }]);
    const logged = await rowsOf(
      owner,
      sql`select actor_kind, actor_name, outcome from operation_log where operation = 'receipt.enter' and unit_id = ${payment.clerk.unitId}`,
    );
    expect(logged).toEqual([{ actor_kind: 'system', actor_name: '网上支付网关', outcome: 'done' }]);
    const [told] = await readAs(payment.clerk, (tx) => listNotices(tx, payment.clerk.unitId, 1));
    expect(told).toMatchObject({ code: 'payment-posted' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that comes again, one after the other or at once, books nothing more', async () => {
    const payment = await online();
    const notice = noticeOf(payment);
    const responses = [...(await Promise.all([send(notice), send(notice)])), await send(notice)];
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await receiptsOf(notice.serial ?? '')).toHaveLength(1);
    expect(await suspenseOf(owner, payment.clerk.unitId)).toBe(0n);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(POSTED);
  });

  test('of a second payment goes to the unit’s suspense', async () => {
    const payment = await online();
    await send(noticeOf(payment));
    const again = noticeOf(payment);
    expect((await send(again)).status).toBe(303);
    expect(await receiptsOf(again.serial ?? '')).toMatchObject([{ finding: 'second' }]);
    expect(await suspenseOf(owner, payment.clerk.unitId)).toBe(480_000n);
  });

  test('of another amount than is due goes to suspense; the month still waits', async () => {
    const payment = await online();
    const short = noticeOf({ ...payment, amount: yuan(1) });
    expect((await send(short)).status).toBe(303);
    expect(await receiptsOf(short.serial ?? '')).toMatchObject([{ finding: 'short', amount: 100n }]);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(WAITING);
    expect(await suspenseOf(owner, payment.clerk.unitId)).toBe(100n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('under a code that nobody has goes to the unidentified suspense', async () => {
    const before = await suspenseOf(owner, null);
    await send(bank().noticeOf({ code: '0000000000000000', amount: yuan(7), back: '/' }));
    expect(await suspenseOf(owner, null)).toBe(before + 700n);
  });
});

describe('is refused', () => {
  test.each<[string, (fields: Record<string, string>) => Record<string, string>]>([
    ['without a signature', ({ signature: _, ...fields }) => fields],
    ['with another one', (fields) => ({ ...fields, signature: 'A'.repeat(43) })],
    ['for more than was signed', (fields) => ({ ...fields, amount: '9999.00' })],
    ['for another code', (fields) => ({ ...fields, code: '1234567890123456' })],
    ['under another serial number', (fields) => ({ ...fields, serial: 'DEMO1' })],
    ['with nothing in it', () => ({})],
    ['when it is longer than any', (fields) => ({ ...fields, more: 'x'.repeat(5000) })],
  ])('%s', async (_how, changed) => {
    const payment = await online();
    const [before] = await rowsOf<{ receipts: number }>(owner, sql`select count(*)::integer as receipts from receipts`);
    expect((await send(changed(noticeOf(payment)))).status).toBe(403);
    expect(await standingOf(owner, payment.remittanceId)).toEqual(WAITING);
    expect(await rowsOf(owner, sql`select count(*)::integer as receipts from receipts`)).toEqual([before]);
  });

  test('when it is the order itself, whose signature is public', async () => {
    const { code, amount, paymentId } = await online();
    const address = new URL(bank().payAddress({ code, amount, back: `/payments/${paymentId}` }), 'http://localhost');
    const signature = address.searchParams.get('signature') ?? '';
    const serial = `/payments/${paymentId}`;
    expect((await send({ code, amount: '4800.00', serial, signature })).status).toBe(403);
  });

  test('and leads to no other site', async () => {
    const payment = await online();
    const response = await send({ ...noticeOf(payment), back: '//evil.example/' });
    expect(response.headers.get('location')).toBe('/payments');
  });

  test('where there is no bank: outside the demo, and without its secret', async () => {
    const payment = await online();
    const notice = noticeOf(payment);
    const BANK_SECRET = Buffer.alloc(32, 4).toString('base64');
    for (const without of [
      { DEMO: 'off', BANK_SECRET },
      { DEMO: 'on', BANK_SECRET: '' },
    ]) {
      extendEnvironment(without);
      const response = await send(notice);
      extendEnvironment({ DEMO: 'on', BANK_SECRET });
      expect(response.status).toBe(404);
    }
    expect(await standingOf(owner, payment.remittanceId)).toEqual(WAITING);
  });
});
