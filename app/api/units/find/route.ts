import { typedText } from '@/app/typed-text';
import { currentPrincipal } from '@/lib/auth/current';
import { boundedBody } from '@/lib/operations/bounded-body';
import { readAs } from '@/lib/operations/read';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { unitsNamed } from '@/lib/transfers/targets';

/** 转入单位查询 by 单位账号 or whole name: of another unit nothing but number, name and 管理部; null where there is none. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const form = await body.formData().catch(() => new FormData());
  const term = typedText(form, 'term').slice(0, 200);
  const [unit] = await readAs(principal, (tx) => unitsNamed(tx, [term]));
  const shown = unit ? { number: unit.number, name: unit.name, branch: unit.branch } : null;
  return Response.json({ unit: shown }, { headers: { 'Cache-Control': 'no-store' } });
}
