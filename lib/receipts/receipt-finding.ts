import type { RECEIPT_FINDINGS } from '@/db/schema/receipts';
import type { payments } from '@/db/schema/remittances';
import { compareDays, type Day } from '@/lib/values/day';
import type { Fen } from '@/lib/values/money';

export type ReceiptFinding = (typeof RECEIPT_FINDINGS)[number];

type Payment = Pick<typeof payments.$inferSelect, 'state' | 'amount' | 'deadline'>;

/**
 * What a receipt is to the payment that its memo names: exact posts, over posts out of suspense and leaves the
 * rest there, everything else goes to suspense whole. What the bank itself collects is never late. What would pay a month that another unit has
 * paid (B-5) goes to suspense however much it is. Pure.
 */
export function receiptFinding(
  receipt: { amount: Fen; arrivedOn: Day },
  payment: Payment | null,
  { collecting = false, paysAgain = false }: { collecting?: boolean; paysAgain?: boolean } = {},
): ReceiptFinding {
  if (payment === null) return 'unknown';
  if (payment.state === 'posted') return 'second';
  if (payment.state !== 'due' || (!collecting && compareDays(receipt.arrivedOn, payment.deadline) > 0)) return 'late';
  if (paysAgain) return 'paid-elsewhere';
  if (receipt.amount === payment.amount) return 'exact';
  return receipt.amount > payment.amount ? 'over' : 'short';
}
