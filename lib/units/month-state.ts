/**
 * Where a unit's open month stands (rulebook 6): open (no roster), saved (roster frozen), due (payment registered, 待收款),
 * arrived (a receipt is attached). A posted month is closed and the next one is open.
 */
export type MonthState = 'open' | 'saved' | 'due' | 'arrived';

export type MonthAct =
  | 'save-draft'
  | 'change-draft'
  | 'write-import'
  | 'submit-filings'
  | 'revoke-filings'
  | 'submit-transfers'
  | 'revoke-transfers'
  | 'save-remittance'
  | 'revoke-remittance'
  | 'register-payment'
  | 'change-method';

/** Rulebook section 6, columns OPEN to ARRIVED. Screens offer by it, operations refuse by it. */
export const MONTH_ACTS: Record<MonthAct, Record<MonthState, boolean>> = {
  'save-draft': { open: true, saved: true, due: true, arrived: true },
  'change-draft': { open: true, saved: true, due: true, arrived: true },
  'write-import': { open: true, saved: true, due: true, arrived: true },
  'submit-filings': { open: true, saved: false, due: false, arrived: false },
  'revoke-filings': { open: true, saved: false, due: false, arrived: false },
  'submit-transfers': { open: true, saved: true, due: true, arrived: true },
  'revoke-transfers': { open: true, saved: true, due: true, arrived: true },
  'save-remittance': { open: true, saved: false, due: false, arrived: false },
  'revoke-remittance': { open: false, saved: true, due: true, arrived: false },
  'register-payment': { open: false, saved: true, due: false, arrived: false },
  'change-method': { open: false, saved: false, due: true, arrived: false },
};

/** Whether the act is possible in this state of the month. */
export function monthAllows(act: MonthAct, state: MonthState): boolean {
  return MONTH_ACTS[act][state];
}
