import { currentPrincipal } from '@/lib/auth/current';
import { isSameOrigin } from '@/lib/operations/same-origin';

/** Who is signed in, which is also a use of the session: a page that stays open keeps it alive by this. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const principal = await currentPrincipal();
  return Response.json({ who: principal?.id ?? null }, { headers: { 'Cache-Control': 'no-store' } });
}
