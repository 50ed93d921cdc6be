import { z } from 'zod';
import { RECEIPT_SOURCES } from '@/db/schema/receipts';

/** A bank receipt as typed or imported; the amount is text and read on the server. */
export const receiptInput = z.strictObject({
  bankSerial: z.string().trim().min(1, 'bank-serial-missing').max(64),
  payerName: z.string().trim().min(1, 'payer-name-missing').max(200),
  payerAccount: z.string().trim().max(64),
  amount: z.string().trim().min(1, 'amount-missing').max(40),
  memo: z.string().trim().max(200),
  arrivedOn: z.string().trim().min(1, 'arrived-on-missing').max(20),
  source: z.enum(RECEIPT_SOURCES),
});

export type ReceiptInput = z.infer<typeof receiptInput>;
