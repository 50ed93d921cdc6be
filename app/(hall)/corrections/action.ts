'use server';

import { editCorrection, saveCorrection } from '@/lib/corrections/save-correction';
import { submitCorrection, withdrawCorrection } from '@/lib/corrections/submit-correction';
import { removeDocument } from '@/lib/filings/filing-documents';
import { expose } from '@/lib/operations/expose';

export const applyForCorrection = expose(saveCorrection, ['/corrections']);
export const changeCorrection = expose(editCorrection, ['/corrections']);
export const sendCorrection = expose(submitCorrection, ['/corrections']);
export const takeCorrectionBack = expose(withdrawCorrection, ['/corrections']);
export const removeCorrectionDocument = expose(removeDocument, ['/corrections']);
