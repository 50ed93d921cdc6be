'use server';

import { answerTransferRequest } from '@/lib/filings/answer-transfer-request';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';
import { withdrawTransferRequest } from '@/lib/transfers/transfer-requests';

export const submitTransfers = expose(submitFilings, ['/']);
export const discardTransfers = expose(discardFilings, ['/transfers']);
export const revokeTransfers = expose(revokeFilings, ['/']);
export const withdrawTransfers = expose(withdrawFilings, ['/']);
export const undoTransfers = expose(undoSubmission, ['/']);

export const transferAccounts = expose(saveFilings('transfer'), ['/transfers']);
export const editTransfer = expose(editFiling('transfer'), ['/transfers']);

export const askForTransfer = expose(requestTransfer, ['/']);
export const withdrawRequest = expose(withdrawTransferRequest, ['/transfers']);
export const answerRequest = expose(answerTransferRequest, ['/']);
