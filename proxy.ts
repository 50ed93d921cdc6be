import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { NONCE, pagePolicy } from '@/lib/auth/content-security';
import { REQUEST_PATH } from '@/lib/auth/login-address';
import { isDeveloping, isHttps } from '@/lib/env';

const NONCE_BYTES = 16;
const POLICY = 'Content-Security-Policy';

/**
 * Gives each page a nonce of its own, which Next puts on its scripts, and the policy that names it. Tells a page which address was asked
 * for, so that a login can lead back to it. It lets nobody in and keeps nobody out: every page and door does that itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = pagePolicy(nonce, { https: isHttps(), developing: isDeveloping() });
  const headers = new Headers(request.headers);
  headers.set(REQUEST_PATH, query.size === 0 ? pathname : `${pathname}?${query.toString()}`);
  headers.set(NONCE, nonce);
  // From the request's header Next learns the nonce.
  headers.set(POLICY, policy);
  return NextResponse.next({ request: { headers }, headers: { [POLICY]: policy } });
}

/** Whatever may answer with a page, one that is missing too: all but route handlers and Next's own files. */
export const config = { matcher: ['/((?!api/|_next/static/).*)'] };
