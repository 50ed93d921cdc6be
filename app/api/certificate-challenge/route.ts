import { addressOf } from '@/lib/auth/address';
import { challengeForCertificate } from '@/lib/auth/sign-in-by-certificate';
import { clock } from '@/lib/gateways/clock';
import { isSameOrigin } from '@/lib/operations/same-origin';

const LONGEST = 16_000;

/** Gives a certificate a number to sign for a login; the body is the certificate in base64. Says nothing of whom it stands for. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (Number(request.headers.get('content-length') ?? Infinity) > LONGEST) return new Response(null, { status: 413 });
  const certificate = (await request.text()).trim();
  const address = addressOf(Object.fromEntries(request.headers));
  const challenge = await challengeForCertificate({ certificate, address }, clock);
  if (!challenge) return new Response(null, { status: 400 });
  return Response.json(challenge, { headers: { 'Cache-Control': 'no-store' } });
}
