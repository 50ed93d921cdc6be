import { cookies } from 'next/headers';
import type { z } from 'zod';
import { cookieSettings } from '@/lib/auth/cookie-settings';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { newId } from '@/lib/values/ids';

/** The cookie of a browser in which 忘记密码 is under way. */
export const RESET_COOKIE = 'password-reset';

const LONGEST_BYTES = 10_000;
const MINUTES = 30;

/** Answers a step of 忘记密码: from our own pages only, its input parsed strictly; what is not expected is logged and says nothing. */
export async function answerStep<Input>(
  request: Request,
  schema: z.ZodType<Input>,
  step: (input: Input) => Promise<object>,
): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  try {
    const body = await boundedBody(request, LONGEST_BYTES);
    if (body === null) return reply({ ok: false, problem: 'failed' }, 413);
    const text = await body.text();
    const parsed = schema.safeParse(text === '' ? {} : JSON.parse(text));
    if (!parsed.success) return reply({ ok: false, problem: 'failed' }, 400);
    return reply(await step(parsed.data), 200);
  } catch (error) {
    if (error instanceof SyntaxError) return reply({ ok: false, problem: 'failed' }, 400);
    const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
    log().error({ reference, error }, 'password reset failed');
    return reply({ ok: false, problem: 'failed' }, 500);
  }
}

function reply(answer: object, status: number): Response {
  return Response.json(answer, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** The token that this browser carries; '' where none is under way. */
export async function resetToken(): Promise<string> {
  return (await cookies()).get(RESET_COOKIE)?.value ?? '';
}

/** Lets this browser carry a token, or none any more. */
export async function carryResetToken(token: string | null): Promise<void> {
  const jar = await cookies();
  jar.set(RESET_COOKIE, token ?? '', { ...cookieSettings(), maxAge: token === null ? 0 : MINUTES * 60 });
}
