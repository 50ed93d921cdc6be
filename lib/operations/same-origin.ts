/**
 * Whether a request that changes something was made by a page of this site: Origin equal to the host, or, without an
 * Origin, Sec-Fetch-Site same-origin. Neither is refused.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
