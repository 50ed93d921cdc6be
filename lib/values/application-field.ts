/** What a unit may not change by itself: of the unit, and of an employee. */
export const UNIT_FIELDS = ['name', 'creditCode', 'legalRepresentative', 'nature', 'bankName', 'bankAccount'] as const;
export const EMPLOYEE_FIELDS = ['employeeName', 'idNumber', 'phone'] as const;
/** What a unit in hardship may apply for: 缓缴, and ratios below the centre's lowest (L-10, Q-45). */
export const RELIEFS = ['deferral', 'lowRatio'] as const;
export const CHANGED_FIELDS = [...UNIT_FIELDS, ...EMPLOYEE_FIELDS] as const;
export const APPLICATION_FIELDS = [...CHANGED_FIELDS, ...RELIEFS] as const;
export type UnitField = (typeof UNIT_FIELDS)[number];
type EmployeeField = (typeof EMPLOYEE_FIELDS)[number];
export type ChangedField = (typeof CHANGED_FIELDS)[number];
export type Relief = (typeof RELIEFS)[number];
export type ApplicationField = (typeof APPLICATION_FIELDS)[number];

/** Whether it is an application of a unit in hardship. */
export function isRelief(field: ApplicationField): field is Relief {
  return RELIEFS.some((own) => own === field);
}

/** Whether the field is one of an employee; all others are the unit's. */
export function isEmployeeField(field: ApplicationField): field is EmployeeField {
  return EMPLOYEE_FIELDS.some((own) => own === field);
}
