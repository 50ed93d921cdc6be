const SITE = 'http://site.invalid';

/**
 * Where to go after signing in: a path of this site with its query, or `fallback` for anything else. Read as a browser reads
 * it, which drops tabs and line breaks and takes a backslash for a slash, so that no address leads to another site.
 */
export function sameSitePath(text: string, fallback = '/'): string {
  if (!text.startsWith('/') || !URL.canParse(text, SITE)) return fallback;
  const { origin, pathname, search, hash } = new URL(text, SITE);
  return origin === SITE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : fallback;
}
