import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import type { Clock } from '@/lib/gateways/clock';
import { readCheckCode } from '@/lib/values/check-code';
import { day, type Day } from '@/lib/values/day';
import { fen, type Fen } from '@/lib/values/money';
import { month, type Month } from '@/lib/values/month';

const WINDOW_MILLISECONDS = 15 * 60 * 1000;
/** Codes of no voucher that one address may try in fifteen minutes. */
const WRONG_CODES = 30;

/** What a voucher proves to whoever holds the paper; the unit's name is masked. */
export interface ProvenVoucher {
  number: string;
  unitName: string;
  firstMonth: Month;
  lastMonth: Month;
  heads: number;
  amount: Fen;
  postedOn: Day;
}

export type VoucherAnswer =
  { ok: true; voucher: ProvenVoucher } | { ok: false; problem: 'not-a-code' | 'unknown' | 'too-many-attempts' };

/**
 * Confirms a voucher by its check code (L-12, Q-61), as typed or from the QR. Answers anybody, so each code costs an attempt
 * of the address that asks, and a right one gives it back.
 */
export async function verifyVoucher(asked: { code: string; address: string }, clock: Clock): Promise<VoucherAnswer> {
  const code = readCheckCode(asked.code);
  if (code === null) return { ok: false, problem: 'not-a-code' };
  return database().inTransaction({ actor: 'verify' }, async (tx) => {
    const used = await spend(tx, asked.address, { clock, cost: 1 });
    if (used > WRONG_CODES) return { ok: false, problem: 'too-many-attempts' };
    const voucher = await voucherByCode(tx, code);
    if (!voucher) return { ok: false, problem: 'unknown' };
    await spend(tx, asked.address, { clock, cost: -1 });
    return { ok: true, voucher };
  });
}

async function spend(tx: Tx, address: string, { clock, cost }: { clock: Clock; cost: number }): Promise<number> {
  const started = new Date(clock.milliseconds() - (clock.milliseconds() % WINDOW_MILLISECONDS)).toISOString();
  const [row] = await tx.execute<{ used: number }>(
    sql`select spend_attempt(${`verify:${address}`}, ${started}::timestamptz, ${cost}) as used`,
  );
  return row?.used ?? Infinity;
}

interface VoucherRow extends Record<string, unknown> {
  voucher_number: string;
  unit_name: string;
  first_month: string;
  last_month: string;
  heads: number;
  amount: bigint;
  posted_on: string;
}

async function voucherByCode(tx: Tx, code: string): Promise<ProvenVoucher | undefined> {
  const [row] =
    await tx.execute<VoucherRow>(sql`select voucher_number, unit_name, first_month, last_month, heads, amount,
    posted_on::text as posted_on from verify_voucher(${code})`);
  if (!row) return undefined;
  return {
    number: row.voucher_number,
    unitName: row.unit_name,
    firstMonth: month(row.first_month),
    lastMonth: month(row.last_month),
    heads: row.heads,
    amount: fen(row.amount),
    postedOn: day(row.posted_on),
  };
}
