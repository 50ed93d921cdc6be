import { and, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import { receipts } from '@/db/schema/receipts';
import { payments, remittances } from '@/db/schema/remittances';
import type { OperationName } from '@/lib/auth/permissions';
import { withinSpan, type LogSpan } from '@/lib/operations/log-span';
import { TOTAL_LIMIT, type ListPage } from '@/lib/values/list-page';
import type { Month } from '@/lib/values/month';

/** What takes a month back, by itself or with changes of it. */
export const MONTH_REVOKING = [
  'remittance.revoke',
  'remittance.revoke-with-changes',
] as const satisfies OperationName[];

/** What is done to a payment, by the unit and for it. */
export const PAYMENT_OPERATIONS = [
  'payment.register',
  'payment.register-back-pay',
  'payment.change-method',
  'payment.revoke-back-pay',
  ...MONTH_REVOKING,
  'receipt.enter',
] as const satisfies OperationName[];

export interface PaymentLogQuery extends LogSpan {
  operation: (typeof PAYMENT_OPERATIONS)[number] | null;
  month: Month | null;
}

/**
 * 付款记录查询: what was done to the unit's payments by itself and by the centre, the last first, each row of the operation log with the
 * payment it names as it stands now. Counted no further than TOTAL_LIMIT.
 */
export async function listPaymentLog(
  tx: Tx,
  unitId: string,
  { query, page }: { query: PaymentLogQuery; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = conditions(unitId, query);
  const found = tx
    .select({ id: operationLog.id })
    .from(operationLog)
    .where(where)
    .limit(TOTAL_LIMIT + 1)
    .as('found');
  const [counted] = await tx.select({ rows: count() }).from(found);
  const rows = await tx
    .select({
      id: operationLog.id,
      at: operationLog.at,
      operation: operationLog.operation,
      actorKind: operationLog.actorKind,
      actorName: operationLog.actorName,
      result: operationLog.result,
      month: operationLog.month,
      payment: payments,
      finding: receipts.finding,
      receivedAmount: receipts.amount,
      remittanceAmount: remittances.dueAmount,
      remittanceHeads: remittances.currentHeads,
    })
    .from(operationLog)
    .leftJoin(receipts, and(eq(receipts.unitId, unitId), resultNames(['receipt.enter'], sql`${receipts.id}`)))
    .leftJoin(remittances, and(eq(remittances.unitId, unitId), resultNames(MONTH_REVOKING, sql`${remittances.id}`)))
    .leftJoin(
      payments,
      and(
        eq(payments.unitId, unitId),
        sql`${payments.id} = coalesce((${operationLog.result} ->> 'paymentId')::uuid, ${receipts.paymentId}, ${remittances.paymentId})`,
      ),
    )
    .where(where)
    .orderBy(desc(operationLog.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const total = counted?.rows ?? 0;
  return { rows, total: Math.min(total, TOTAL_LIMIT), more: total > TOTAL_LIMIT };
}

/** Whether the result of one of these operations names this row by its id. */
function resultNames(operations: readonly OperationName[], id: SQL): SQL {
  return sql`${inArray(operationLog.operation, [...operations])} and ${id} = (${operationLog.result} ->> 'id')::uuid`;
}

function conditions(unitId: string, { operation, month, ...span }: PaymentLogQuery): SQL | undefined {
  return and(
    eq(operationLog.unitId, unitId),
    inArray(operationLog.operation, operation ? [operation] : [...PAYMENT_OPERATIONS]),
    eq(operationLog.outcome, 'done'),
    month ? eq(operationLog.month, month) : undefined,
    withinSpan(span),
  );
}
