import { z } from 'zod';

const text = z.string().max(200);

/** One line of 启封 as typed: whose account, the base or monthly amount confirmed anew, and from which month ('' is the open one). */
export const unsealInput = z.strictObject({
  accountNumber: text,
  idNumber: text,
  name: text,
  base: text,
  monthly: text,
  forMonth: text,
  note: text,
});

export type UnsealLine = z.infer<typeof unsealInput>;
