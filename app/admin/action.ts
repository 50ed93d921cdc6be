'use server';

import { decideBinding, endBinding, proposeBinding } from '@/lib/certificates/bind-certificate';
import { decideAuthority, endAuthority, importCrl, proposeAuthority } from '@/lib/certificates/manage-authorities';
import { decideTransferRequest } from '@/lib/filings/answer-transfer-request';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { decideApplication } from '@/lib/maintenance/decide-application';
import { expose } from '@/lib/operations/expose';
import { decideAllocation, proposeAllocation } from '@/lib/receipts/allocate-suspense';
import { voidPaper } from '@/lib/papers/revoke-paper';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { decideRefund, proposeRefund } from '@/lib/receipts/refund-suspense';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { publishAnnouncement, withdrawAnnouncement } from '@/lib/units/announcements';
import { setFundParameters } from '@/lib/units/set-parameters';

export const recordReceipt = expose(enterReceipt, ['/admin']);
export const proposeSuspenseClaim = expose(proposeAllocation, ['/admin']);
export const decideSuspenseClaim = expose(decideAllocation, ['/admin']);
export const proposeSuspenseRefund = expose(proposeRefund, ['/admin']);
export const decideSuspenseRefund = expose(decideRefund, ['/admin']);
export const decideRequest = expose(decideTransferRequest, ['/admin']);
export const decideReview = expose(reviewFiling, ['/admin']);
export const revokeReviewed = expose(revokeReviewedFiling, ['/admin']);
export const decideOnApplication = expose(decideApplication, ['/admin']);
export const expireOverduePayments = expose(expirePayments, ['/admin']);
export const changeParameters = expose(setFundParameters, ['/admin']);
export const announce = expose(publishAnnouncement, ['/admin', '/']);
export const takeAnnouncementDown = expose(withdrawAnnouncement, ['/admin', '/']);
export const proposeCertificateBinding = expose(proposeBinding, ['/admin']);
export const decideCertificateBinding = expose(decideBinding, ['/admin']);
export const endCertificateBinding = expose(endBinding, ['/admin']);
export const proposeCertificateAuthority = expose(proposeAuthority, ['/admin']);
export const decideCertificateAuthority = expose(decideAuthority, ['/admin']);
export const endCertificateAuthority = expose(endAuthority, ['/admin']);
export const importCertificateCrl = expose(importCrl, ['/admin']);

export const declareVoid = expose(voidPaper, ['/admin']);
