import { z } from 'zod';

const text = z.string().max(200);

/** One line of 基数调整 as typed: whose account, and the new base or the new monthly amount. */
export const baseInput = z.strictObject({
  accountNumber: text,
  idNumber: text,
  name: text,
  base: text,
  monthly: text,
});

export type BaseLine = z.infer<typeof baseInput>;
