'use server';

import { discardFilings } from '@/lib/filings/discard-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { expose } from '@/lib/operations/expose';

export const discardChanges = expose(discardFilings, ['/change-roster']);
export const submitChanges = expose(submitFilings, ['/']);
