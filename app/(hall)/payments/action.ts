'use server';

import { expose } from '@/lib/operations/expose';
import { changeMethod } from '@/lib/remittances/register-payment';

export const changePaymentMethod = expose(changeMethod, ['/']);
