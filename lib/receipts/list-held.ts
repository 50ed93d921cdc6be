import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { receipts, suspenseAllocations, suspenseRefunds } from '@/db/schema/receipts';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import { TO_TAKE_BACK } from '@/lib/remittances/paid-meanwhile';
import type { ListPage } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';

interface LyingRow extends Record<string, unknown> {
  id: string;
  lying: string;
  total: string;
  rows: number;
}

/**
 * (id, unit_id, lying, of_receipt): of each receipt what of it lies in suspense still, in fen; nothing where that is none. What was refunded is
 * gone. What is claimed for a unit comes in its turn when the claim is booked; what 错缴更正 put there, in its turn too, but of no receipt, so that
 * it is not refunded as one. Of one unit, where it is named.
 */
function lyingOfUnit(unitId: string | null): SQL {
  const ours = (column: SQL) => (unitId === null ? sql`true` : sql`${column} = ${unitId}::uuid`);
  return sql`
    with held as (
      select r.id, r.unit_id, coalesce((select c.id from journals c where c.receipt_id = r.id and c.kind = 'allocation'), r.id) as came, case when r.state = 'suspense' then r.amount else r.amount - p.amount end
        - coalesce((select sum(b.amount) from suspense_refunds b where b.receipt_id = r.id and b.state = 'done'), 0) as held, true as of_receipt
      from receipts r left join payments p on p.id = r.payment_id
      where (r.state = 'suspense' or r.finding = 'over') and ${ours(sql`r.unit_id`)}
      union all
      select j.id, j.unit_id, j.id, e.amount, false from journals j join entries e on e.journal_id = j.id
      join ledger_accounts l on l.id = e.account_id and l.code = '219' where j.kind = 'correction' and ${ours(sql`j.unit_id`)}
    ),
    placed as (
      select id, unit_id, held, of_receipt, sum(held) over (partition by unit_id order by came desc) - held as newer from held
    ),
    lying as (
      select p.id, p.unit_id, greatest(0, least(p.held, l.balance - p.newer)) as lying, p.of_receipt
      from placed p join ledger_accounts l on l.code = '219' and l.unit_id is not distinct from p.unit_id
    )`;
}

const LYING = lyingOfUnit(null);

/** What of one receipt lies in suspense, in fen. */
export async function lyingOf(tx: Tx, receiptId: string): Promise<Fen> {
  const [row] = await tx.execute<{ lying: string }>(
    sql`${LYING} select lying::text from lying where of_receipt and id = ${receiptId}::uuid`,
  );
  return fen(BigInt(row?.lying ?? 0));
}

/**
 * What lies in suspense of the receipts that named one of the unit's payments that still wait for money, in fen, by payment; not of those that are
 * to be taken back.
 */
export async function lyingOfDuePayments(tx: Tx, unitId: string): Promise<Map<string, Fen>> {
  const rows = await tx.execute<{ id: string; lying: string }>(sql`${lyingOfUnit(unitId)}
    select p.id, sum(l.lying)::text as lying
    from lying l join receipts r on r.id = l.id join payments p on p.id = r.payment_id and p.unit_id = ${unitId}::uuid and p.state = 'due'
    where l.of_receipt and l.lying > 0 and not ${TO_TAKE_BACK} group by p.id`);
  return new Map(rows.map(({ id, lying }) => [id, fen(BigInt(lying))]));
}

/** Of a payment `p`: some money that named it lies in suspense; for queries of the centre, which alone sees what was refunded. */
export const ARRIVED: SQL = sql`(p.id, p.unit_id) in (${LYING} select r.payment_id, r.unit_id from lying l join receipts r on r.id = l.id
  where l.of_receipt and l.lying > 0 and r.payment_id is not null and r.unit_id is not null)`;

interface BalanceRow extends Record<string, unknown> {
  id: string;
  balance: string;
  corrected: string;
  unitName: string | null;
  unitNumber: string | null;
}

/**
 * What lies in suspense (暂收), by unit, the most first, in fen, and what of it came by 错缴更正 rather than from the bank. The row without a unit
 * is money whose payer is unknown.
 */
export async function listSuspense(tx: Tx) {
  const rows = await tx.execute<BalanceRow>(sql`${LYING}
    select l.id, l.balance::text, u.name as "unitName", u.number as "unitNumber",
      coalesce((select sum(c.lying) from lying c where c.unit_id = l.unit_id and not c.of_receipt), 0)::text as corrected
    from ledger_accounts l left join units u on u.id = l.unit_id
    where l.code = '219' and l.balance > 0 order by l.balance desc`);
  return rows.map((row) => ({ ...row, balance: fen(BigInt(row.balance)), corrected: fen(BigInt(row.corrected)) }));
}

/**
 * What lies in suspense, receipt by receipt, the last first, with what is left of each in fen. Money that was paid out of a
 * unit's suspense is taken to be the oldest, so that what is left adds up to the balances.
 */
export async function listHeld(tx: Tx, page: Pick<ListPage, 'page' | 'size'>) {
  const lying = await tx.execute<LyingRow>(sql`${LYING}
    select id, lying::text, sum(lying) over ()::text as total, count(*) over ()::integer as rows
    from lying where of_receipt and lying > 0 order by id desc limit ${page.size} offset ${(page.page - 1) * page.size}`);
  const ids = lying.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await heldReceipts(tx, ids);
  const left = new Map(lying.map((row) => [row.id, fen(BigInt(row.lying))]));
  return {
    rows: rows.map((row) => ({ ...row, lying: left.get(row.receipt.id) ?? fen(0n) })),
    total: lying[0]?.rows ?? 0,
    amount: fen(BigInt(lying[0]?.total ?? 0)),
  };
}

/** One receipt with its unit, what of it lies in suspense, and the claims and refunds proposed of it, the last first; undefined when there is none. */
export async function getHeld(tx: Tx, id: string) {
  const [row] = await heldReceipts(tx, [id]);
  if (!row) return undefined;
  const claims = await tx
    .select({ claim: suspenseAllocations, unitName: units.name, unitNumber: units.number, proposer: staff.name })
    .from(suspenseAllocations)
    .innerJoin(units, eq(units.id, suspenseAllocations.unitId))
    .leftJoin(staff, eq(staff.id, suspenseAllocations.proposedBy))
    .where(eq(suspenseAllocations.receiptId, id))
    .orderBy(desc(suspenseAllocations.id));
  const refunds = await tx
    .select({ refund: suspenseRefunds, proposer: staff.name })
    .from(suspenseRefunds)
    .leftJoin(staff, eq(staff.id, suspenseRefunds.proposedBy))
    .where(eq(suspenseRefunds.receiptId, id))
    .orderBy(desc(suspenseRefunds.id));
  return { ...row, claims, refunds, lying: await lyingOf(tx, id) };
}

function heldReceipts(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      receipt: receipts,
      unitName: units.name,
      unitNumber: units.number,
      claim: suspenseAllocations.state,
      refund: suspenseRefunds.state,
    })
    .from(receipts)
    .leftJoin(units, eq(units.id, receipts.unitId))
    .leftJoin(
      suspenseAllocations,
      and(eq(suspenseAllocations.receiptId, receipts.id), eq(suspenseAllocations.state, 'proposed')),
    )
    .leftJoin(suspenseRefunds, and(eq(suspenseRefunds.receiptId, receipts.id), eq(suspenseRefunds.state, 'proposed')))
    .where(sql`${receipts.id} in ${anyOf(ids, 'uuid')}`)
    .orderBy(desc(receipts.id));
}
