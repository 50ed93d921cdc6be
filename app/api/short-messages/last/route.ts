import { currentPrincipal } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';

/** The demo only: the last short message that this browser's session caused, so that a code can be typed without a phone. */
export async function GET(): Promise<Response> {
  const principal = await currentPrincipal();
  const last = principal?.session ? await lastMessageOf(principal.session, clock) : null;
  return Response.json({ last }, { headers: { 'Cache-Control': 'no-store' } });
}
