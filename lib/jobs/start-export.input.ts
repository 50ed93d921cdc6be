import { z } from 'zod';

/** An export of 职工信息 with ID numbers and phones in full. */
export const fullExportInput = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  query: z.string().max(2_000),
  reason: z.string().trim().min(1, 'export-reason-missing').max(200, 'text-too-long'),
});
