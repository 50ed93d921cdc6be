import { z } from 'zod';

const text = z.string().max(200);

/**
 * One line of 补缴 as typed: one person and one month (B-5). A base for the types that are computed, both shares for 不定额 (B-2).
 */
export const backPayInput = z.strictObject({
  accountNumber: text,
  idNumber: text,
  name: text,
  forMonth: text,
  backPayType: text,
  base: text,
  unitShare: text,
  ownShare: text,
  reason: text,
  note: text,
});

export type BackPayLine = z.infer<typeof backPayInput>;
