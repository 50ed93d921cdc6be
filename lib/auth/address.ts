/**
 * The address a request came from, as the server in front tells it; behind none it is the same for everybody, which only
 * makes the budget per address the site's.
 */
export function addressOf(headers: Record<string, unknown>): string {
  const forwarded = headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last?.slice(0, 64) || 'direct';
}
