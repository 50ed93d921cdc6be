'use server';

import { saveFilings } from '@/lib/filings/save-filings';
import { expose } from '@/lib/operations/expose';

export const unsealAccounts = expose(saveFilings('unseal'), ['/change-roster']);
