import { sameSitePath } from '@/lib/values/same-site-path';

/** The request header in which `proxy.ts` tells the pages which path, with its query, was asked for. */
export const REQUEST_PATH = 'x-request-path';

export type Login = '/login' | '/admin/login';

/** The pages that a login leads to by itself. */
const HOMES: Record<Login, string> = { '/login': '/', '/admin/login': '/admin' };

/**
 * The address of a login that leads back to `path`; the bare one where it would lead there anyhow, or where `path` is not of this
 * site.
 */
export function loginAddress(login: Login, path: string): string {
  const home = HOMES[login];
  const from = sameSitePath(path, home);
  return from === home ? login : `${login}?from=${encodeURIComponent(from)}`;
}
