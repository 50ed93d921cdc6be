'use server';

import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';

export const submitTransfers = expose(submitFilings, ['/']);
export const discardTransfers = expose(discardFilings, ['/transfers']);
export const revokeTransfers = expose(revokeFilings, ['/']);
export const withdrawTransfers = expose(withdrawFilings, ['/']);

export const transferAccounts = expose(saveFilings('transfer'), ['/transfers']);
export const editTransfer = expose(editFiling('transfer'), ['/transfers']);
