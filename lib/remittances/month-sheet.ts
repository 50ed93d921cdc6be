import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { remittances } from '@/db/schema/remittances';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { addFen, fen, subtractFen, ZERO, type Fen } from '@/lib/values/money';

export interface SheetRow {
  heads: number;
  amount: Fen;
}

/** The six rows of 单位汇缴 (manual 2.4, FD-055 to FD-060) and what is due. */
export interface MonthSheet {
  previous: SheetRow;
  added: SheetRow;
  adjusted: SheetRow;
  reduced: SheetRow;
  current: SheetRow;
  backPay: SheetRow;
  due: Fen;
}

/**
 * The sheet of the unit's open month: last month's roster, what this month's filings changed, and the accounts as they stand
 * now. That the two agree (rulebook 3.6) is asserted: a sheet that does not add up is a bug and is never shown.
 */
export async function monthSheet(tx: Tx, unit: UnitInForce): Promise<MonthSheet> {
  const previous = await previousRow(tx, unit);
  const [changed] = await tx.execute<
    Record<'added' | 'reduced', string> & Record<'added_heads' | 'reduced_heads', number>
  >(sql`
    select count(*) filter (where kind = 'open')::integer as added_heads,
      coalesce(sum(unit_share + own_share) filter (where kind = 'open'), 0)::text as added,
      count(*) filter (where kind = 'seal')::integer as reduced_heads,
      coalesce(sum(unit_share + own_share) filter (where kind = 'seal'), 0)::text as reduced
    from filings where unit_id = ${unit.id} and state = 'effective' and month = ${unit.openMonth}`);
  const [paying] = await tx.execute<{ heads: number; amount: string }>(sql`
    select count(*)::integer as heads, coalesce(sum(unit_share + own_share), 0)::text as amount
    from accounts where unit_id = ${unit.id} and status = 'normal' and first_month <= ${unit.openMonth}`);
  if (!changed || !paying) throw new Error('an aggregate has one row');
  const current = { heads: paying.heads, amount: fen(BigInt(paying.amount)) };
  const sheet: MonthSheet = {
    previous,
    added: { heads: changed.added_heads, amount: fen(BigInt(changed.added)) },
    adjusted: { heads: 0, amount: ZERO },
    reduced: { heads: changed.reduced_heads, amount: fen(BigInt(changed.reduced)) },
    current,
    backPay: { heads: 0, amount: ZERO },
    due: current.amount,
  };
  assertIdentity(sheet, unit);
  return sheet;
}

async function previousRow(tx: Tx, unit: UnitInForce): Promise<SheetRow> {
  if (!unit.remittedMonth) return { heads: 0, amount: ZERO };
  const [last] = await tx
    .select({ heads: remittances.currentHeads, amount: remittances.currentAmount })
    .from(remittances)
    .where(
      and(eq(remittances.unitId, unit.id), eq(remittances.month, unit.remittedMonth), eq(remittances.state, 'posted')),
    );
  if (!last) throw new Error(`unit ${unit.number} was remitted to ${unit.remittedMonth} without a remittance`);
  return last;
}

/** Rulebook 3.6: this month = last month + added + adjusted − reduced, in money and, but for adjustments, in heads. */
export function assertIdentity(sheet: MonthSheet, unit: Pick<UnitInForce, 'number' | 'openMonth'>): void {
  const amount = subtractFen(
    addFen(addFen(sheet.previous.amount, sheet.added.amount), sheet.adjusted.amount),
    sheet.reduced.amount,
  );
  const heads = sheet.previous.heads + sheet.added.heads - sheet.reduced.heads;
  const due = addFen(sheet.current.amount, sheet.backPay.amount);
  if (amount !== sheet.current.amount || heads !== sheet.current.heads || due !== sheet.due) {
    throw new Error(`the sheet of unit ${unit.number}, ${unit.openMonth}, does not add up`);
  }
}

/** What the confirming page showed, so that saving can tell whether it is still so. */
export function sheetFingerprint(sheet: MonthSheet): string {
  const rows = [sheet.previous, sheet.added, sheet.adjusted, sheet.reduced, sheet.current, sheet.backPay];
  const said = rows.map((row) => `${row.heads}/${row.amount}`).join(' ');
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}
