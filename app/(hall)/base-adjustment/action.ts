'use server';

import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';

export const submitAdjustments = expose(submitFilings, ['/']);
export const discardAdjustments = expose(discardFilings, ['/base-adjustment']);
export const revokeAdjustments = expose(revokeFilings, ['/']);
export const withdrawAdjustments = expose(withdrawFilings, ['/']);
export const undoAdjustments = expose(undoSubmission, ['/']);

// The grid's page would be sent once more, whole, to be left at once: the grid shows anew where it leads to.
export const adjustBases = expose(saveFilings('base'), []);
export const editAdjustment = expose(editFiling('base'), ['/base-adjustment']);
