'use server';

import { expose } from '@/lib/operations/expose';
import { changeMethod } from '@/lib/remittances/change-method';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';

export const changePaymentMethod = expose(changeMethod, ['/']);
export const revokePayment = expose(revokeBackPayment, ['/']);
