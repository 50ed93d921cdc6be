/** The request header in which `proxy.ts` tells the pages the nonce of this answer. */
export const NONCE = 'x-nonce';

/** Where the middleware of a USB key listens, on the reader's own machine: the only address beside ours that a page may speak to. */
const KEY_MIDDLEWARE = ['http://127.0.0.1:*', 'ws://127.0.0.1:*'];

/**
 * The content security policy of a page. Scripts run by the nonce or by a script that has it, never by standing in the page. Style sheets
 * are ours or carry the nonce; attributes of style are allowed, because a bar's length and a column's width stand in them.
 * Next's development server needs eval, and writes style sheets into the page.
 */
export function pagePolicy(nonce: string, { https, developing }: { https: boolean; developing: boolean }): string {
  const once = `'nonce-${nonce}'`;
  const directives = [
    "default-src 'none'",
    `script-src ${once} 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : once}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self' ${KEY_MIDDLEWARE.join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...directives, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Of everything that is not a page: data, downloads, files. Whoever made it, opened in a browser it gets no rights of the hall. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
