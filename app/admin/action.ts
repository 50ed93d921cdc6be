'use server';

import { reviewFiling } from '@/lib/filings/review-filing';
import { expose } from '@/lib/operations/expose';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';

export const recordReceipt = expose(enterReceipt, ['/admin']);
export const decideReview = expose(reviewFiling, ['/admin']);
export const expireOverduePayments = expose(expirePayments, ['/admin']);
