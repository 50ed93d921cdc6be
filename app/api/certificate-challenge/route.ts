import { addressOf } from '@/lib/auth/address';
import { challengeForCertificate } from '@/lib/auth/sign-in-by-certificate';
import { clock } from '@/lib/gateways/clock';
import { boundedBody } from '@/lib/operations/bounded-body';
import { isSameOrigin } from '@/lib/operations/same-origin';

const LONGEST = 16_000;

/** Gives a certificate a number to sign for a login; the body is the certificate in base64. Says nothing of whom it stands for. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const body = await boundedBody(request, LONGEST);
  if (!body) return new Response(null, { status: 413 });
  const certificate = (await body.text()).trim();
  const address = addressOf(Object.fromEntries(request.headers));
  const challenge = await challengeForCertificate({ certificate, address }, clock);
  if (!challenge) return new Response(null, { status: 400 });
  return Response.json(challenge, { headers: { 'Cache-Control': 'no-store' } });
}
