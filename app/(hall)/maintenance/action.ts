'use server';

import { removeDocument } from '@/lib/filings/filing-documents';
import { editUnit } from '@/lib/maintenance/edit-unit';
import { saveApplication } from '@/lib/maintenance/save-application';
import { saveRelief } from '@/lib/maintenance/save-relief';
import { submitApplication, withdrawApplication } from '@/lib/maintenance/submit-application';
import { upgradeIdNumber } from '@/lib/maintenance/upgrade-id-number';
import { expose } from '@/lib/operations/expose';

export const changeUnit = expose(editUnit, ['/']);
export const raiseIdNumber = expose(upgradeIdNumber, ['/maintenance/employees', '/queries/employees']);
export const applyForChange = expose(saveApplication, ['/maintenance/applications']);
export const applyForRelief = expose(saveRelief, ['/maintenance/applications']);
export const sendApplication = expose(submitApplication, ['/maintenance/applications']);
export const takeApplicationBack = expose(withdrawApplication, ['/maintenance/applications']);
export const removeApplicationDocument = expose(removeDocument, ['/maintenance/applications']);
