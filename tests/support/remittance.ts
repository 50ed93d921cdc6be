import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import type { OpenLine } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { Json, Operation } from '@/lib/operations/operation';
import { perform, type Outcome } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import type { ReceiptInput } from '@/lib/receipts/enter-receipt.input';
import { monthSheet, sheetFingerprint, type MonthSheet } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { day } from '@/lib/values/day';
import { fenToText, fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { done, openLine, testClock } from './hall';

let sequence = 0;

/** Opens so many people that nobody else in this file has, and submits them. */
export async function openPeople(
  clerk: OperatorPrincipal,
  count: number,
  changed: Partial<OpenLine>[] = [],
): Promise<void> {
  const lines = Array.from({ length: count }, (_, place) => openLine((sequence += 1), changed[place]));
  await done(clerk, saveFilings('open'), { lines });
  await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
}

export function unitOf(clerk: OperatorPrincipal): Promise<UnitInForce> {
  return readAs(clerk, (tx) => unitInForce(tx, clerk.unitId));
}

export function sheetOf(clerk: OperatorPrincipal): Promise<MonthSheet> {
  return readAs(clerk, async (tx) => monthSheet(tx, await unitInForce(tx, clerk.unitId)));
}

/** What the confirming page of the open month sends. */
export async function confirmed(clerk: OperatorPrincipal): Promise<{ month: Month; sheet: string }> {
  return { month: (await unitOf(clerk)).openMonth, sheet: sheetFingerprint(await sheetOf(clerk)) };
}

export async function saveMonth(clerk: OperatorPrincipal): Promise<string> {
  return (await done(clerk, saveRemittance, await confirmed(clerk))).id;
}

export interface Registered {
  remittanceId: string;
  paymentId: string;
  code: string;
  amount: bigint;
  deadline: string;
}

/** Saves the open month and registers its payment by bank transfer. */
export async function registerMonth(owner: Connection, clerk: OperatorPrincipal): Promise<Registered> {
  const remittanceId = await saveMonth(clerk);
  const { paymentId } = await done(clerk, registerPayment, { remittanceId, method: 'transfer' });
  const [row] = await rowsOf<{ code: string; amount: bigint; deadline: string }>(
    owner,
    sql`select code, amount, deadline::text from payments where id = ${paymentId}`,
  );
  if (!row) throw new Error('a registered payment is there');
  return { remittanceId, paymentId, ...row };
}

/** A receipt as the funds desk types it; a new serial number unless one is given. */
export function receipt(changed: Partial<ReceiptInput> = {}): ReceiptInput {
  return {
    bankSerial: randomUUID().toUpperCase(),
    payerName: '付款单位',
    payerAccount: '',
    amount: '1.00',
    memo: '',
    arrivedOn: '2019-08-20',
    source: 'entered',
    ...changed,
  };
}

/** The exact receipt of a payment, changed where said. */
export function receiptFor(payment: Registered, changed: Partial<ReceiptInput> = {}): ReceiptInput {
  return receipt({ memo: `公积金 ${payment.code}`, amount: fenToText(fen(payment.amount)), ...changed });
}

/** Pays the registered month exactly, so that it posts. */
export async function payMonth(funds: StaffPrincipal, payment: Registered): Promise<string> {
  const { id, finding } = await done(funds, enterReceipt, receiptFor(payment));
  if (finding !== 'exact') throw new Error(`the receipt was ${finding}`);
  return id;
}

export function clockOn(today: string): Clock {
  return { ...testClock, today: () => day(today) };
}

/** Does an operation on another business day than the tests' own. */
export function actOn<Input, Result extends Json>(
  today: string,
  principal: OperatorPrincipal | StaffPrincipal,
  {
    operation,
    input,
    key = randomUUID(),
  }: { operation: Operation<Input, Result>; input: NoInfer<Input>; key?: string },
): Promise<Outcome<Result>> {
  return perform(operation, { principal, requestKey: key, input, clock: clockOn(today) });
}

/** Rows as the owner of the database sees them. */
export async function rowsOf<Row extends Record<string, unknown>>(owner: Connection, query: SQL): Promise<Row[]> {
  return owner.inTransaction({ actor: 'test', office: true }, async (tx) => [...(await tx.execute(query))] as Row[]);
}

export interface Standing extends Record<string, unknown> {
  remittance: string;
  payment: string | null;
}

/** The states of a roster and of its payment. */
export async function standingOf(owner: Connection, remittanceId: string): Promise<Standing | undefined> {
  const [row] = await rowsOf<Standing>(
    owner,
    sql`select r.state as remittance, p.state as payment from remittances r left join payments p on p.id = r.payment_id where r.id = ${remittanceId}`,
  );
  return row;
}

interface Booked extends Record<string, unknown> {
  kind: string;
  lines: string;
}

/** What a receipt booked: each journal in its order, its lines as "code owner amount" with the employees of a unit summed up. */
export function bookedBy(owner: Connection, receiptId: string): Promise<Booked[]> {
  return rowsOf<Booked>(
    owner,
    sql`select kind, string_agg(line, ', ' order by line) as lines from (
        select j.id, j.kind, l.code || case when l.unit_id is null then ' centre ' else ' unit ' end || sum(e.amount) as line
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
        where j.receipt_id = ${receiptId} group by j.id, j.kind, l.code, l.unit_id) x
      group by id, kind order by id`,
  );
}

/** The unit's money in suspense, in fen. */
export async function suspenseOf(owner: Connection, unitId: string | null): Promise<bigint> {
  const [row] = await rowsOf<{ balance: bigint }>(
    owner,
    sql`select balance from ledger_accounts where code = '219' and unit_id is not distinct from ${unitId}::uuid`,
  );
  return row?.balance ?? 0n;
}
