import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DATA_POLICY } from './content-security';

const TWO_YEARS_OF_SECONDS = 2 * 365 * 24 * 60 * 60;

/** Of the browser's devices and powers a hall needs none. */
const NOT_NEEDED = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** What every answer carries, whatever it is. A page's own policy takes the place of the one for data. */
export function responseHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    'Content-Security-Policy': DATA_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': NOT_NEEDED.map((power) => `${power}=()`).join(', '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(https ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS_OF_SECONDS}; includeSubDomains` } : {}),
  };
}

/**
 * Puts them on every answer of this process before anything else sees the request: pages, doors, downloads, files, redirects and
 * errors alike. What a route answers is kept nowhere.
 */
export function guardResponses(secure: { https: boolean }): void {
  const headers = Object.entries(responseHeaders(secure));
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    for (const [name, value] of headers) response.setHeader(name, value);
    if (request.url?.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  });
}
