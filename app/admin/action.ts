'use server';

import { decideTransferRequest } from '@/lib/filings/answer-transfer-request';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { expose } from '@/lib/operations/expose';
import { decideAllocation, proposeAllocation } from '@/lib/receipts/allocate-suspense';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { publishAnnouncement, withdrawAnnouncement } from '@/lib/units/announcements';
import { setFundParameters } from '@/lib/units/set-parameters';

export const recordReceipt = expose(enterReceipt, ['/admin']);
export const proposeSuspenseClaim = expose(proposeAllocation, ['/admin']);
export const decideSuspenseClaim = expose(decideAllocation, ['/admin']);
export const decideRequest = expose(decideTransferRequest, ['/admin']);
export const decideReview = expose(reviewFiling, ['/admin']);
export const revokeReviewed = expose(revokeReviewedFiling, ['/admin']);
export const expireOverduePayments = expose(expirePayments, ['/admin']);
export const changeParameters = expose(setFundParameters, ['/admin']);
export const announce = expose(publishAnnouncement, ['/admin', '/']);
export const takeAnnouncementDown = expose(withdrawAnnouncement, ['/admin', '/']);
