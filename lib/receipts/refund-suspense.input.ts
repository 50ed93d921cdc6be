import { z } from 'zod';
import { compactText } from '@/lib/values/digits';

/** 挂账退款 as typed: of which receipt, to whose account, and why. */
export const refundInput = z.strictObject({
  receiptId: z.uuid(),
  payeeName: z.string().trim().min(1, 'payee-name-missing').max(200, 'text-too-long'),
  payeeAccount: z
    .string()
    .transform(compactText)
    .pipe(z.string().min(1, 'payee-account-missing').max(60, 'text-too-long')),
  reason: z.string().trim().min(1, 'refund-reason-missing').max(500, 'text-too-long'),
});
