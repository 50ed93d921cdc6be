import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { authOptions } from '@/lib/auth/next-auth';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';

interface Params {
  params: Promise<{ nextauth: string[] }>;
}

const FORM = 'application/x-www-form-urlencoded';

/** Of next-auth's addresses only those that our forms ask: the token against forged requests; signing in by a provider and signing out. */
export async function GET(request: NextRequest, context: Params): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join('/') !== 'csrf') return new Response(null, { status: 404 });
  return answer(request, context);
}

/** Takes a form and nothing else: next-auth would read JSON too, with anything in place of a text. */
export async function POST(request: NextRequest, context: Params): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { nextauth } = await context.params;
  const [act, provider] = nextauth;
  const known = act === 'callback' ? provider !== undefined && nextauth.length === 2 : nextauth.join('/') === 'signout';
  if (!known) return new Response(null, { status: 404 });
  if (!request.headers.get('content-type')?.startsWith(FORM)) return new Response(null, { status: 415 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const { url, method, headers } = request;
  return answer(new NextRequest(url, { method, headers, body: await body.text() }), context);
}

async function answer(request: NextRequest, context: Params): Promise<Response> {
  return (await NextAuth(request, context, authOptions())) as Response;
}
