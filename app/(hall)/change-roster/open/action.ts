'use server';

import { editFiling } from '@/lib/filings/edit-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { expose } from '@/lib/operations/expose';

export const openAccounts = expose(saveFilings('open'), ['/change-roster']);
export const editOpening = expose(editFiling('open'), ['/change-roster']);
