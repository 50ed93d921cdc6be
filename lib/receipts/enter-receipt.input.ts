import { z } from 'zod';
import { compactText } from '@/lib/values/digits';

/** A bank's serial number without spaces and in capitals, so that one receipt is one whoever types it. */
export function readBankSerial(typed: string): string {
  return compactText(typed).toUpperCase();
}

/** A bank receipt as typed or imported; numbers lose their spaces, amount and day are text and read on the server. */
export const receiptInput = z.strictObject({
  bankSerial: z
    .string()
    .transform(readBankSerial)
    .pipe(z.string().min(1, 'bank-serial-missing').max(64, 'text-too-long')),
  payerName: z.string().trim().min(1, 'payer-name-missing').max(200, 'text-too-long'),
  payerAccount: z.string().transform(compactText).pipe(z.string().max(64, 'text-too-long')),
  amount: z.string().trim().min(1, 'amount-missing').max(40, 'text-too-long'),
  memo: z.string().trim().max(200, 'text-too-long'),
  arrivedOn: z.string().trim().min(1, 'arrived-on-missing').max(20, 'text-too-long'),
  source: z.enum(['entered', 'imported']),
});

export type ReceiptInput = z.infer<typeof receiptInput>;
