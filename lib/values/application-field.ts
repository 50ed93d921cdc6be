/** What a unit may not change by itself: of the unit, and of an employee. */
export const UNIT_FIELDS = ['name', 'creditCode', 'legalRepresentative', 'nature', 'bankName', 'bankAccount'] as const;
export const EMPLOYEE_FIELDS = ['employeeName', 'idNumber', 'phone'] as const;
export const APPLICATION_FIELDS = [...UNIT_FIELDS, ...EMPLOYEE_FIELDS] as const;
export type UnitField = (typeof UNIT_FIELDS)[number];
type EmployeeField = (typeof EMPLOYEE_FIELDS)[number];
export type ApplicationField = (typeof APPLICATION_FIELDS)[number];

/** Whether the field is one of an employee; all others are the unit's. */
export function isEmployeeField(field: ApplicationField): field is EmployeeField {
  return EMPLOYEE_FIELDS.some((own) => own === field);
}
