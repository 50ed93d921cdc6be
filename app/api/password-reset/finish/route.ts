import { z } from 'zod';
import { answerStep, carryResetToken, resetToken } from '../reset-request';
import { finishReset } from '@/lib/auth/reset-password';
import { clock } from '@/lib/gateways/clock';

const input = z.strictObject({ code: z.string().max(20), password: z.string().max(200) });

/** ④: the code and the new password. */
export function POST(request: Request): Promise<Response> {
  return answerStep(request, input, async (typed) => {
    const finished = await finishReset({ ...typed, token: await resetToken() }, clock);
    if (finished.ok) await carryResetToken(null);
    return finished;
  });
}
