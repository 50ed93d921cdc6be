import { accountScope, findAccounts } from '@/app/(hall)/filings/account-scope';
import { typedText } from '@/app/typed-text';
import { currentPrincipal } from '@/lib/auth/current';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';

/** 职工查询 of a form. It is posted, so that an ID number stands in no address. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const principal = await currentPrincipal();
  if (principal?.kind !== 'operator') return new Response(null, { status: 401 });
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const form = await body.formData().catch(() => new FormData());
  const scope = accountScope(typedText(form, 'scope'));
  if (!scope) return new Response(null, { status: 404 });
  const typed = { number: text(form, 'number'), name: text(form, 'name'), idNumber: text(form, 'idNumber') };
  return Response.json(await findAccounts(principal, scope, typed), { headers: { 'Cache-Control': 'no-store' } });
}

function text(form: FormData, name: string): string {
  return typedText(form, name).slice(0, 200);
}
