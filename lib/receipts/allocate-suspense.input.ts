import { z } from 'zod';

/** 认领 as typed: which receipt, whose it is said to be (单位账号 or whole name), and why. */
export const proposalInput = z.strictObject({
  receiptId: z.uuid(),
  unit: z.string().trim().min(1, 'allocation-unit-missing').max(200, 'text-too-long'),
  reason: z.string().trim().min(1, 'allocation-reason-missing').max(500, 'text-too-long'),
});
