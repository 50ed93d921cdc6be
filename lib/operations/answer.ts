import type { RefusalCode } from '@/lib/text/refusals';

/** What a door answers the browser: the result, a refusal by code, faults by field, or the reference number of a bug. */
export type Answer<Result> =
  | { ok: true; result: Result }
  | { ok: false; kind: 'refused'; code: RefusalCode; values: Record<string, string> }
  | { ok: false; kind: 'invalid'; fields: Record<string, string> }
  | { ok: false; kind: 'failed'; reference: string };

/** What a form sends: the request key made when it opened, and what was typed. */
export interface Sent {
  key: string;
  /** For whom the page was drawn that it comes from. */
  who?: string;
  input: unknown;
}

/** A door as the browser sees it. */
export type Door<Result> = (sent: Sent) => Promise<Answer<Result>>;

/**
 * Whether an answer says what became of the request. After a bug, or where nothing came back, it may have been done or not: the
 * request key is kept, so that pressing again is the same request and does nothing twice.
 */
export function isDecided(answer: { ok: boolean; kind?: string }): boolean {
  return answer.ok || (answer.kind !== 'failed' && answer.kind !== 'unreachable');
}
