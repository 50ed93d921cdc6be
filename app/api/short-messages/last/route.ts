import { resetToken } from '../../password-reset/reset-request';
import { currentPrincipal } from '@/lib/auth/current';
import { hashToken } from '@/lib/auth/session';
import { clock } from '@/lib/gateways/clock';
import { lastMessageOf } from '@/lib/gateways/send-short-messages';

/** The demo only: the last short message that this browser caused, by 忘记密码 or signed in, so that a code can be typed without a phone. */
export async function GET(): Promise<Response> {
  const [principal, reset] = [await currentPrincipal(), await resetToken()];
  const browser = reset === '' ? principal?.session : hashToken(reset);
  const last = browser ? await lastMessageOf(browser, clock) : null;
  return Response.json({ last }, { headers: { 'Cache-Control': 'no-store' } });
}
