import { NextResponse, type NextRequest } from 'next/server';
import { REQUEST_PATH } from '@/lib/auth/login-address';

/** Tells a page which address was asked for, so that a login can lead back to it. It guards nothing: every page and door does that itself. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  const headers = new Headers(request.headers);
  headers.set(REQUEST_PATH, query.size === 0 ? pathname : `${pathname}?${query.toString()}`);
  return NextResponse.next({ request: { headers } });
}

/** Pages only: no route handlers, nothing of Next's own, no files. */
export const config = { matcher: ['/((?!api/|_next/|.*\\.).*)'] };
