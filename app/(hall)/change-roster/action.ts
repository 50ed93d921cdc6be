'use server';

import { discardFilings } from '@/lib/filings/discard-filings';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';

export const submitChanges = expose(submitFilings, ['/']);
export const discardChanges = expose(discardFilings, ['/change-roster']);
export const revokeChanges = expose(revokeFilings, ['/']);
export const withdrawChanges = expose(withdrawFilings, ['/']);
export const undoChanges = expose(undoSubmission, ['/']);
