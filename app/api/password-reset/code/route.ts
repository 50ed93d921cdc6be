import { z } from 'zod';
import { answerStep, resetToken } from '../reset-request';
import { sendResetCode } from '@/lib/auth/reset-password';
import { clock } from '@/lib/gateways/clock';

/** 获取动态验证码 */
export function POST(request: Request): Promise<Response> {
  return answerStep(request, z.strictObject({}), async () => sendResetCode(await resetToken(), clock));
}
