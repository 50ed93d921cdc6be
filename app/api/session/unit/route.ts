import type { NextRequest } from 'next/server';
import { switchUnit } from '@/lib/auth/agency';
import { currentPrincipal } from '@/lib/auth/current';
import { carrySession } from '@/lib/auth/next-auth';
import { hashToken, newToken } from '@/lib/auth/session';
import { boundedBody } from '@/lib/operations/bounded-body';
import { answerTo } from '@/lib/operations/expose';
import { isSameOrigin } from '@/lib/operations/same-origin';

/** 切换单位: the operation ends this session and begins another one, whose token only the cookie of this answer holds. */
export async function POST(request: NextRequest): Promise<Response> {
  const principal = await currentPrincipal();
  const sameOrigin = isSameOrigin(request.headers);
  if (principal?.kind !== 'operator' || !sameOrigin) return new Response(null, { status: sameOrigin ? 401 : 403 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const sent = (await body.json().catch(() => null)) as Record<string, unknown> | null;
  const token = newToken();
  const answer = await answerTo(
    switchUnit,
    {
      key: String(sent?.key),
      input: { operatorId: sent?.operatorId, session: hashToken(token).toString('hex') },
      ...(typeof sent?.who === 'string' ? { who: sent.who } : {}),
    },
    () => Promise.resolve({ sameOrigin, principal }),
  );
  if (answer.ok) await carrySession(token);
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
}
