import { nextMonth, type Month } from '@/lib/values/month';

/**
 * Where a unit's open month stands (rulebook 6): open (no roster), saved (roster frozen), due (payment registered, 待收款). Exact
 * money posts in the transaction that records it, so that no month is ever seen with all its money and unposted; a posted month is
 * closed and the next one is open. ARRIVED is a due month whose payment a receipt of too little has named: it allows what DUE allows, but that
 * its payment is not taken back and not changed (`lib/remittances/arrived-for-payments.ts`).
 */
export type MonthState = 'open' | 'saved' | 'due';

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
  | 'change-method'
  | 'correct';

/** Rulebook section 6, columns OPEN to DUE. Screens offer by it, operations refuse by it. */
export const MONTH_ACTS: Record<MonthAct, Record<MonthState, boolean>> = {
  'save-draft': { open: true, saved: true, due: true },
  'change-draft': { open: true, saved: true, due: true },
  'write-import': { open: true, saved: true, due: true },
  'submit-filings': { open: true, saved: false, due: false },
  'revoke-filings': { open: true, saved: false, due: false },
  'submit-transfers': { open: true, saved: true, due: true },
  'revoke-transfers': { open: true, saved: true, due: true },
  'save-remittance': { open: true, saved: false, due: false },
  'revoke-remittance': { open: false, saved: true, due: true },
  'register-payment': { open: false, saved: true, due: false },
  'change-method': { open: false, saved: false, due: true },
  // A correction is of months that are posted; it touches neither the open one nor its roster.
  correct: { open: true, saved: true, due: true },
};

/** Whether the act is possible in this state of the month. */
export function monthAllows(act: MonthAct, state: MonthState): boolean {
  return MONTH_ACTS[act][state];
}

/** The month that a change which is saved now will be for: the open one, or, once nothing can be submitted to it any more, the next. */
export function monthForDrafts({ openMonth, monthState }: { openMonth: Month; monthState: MonthState }): Month {
  return monthAllows('submit-filings', monthState) ? openMonth : nextMonth(openMonth);
}
