import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ledgerAccounts } from '@/db/schema/ledger';
import { newId } from '@/lib/values/ids';
import { fen } from '@/lib/values/money';

/** 101 住房公积金存款: the centre's bank deposit; made by the migration (rulebook 3.12). */
export const BANK_DEPOSIT = '00000000-0000-7000-8000-000000000101';

/** 219 其他应付款—暂收 of nobody yet: money whose payer was not found. */
export const UNIDENTIFIED_SUSPENSE = '00000000-0000-7000-8000-000000000219';

/** 411 业务支出—住房公积金利息支出: what interest to employees is charged to. */
export const INTEREST_EXPENSE = '00000000-0000-7000-8000-000000000411';

/** The unit's suspense account (219 其他应付款—暂收—unit); opened when first needed. Needs the unit's lock. */
export async function suspenseAccount(tx: Tx, unitId: string | null, nowMilliseconds: number): Promise<string> {
  if (unitId === null) return UNIDENTIFIED_SUSPENSE;
  const [known] = await tx
    .select({ id: ledgerAccounts.id })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.unitId, unitId), eq(ledgerAccounts.code, '219')));
  if (known) return known.id;
  const id = newId(nowMilliseconds);
  await tx.insert(ledgerAccounts).values({ id, code: '219', unitId, balance: fen(0n), version: 0 });
  return id;
}
