import { headers } from 'next/headers';
import { z } from 'zod';
import { answerStep, carryResetToken } from '../reset-request';
import { addressOf } from '@/lib/auth/address';
import { solvedPuzzleInput } from '@/lib/auth/proof-of-work';
import { beginReset, phoneOfReset } from '@/lib/auth/reset-password';
import { clock } from '@/lib/gateways/clock';
import { trimText } from '@/lib/values/digits';

const input = z.strictObject({ identifier: z.string().max(100), puzzle: solvedPuzzleInput });

/** ② 验证账号 */
export function POST(request: Request): Promise<Response> {
  return answerStep(request, input, async ({ identifier, puzzle }) => {
    const address = addressOf(Object.fromEntries(await headers()));
    const begun = await beginReset({ identifier: trimText(identifier), puzzle, address }, clock);
    if (!begun.ok) return begun;
    await carryResetToken(begun.token);
    return { ok: true, phone: await phoneOfReset(begun.token, clock) };
  });
}
