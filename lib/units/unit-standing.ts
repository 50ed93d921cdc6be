import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators, units } from '@/db/schema/units';
import { fen, type Fen } from '@/lib/values/money';

/** 公积金基本情况 of a unit: heads and amounts of its accounts as they stand now, in fen (FD-097 to FD-099). */
export interface UnitTotals {
  /** 单位总人数: who has a live account, paying or not. */
  people: number;
  /** 汇缴总人数, and what they pay a month on what bases together. */
  paying: number;
  bases: Fen;
  monthly: Fen;
  /** 公积金余额 of all accounts, closed ones included. */
  balances: Fen;
  /** 单位暂存余额: money of the unit that is booked to nobody yet. */
  suspense: Fen;
}

/** 单位基本情况 and 公积金基本情况: the unit as the centre has it, its first 专管员, and its totals (FD-090 to FD-099). */
export async function unitStanding(tx: Tx, unitId: string) {
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId));
  if (!unit) throw new Error('a unit sees itself');
  const [operator] = await tx
    .select({ name: operators.name, phoneMask: operators.phoneMask })
    .from(operators)
    .where(and(eq(operators.unitId, unitId), eq(operators.isPrimary, true)));
  return { unit, operator: operator ?? null, totals: await totalsOf(tx, unitId) };
}

async function totalsOf(tx: Tx, unitId: string): Promise<UnitTotals> {
  const [row] = await tx.execute<
    Record<'people' | 'paying' | 'bases' | 'monthly' | 'balances' | 'suspense', string>
  >(sql`
    with heads as (
      select coalesce(sum(accounts) filter (where status in ('normal', 'sealed', 'frozen')), 0) as people,
        coalesce(sum(accounts) filter (where status = 'normal'), 0) as paying
      from account_counts where unit_id = ${unitId}
    ), amounts as (
      select coalesce(sum(base), 0) as bases, coalesce(sum(monthly), 0) as monthly
      from accounts where unit_id = ${unitId} and status = 'normal'
    ), balances as (
      select coalesce(sum(balance) filter (where code = '201'), 0) as balances, coalesce(sum(balance) filter (where code = '219'), 0) as suspense
      from ledger_accounts where unit_id = ${unitId}
    )
    select people::text, paying::text, bases::text, monthly::text, balances::text, suspense::text from heads, amounts, balances`);
  if (!row) throw new Error('sums without a group are one row');
  const amount = (text: string) => fen(BigInt(text));
  return {
    people: Number(row.people),
    paying: Number(row.paying),
    bases: amount(row.bases),
    monthly: amount(row.monthly),
    balances: amount(row.balances),
    suspense: amount(row.suspense),
  };
}
