'use server';

import { draftDifferences } from '@/lib/filings/draft-differences';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { removeDocument } from '@/lib/filings/filing-documents';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';
import { draftDeferred } from '@/lib/remittances/draft-deferred';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';

export const submitBackPayments = expose(submitFilings, ['/']);
export const discardBackPayments = expose(discardFilings, ['/back-payment']);
export const revokeBackPayments = expose(revokeFilings, ['/']);
export const withdrawBackPayments = expose(withdrawFilings, ['/']);
export const undoBackPayments = expose(undoSubmission, ['/']);

export const payBack = expose(saveFilings('back-pay'), ['/back-payment']);
export const editBackPayment = expose(editFiling('back-pay'), ['/back-payment']);
export const makeUpDeferred = expose(draftDeferred, ['/back-payment']);
export const makeUpDifferences = expose(draftDifferences, ['/back-payment', '/base-adjustment']);
export const payBackAlone = expose(registerBackPayment, ['/']);
export const removeBackPaymentDocument = expose(removeDocument, ['/back-payment']);
