'use server';

import { expose } from '@/lib/operations/expose';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/staff/enrol-second-factor';

export const beginOwnSecondFactor = expose(beginSecondFactor, ['/admin/settings']);
export const confirmOwnSecondFactor = expose(confirmSecondFactor, ['/admin/settings']);
