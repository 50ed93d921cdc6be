import { typedText } from '@/app/typed-text';
import { accountNumberOf } from '@/lib/accounts/find-account';
import { currentPrincipal } from '@/lib/auth/current';
import { loginAddress } from '@/lib/auth/login-address';
import { boundedBody } from '@/lib/operations/bounded-body';
import { readAs } from '@/lib/operations/read';
import { isSameOrigin } from '@/lib/operations/same-origin';
import { readIdNumber } from '@/lib/values/id-number';

/**
 * The 职工账号 to an ID number in the body of a POST, so that the number stands in no address. A page asks for JSON; a form that was sent
 * before its script ran goes on to the list.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const principal = await currentPrincipal();
  const byPage = request.headers.get('accept') === 'application/json';
  if (principal?.kind !== 'operator')
    return byPage ? new Response(null, { status: 401 }) : seeOther(loginAddress('/login', '/queries/employees'));
  const body = await boundedBody(request);
  if (!body) return new Response(null, { status: 413 });
  const form = await body.formData().catch(() => new FormData());
  const reading = readIdNumber(typedText(form, 'idNumber'));
  const number = reading.ok
    ? await readAs(principal, (tx) => accountNumberOf(tx, principal.unitId, reading.idNumber))
    : undefined;
  if (byPage) return Response.json({ number: number ?? null });
  return seeOther(number === undefined ? '/queries/employees?unknown=1' : `/queries/employees?number=${number}`);
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
