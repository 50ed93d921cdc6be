import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { units } from '@/db/schema/units';
import { WAITING_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { deferredOwed } from '@/lib/remittances/deferred-months';
import { lockUnit } from '@/lib/units/unit-in-force';

export const UNIT_STATUS_ACTS = ['suspend', 'reopen', 'close'] as const;
export type UnitStatusAct = (typeof UNIT_STATUS_ACTS)[number];

/** From which statuses each is possible; screens offer by it, the operation refuses by it. */
const FROM: Record<UnitStatusAct, readonly (typeof units.$inferSelect)['status'][]> = {
  suspend: ['opened', 'normal', 'deferred'],
  reopen: ['sealed'],
  close: ['opened', 'normal', 'deferred', 'sealed'],
};

/** What may be done to a unit's own account as it stands. */
export function unitStatusActs(status: (typeof units.$inferSelect)['status']): UnitStatusAct[] {
  return UNIT_STATUS_ACTS.filter((act) => FROM[act].includes(status));
}

interface Open extends Record<string, unknown> {
  months: number;
  payments: number;
  accounts: number;
  balances: number;
  back_payments: number;
  deferred: number;
}

/**
 * 封存, 启封 and 销户 of a unit at the counter, each with its reason (L-4). Refuses while a month or payment is open, and 销户 besides while
 * anybody has a live account, there is money left, in suspense too, or what was deferred or filed as a back payment is not paid (L-10).
 */
export const changeUnitStatus = officeOperation({
  name: 'unit.change-status',
  input: z.strictObject({
    unitId: z.uuid(),
    act: z.enum(UNIT_STATUS_ACTS),
    reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long'),
  }),
  async run({ tx, note }, { unitId, act, reason }) {
    await lockUnit(tx, unitId);
    const [unit] = await tx.select().from(units).where(eq(units.id, unitId));
    if (!unit) return refuse('not-found');
    if (!FROM[act].includes(unit.status)) refuse('unit-status', { status: UNIT_STATUS_WORDS[unit.status] });
    if (act !== 'reopen') await refuseOpenBusiness(tx, unitId, act);
    const paying = unit.remittedMonth === null ? 'opened' : 'normal';
    const reopened = unit.deferredUntil === null ? paying : 'deferred';
    const status = act === 'reopen' ? reopened : act === 'suspend' ? 'sealed' : 'closed';
    await tx.update(units).set({ status }).where(eq(units.id, unitId));
    note({ unitId });
    return { from: unit.status, to: status, reason };
  },
});

async function refuseOpenBusiness(tx: Tx, unitId: string, act: UnitStatusAct): Promise<void> {
  const [open] = await tx.execute<Open>(sql`select
    (select count(*)::int from remittances where unit_id = ${unitId} and state in ('saved', 'due')) as months,
    (select count(*)::int from payments where unit_id = ${unitId} and state = 'due') as payments,
    (select count(*)::int from accounts where unit_id = ${unitId} and status in ('normal', 'sealed', 'frozen')) as accounts,
    (select count(*)::int from ledger_accounts where unit_id = ${unitId} and balance <> 0) as balances,
    (select count(*)::int from filings where unit_id = ${unitId} and ${WAITING_BACK_PAYMENT}) as back_payments,
    (select count(*)::int from (${deferredOwed(unitId, ['effective'])}) d join accounts a on a.id = d.account_id
      where a.status not in ('withdrawn', 'left')) as deferred`);
  if (!open) return;
  if (open.months > 0 || open.payments > 0) refuse('unit-month-open');
  if (act !== 'close') return;
  if (open.accounts > 0) refuse('unit-has-accounts', { count: String(open.accounts) });
  if (open.balances > 0) refuse('unit-has-money');
  // A closed unit can neither file nor pay; accounts that were paid out or moved to another city take no more.
  if (open.back_payments + open.deferred > 0)
    refuse('unit-owes', { count: String(open.back_payments + open.deferred) });
}
