'use server';

import { startExport, startFullExport } from '@/lib/jobs/start-export';
import { expose } from '@/lib/operations/expose';

export const exportList = expose(startExport, ['/jobs']);
export const exportInFull = expose(startFullExport, ['/jobs']);
