import type { Page, Request } from '@playwright/test';

export interface Sent {
  url: string;
  /** Address, headers and body, as bytes of one string. */
  whole: string;
}

/** Everything that the page sends from now on. */
export function recordRequests(page: Page): Sent[] {
  const sent: Sent[] = [];
  page.on('request', (request: Request) => {
    const headers = JSON.stringify(request.headers());
    const url = request.url();
    sent.push({ url, whole: `${url} ${headers} ${request.postDataBuffer()?.toString('latin1') ?? ''}` });
  });
  return sent;
}

/** The requests in which a secret stands, plainly or with escapes. */
export function requestsWith(sent: readonly Sent[], secrets: readonly string[]): string[] {
  return sent
    .filter(({ whole }) => secrets.some((secret) => decodeURIComponent(safe(whole)).includes(secret)))
    .map(({ url }) => url);
}

/** So that what is no escape is left as it is. */
function safe(text: string): string {
  return text.replace(/%(?![0-9a-fA-F]{2})/g, '%25').replace(/%[89a-fA-F][0-9a-fA-F]/g, '?');
}

/** What any piece of a file looks like in a request: as bytes, in base64, in hex. */
export function piecesOf(file: Buffer): string[] {
  const pieces = [0, 1, 2, 3].map((quarter) => file.subarray((quarter * file.length) >> 2).subarray(0, 48));
  return pieces.flatMap((piece) => [
    piece.toString('latin1'),
    piece.toString('base64').slice(0, 60),
    piece.toString('hex'),
  ]);
}
