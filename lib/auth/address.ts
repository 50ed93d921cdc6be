import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * The address a request came from: the last that x-forwarded-for names, which a proxy in front has added (TRUSTED_PROXY), or else Next from
 * the socket, see `dropForwardedAddresses`. Where neither did, it is the same for everybody, which only makes the budget per
 * address the site's.
 */
export function addressOf(headers: Record<string, unknown>): string {
  const forwarded = headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last?.slice(0, 64) || 'direct';
}

/**
 * Takes x-forwarded-for from every request as it arrives, for a server that no proxy stands in front of: anybody may write there what he
 * likes. Next offers a route nothing of the socket, but where this header is missing it puts the socket's address there.
 */
export function dropForwardedAddresses(): void {
  // Node tells of a request here before it gives it to any listener.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    delete request.headers['x-forwarded-for'];
  });
}
