import { z } from 'zod';

const accountNumber = z.string().trim().min(1).max(20);

/** Which paper is wanted, of what. */
export const issuePaperInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('voucher'), paymentId: z.uuid() }),
  z.strictObject({ kind: z.literal('notice'), paymentId: z.uuid() }),
  z.strictObject({ kind: z.literal('roster'), remittanceId: z.uuid() }),
  z.strictObject({ kind: z.literal('unit-certificate') }),
  z.strictObject({ kind: z.literal('no-arrears') }),
  z.strictObject({ kind: z.literal('employee-certificate'), accountNumber }),
  z.strictObject({ kind: z.literal('statement'), accountNumber, year: z.int().min(1990).max(2999) }),
]);

export type IssuePaper = z.infer<typeof issuePaperInput>;
