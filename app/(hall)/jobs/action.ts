'use server';

import { startExport } from '@/lib/jobs/start-export';
import { expose } from '@/lib/operations/expose';

export const exportList = expose(startExport, ['/jobs']);
