import { z } from 'zod';

const text = z.string().max(200);

/** One line of 封存 as typed: whose account (by 职工账号, or by ID number and name in a workbook), why, when he left, and a note. */
export const sealInput = z.strictObject({
  accountNumber: text,
  idNumber: text,
  name: text,
  reason: text,
  leftOn: text,
  note: text,
});

export type SealLine = z.infer<typeof sealInput>;
