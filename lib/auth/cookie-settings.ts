import { isHttps } from '@/lib/env';

/** How our own cookies are set: out of reach of scripts and of other sites, and never in clear where the hall is served by https. */
export function cookieSettings() {
  return { httpOnly: true, sameSite: 'strict', secure: isHttps(), path: '/' } as const;
}
