'use client';

import { sessionWasUsed } from '@/app/session-activity';
import type { ReceiptImport } from '@/lib/receipts/import-receipts';
import type { RefusalCode } from '@/lib/text/refusals';

export type BankFileAnswer = ReceiptImport | { refused: RefusalCode } | 'unreachable';

/** Sends a bank's file and waits until every line has been entered; its progress is under `key` meanwhile. */
export async function sendBankFile(file: File, key: string): Promise<BankFileAnswer> {
  const query = new URLSearchParams({ name: file.name.slice(-200), key });
  try {
    const response = await fetch(`/api/receipts/import?${query.toString()}`, { method: 'POST', body: file });
    const answer = (await response.json()) as BankFileAnswer;
    if (typeof answer === 'object' && !('refused' in answer)) sessionWasUsed();
    return answer;
  } catch {
    return 'unreachable';
  }
}
