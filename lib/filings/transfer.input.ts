import { z } from 'zod';

const text = z.string().max(200);

/** One line of 职工转移 as typed: whose account, the 转入单位 by its number or whole name, and why. */
export const transferInput = z.strictObject({
  accountNumber: text,
  idNumber: text,
  name: text,
  toUnit: text,
  reason: text,
});

export type TransferLine = z.infer<typeof transferInput>;
