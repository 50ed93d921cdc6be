'use client';

import { sessionWasUsed } from '@/app/session-activity';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { RefusalCode } from '@/lib/text/refusals';

/** What became of a file: the report of the import, why it was not taken, or nothing came back. */
export type SheetAnswer<Report> =
  | Report
  | { ok: false; code: ImportRefusalCode; values: Record<string, string> }
  | { refused: RefusalCode }
  | 'unreachable';

/** Sends a file and waits until it has been imported; its progress is under `key` meanwhile. */
export async function sendSheet<Report>(address: string, file: File, key: string): Promise<SheetAnswer<Report>> {
  const query = new URLSearchParams({ name: file.name.slice(-200), key });
  try {
    const response = await fetch(`${address}?${query.toString()}`, { method: 'POST', body: file });
    const answer = (await response.json()) as SheetAnswer<Report>;
    if (typeof answer === 'object' && answer !== null && !('refused' in answer)) sessionWasUsed();
    return answer;
  } catch {
    return 'unreachable';
  }
}
