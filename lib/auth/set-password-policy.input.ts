import { z } from 'zod';
import type { PASSWORD_POLICIES } from '@/db/schema/passwords';
import { PASSWORD_POLICY_WORDS } from '@/lib/text/password-policy';
import { readDay } from '@/lib/values/day';

const POLICIES = Object.keys(PASSWORD_POLICY_WORDS) as [(typeof PASSWORD_POLICIES)[number]];

/** 登录密码规则 as typed: the day from which it holds, and the rule. */
export const passwordPolicyInput = z.strictObject({
  fromOn: z
    .string()
    .max(40, 'text-too-long')
    .refine((text) => readDay(text) !== null, 'password-policy-day'),
  policy: z.enum(POLICIES, 'password-policy-missing'),
});
