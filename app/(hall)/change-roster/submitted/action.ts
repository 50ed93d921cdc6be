'use server';

import { revokeFilings } from '@/lib/filings/revoke-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { expose } from '@/lib/operations/expose';

export const revokeChanges = expose(revokeFilings, ['/']);
export const withdrawChanges = expose(withdrawFilings, ['/change-roster']);
