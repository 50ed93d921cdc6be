'use server';

import { expose } from '@/lib/operations/expose';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeMonthAndChanges } from '@/lib/remittances/revoke-month-and-changes';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';

export const saveMonth = expose(saveRemittance, ['/']);
export const registerMonth = expose(registerPayment, ['/']);
export const revokeMonth = expose(revokeRemittance, ['/']);
export const revokeMonthWithChanges = expose(revokeMonthAndChanges, ['/']);
