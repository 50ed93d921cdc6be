'use server';

import { rememberHeaders } from '@/lib/filings/import-headers';
import { expose } from '@/lib/operations/expose';

export const rememberOwnHeaders = expose(rememberHeaders, ['/']);
