import { z } from 'zod';

/** A notice of the centre as typed: its units by 单位账号, separated by anything; none named means all. */
export const announcementInput = z.strictObject({
  title: z.string().trim().min(1, 'announcement-title-missing').max(100, 'text-too-long'),
  body: z.string().trim().min(1, 'announcement-body-missing').max(2000, 'text-too-long'),
  units: z.string().trim().max(4000, 'text-too-long'),
});
