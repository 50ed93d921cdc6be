'use server';

import { revealPersonalData } from '@/lib/accounts/reveal-personal-data';
import { expose } from '@/lib/operations/expose';

export const reveal = expose(revealPersonalData, ['/queries/logs', '/admin/log']);
