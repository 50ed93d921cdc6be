'use client';

import type { RESET_PROBLEMS } from '@/lib/text/reset-password';

export type ResetProblemCode = keyof typeof RESET_PROBLEMS;

/** Sends a step of 忘记密码; what was typed stays with the form whatever comes back. */
export async function sendStep<Result>(
  step: 'begin' | 'code' | 'finish',
  body: object,
): Promise<({ ok: true } & Result) | { ok: false; problem: ResetProblemCode }> {
  try {
    const response = await fetch(`/api/password-reset/${step}`, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as ({ ok: true } & Result) | { ok: false; problem: ResetProblemCode };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}
