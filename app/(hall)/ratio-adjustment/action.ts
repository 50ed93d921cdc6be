'use server';

import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { removeDocument } from '@/lib/filings/filing-documents';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';

export const submitRatio = expose(submitFilings, ['/']);
export const discardRatio = expose(discardFilings, ['/ratio-adjustment']);
export const revokeRatio = expose(revokeFilings, ['/']);
export const withdrawRatio = expose(withdrawFilings, ['/']);
export const undoRatio = expose(undoSubmission, ['/']);

export const adjustRatio = expose(saveFilings('ratio'), ['/ratio-adjustment']);
export const editRatio = expose(editFiling('ratio'), ['/ratio-adjustment']);
export const removeRatioDocument = expose(removeDocument, ['/ratio-adjustment']);
