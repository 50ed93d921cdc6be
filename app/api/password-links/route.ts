import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { setPasswordByLink } from '@/lib/auth/password-links';
import { clock } from '@/lib/gateways/clock';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';

const sent = z.strictObject({ token: z.string().min(1).max(100), password: z.string().max(200) });

/** Sets a password by the one-time link that its owner was sent. The link is all that is asked for. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const parsed = sent.safeParse(await body.json().catch(() => null));
  if (!parsed.success) return Response.json({ ok: false, problem: 'link-unusable' });
  return Response.json(await setPasswordByLink(parsed.data, clock));
}
