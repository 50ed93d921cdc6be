import { findAnything } from '@/app/(hall)/find/find-anything';
import { typedText } from '@/app/typed-text';
import { currentPrincipal } from '@/lib/auth/current';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';

/** 查找: posted, because a name or an ID number must stand in no address. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const form = await body.formData().catch(() => new FormData());
  const typed = typedText(form, 'typed').trim().slice(0, 60);
  const groups = typed === '' ? [] : await findAnything(principal, typed);
  return Response.json(groups, { headers: { 'Cache-Control': 'no-store' } });
}
