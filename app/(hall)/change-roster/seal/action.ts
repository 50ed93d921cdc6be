'use server';

import { saveFilings } from '@/lib/filings/save-filings';
import { expose } from '@/lib/operations/expose';

export const sealAccounts = expose(saveFilings('seal'), ['/change-roster']);
