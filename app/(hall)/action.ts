'use server';

import { expose } from '@/lib/operations/expose';
import { readNotices } from '@/lib/units/notices';
import { endTour, restartTour } from '@/lib/units/tours';

export const markNoticesRead = expose(readNotices, ['/']);
export const putTourAway = expose(endTour, ['/']);
export const startTourAgain = expose(restartTour, ['/']);
