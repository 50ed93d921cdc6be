'use client';

import type { AccountScope } from './account-scope';
import type { FoundAccount } from './found-account';
import { accountQueryText as text } from '@/lib/text/account-query';
import { idNumberProblemText } from '@/lib/text/interface';
import { readIdNumber } from '@/lib/values/id-number';

export interface AskedAccount {
  number: string;
  name: string;
  idNumber: string;
}

export const NOBODY_ASKED: AskedAccount = { number: '', name: '', idNumber: '' };

export type FoundAccounts =
  | { ok: true; accounts: FoundAccount[]; more: boolean }
  | { ok: false; signedOut: boolean; sentence: string; field: 'idNumber' | 'accountNumber' };

/** Asks for the unit's accounts that match; an ID number that cannot be one is not sent. */
export async function askForAccounts(scope: AccountScope, asked: AskedAccount): Promise<FoundAccounts> {
  const reading = asked.idNumber.trim() === '' ? null : readIdNumber(asked.idNumber);
  if (reading?.ok === false)
    return { ok: false, signedOut: false, field: 'idNumber', sentence: idNumberProblemText[reading.problem] };
  const idNumber = reading ? reading.idNumber : '';
  try {
    const body = new URLSearchParams({ ...asked, idNumber, scope });
    const response = await fetch('/api/accounts/find', { method: 'POST', body });
    if (!response.ok) return failed(text.failed, response.status === 401);
    const found = (await response.json()) as { accounts: FoundAccount[]; more: boolean };
    if (found.accounts.length === 0) return failed(scope === 'transfer' ? text.nobodySealed : text.nobody);
    return { ok: true, ...found };
  } catch {
    return failed(text.unreachable);
  }
}

function failed(sentence: string, signedOut = false): FoundAccounts {
  return { ok: false, signedOut, field: 'accountNumber', sentence };
}
