import { z } from 'zod';
import { readMobile } from '@/lib/values/mobile';

const phone = z
  .string()
  .max(200)
  .refine((text) => readMobile(text).ok, 'operator-phone');

export const sendPhoneCodeInput = z.strictObject({ phone });

export const changePhoneInput = z.strictObject({
  phone,
  code: z.string().trim().min(1, 'phone-code-missing').max(200),
});
