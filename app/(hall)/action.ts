'use server';

import { expose } from '@/lib/operations/expose';
import { readNotices } from '@/lib/units/notices';

export const markNoticesRead = expose(readNotices, ['/']);
