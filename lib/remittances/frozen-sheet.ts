import type { remittances } from '@/db/schema/remittances';
import type { MonthSheet } from './month-sheet';

/** The six rows as they were when the month was saved. The database holds that they add up. */
export function frozenSheet(saved: typeof remittances.$inferSelect): MonthSheet {
  return {
    previous: { heads: saved.previousHeads, amount: saved.previousAmount },
    added: { heads: saved.addedHeads, amount: saved.addedAmount },
    adjusted: { heads: saved.adjustedHeads, amount: saved.adjustedAmount },
    reduced: { heads: saved.reducedHeads, amount: saved.reducedAmount },
    current: { heads: saved.currentHeads, amount: saved.currentAmount },
    backPay: { heads: saved.backPayHeads, amount: saved.backPayAmount },
    due: saved.dueAmount,
  };
}
