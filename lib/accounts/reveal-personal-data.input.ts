import { z } from 'zod';

/** What is shown masked, and whole on request. */
export const PERSONAL_DATA = ['idNumber', 'phone', 'bankCard'] as const;

export type PersonalData = (typeof PERSONAL_DATA)[number];

/** 职工账号, which of the employee's numbers, and why; staff must say why. */
export const revealPersonalDataInput = z.strictObject({
  account: z.string().trim().min(1, 'text-missing').max(30, 'text-too-long'),
  what: z.enum(PERSONAL_DATA),
  reason: z.string().trim().max(200, 'text-too-long'),
});
