import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { beganBefore, lateOpening } from '@/lib/accounts/late-starters';
import { kindsThat, type SheetEffect } from '@/lib/filings/sheet-effects';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
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

type SheetPart = 'previous' | 'added' | 'adjusted' | 'reduced' | 'current' | 'back_pay';
type SheetColumns = Record<SheetPart, string | null> & Record<`${SheetPart}_heads`, number | null>;

/**
 * The sheet of the unit's open month: last month's roster, what this month's filings changed, and the accounts as they stand
 * now. Whoever was opened for a later month is added when it comes, as he stands then (Q-12). That the two agree (rulebook 3.6) is asserted: a sheet that does not add up is a bug and is never shown. One
 * statement, so that nobody's submission comes between its parts.
 */
export async function monthSheet(tx: Tx, unit: UnitInForce): Promise<MonthSheet> {
  const from = { unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` };
  const [row] = await tx.execute<SheetColumns>(sql`
    with starting as (
      select count(*)::integer as heads, coalesce(sum(a.monthly), 0) as amount
      from filings o join accounts a on a.id = o.id and a.unit_id = o.unit_id
      where ${lateOpening(from)} and a.status = 'normal' and a.first_month = ${unit.openMonth}
    ), changed as (
      select ${heads('adds')} as added_heads, ${sumOf('adds', sql`unit_share + own_share`)} as added,
        ${heads('reduces')} as reduced_heads, ${sumOf('reduces', sql`unit_share + own_share`)} as reduced,
        coalesce(sum(coalesce(people, 1)) filter (where ${kindIn('adjusts')}), 0)::integer as adjusted_heads,
        ${sumOf('adjusts', sql`unit_share + own_share - former_unit_share - former_own_share`)} as adjusted,
        count(distinct account_id) filter (where ${UNPAID_BACK_PAYMENT})::integer as back_pay_heads,
        coalesce(sum(unit_share + own_share) filter (where ${UNPAID_BACK_PAYMENT}), 0) as back_pay
      from filings where unit_id = ${unit.id} and state = 'effective' and ((month = ${unit.openMonth} and ${beganBefore(sql`filings.account_id`, from)}) or ${UNPAID_BACK_PAYMENT})
    ), paying as (
      select count(*)::integer as heads, coalesce(sum(unit_share + own_share), 0) as amount
      from accounts where unit_id = ${unit.id} and status = 'normal' and first_month <= ${unit.openMonth}
    ), previous as (
      select current_heads, current_amount from remittances
      where unit_id = ${unit.id} and month = ${unit.remittedMonth}::text and state in ('posted', 'deferred')
    )
    select p.current_heads as previous_heads, p.current_amount::text as previous, c.added_heads + s.heads as added_heads, (c.added + s.amount)::text as added, c.adjusted_heads, c.adjusted::text,
      c.reduced_heads, c.reduced::text, y.heads as current_heads, y.amount::text as current, c.back_pay_heads, c.back_pay::text
    from changed c cross join starting s cross join paying y left join previous p on true`);
  if (!row) throw new Error('an aggregate has one row');
  if (unit.remittedMonth && row.previous_heads === null) {
    throw new Error(`unit ${unit.number} was remitted to ${unit.remittedMonth} without a remittance`);
  }
  const of = (part: SheetPart): SheetRow => ({
    heads: row[`${part}_heads`] ?? 0,
    amount: fen(BigInt(row[part] ?? 0)),
  });
  const [current, backPay] = [of('current'), of('back_pay')];
  const due = addFen(current.amount, backPay.amount);
  const sheet: MonthSheet = {
    ...{ previous: of('previous'), added: of('added'), adjusted: of('adjusted'), reduced: of('reduced') },
    ...{ current, backPay, due },
  };
  assertIdentity(sheet, unit);
  return sheet;
}

/** The sheet of a month that is saved together with the one before: the same people pay the same (Q-51). Pure. */
export function sheetAfter({ current }: MonthSheet): MonthSheet {
  const none = { heads: 0, amount: ZERO };
  return { previous: current, added: none, adjusted: none, reduced: none, current, backPay: none, due: current.amount };
}

/** The sheet of a month that payment is deferred for: back payments stay what is paid by itself. Pure. */
export function withoutBackPay(sheet: MonthSheet): MonthSheet {
  return { ...sheet, backPay: { heads: 0, amount: ZERO }, due: sheet.current.amount };
}

function kindIn(effect: SheetEffect): SQL {
  const kinds = kindsThat(effect).map((kind) => `'${kind}'`);
  return sql.raw(`kind in (${kinds.join(', ')})`);
}

function heads(effect: SheetEffect): SQL {
  return sql`count(*) filter (where ${kindIn(effect)})::integer`;
}

function sumOf(effect: SheetEffect, amount: SQL): SQL {
  return sql`coalesce(sum(${amount}) filter (where ${kindIn(effect)}), 0)`;
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
