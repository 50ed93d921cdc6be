import type { Sheet, SheetRow } from '@/components/display/sheet-table';
import type { MonthSheet } from '@/lib/remittances/month-sheet';

/** The sheet as its table takes it. */
export function sheetRows(sheet: MonthSheet): Sheet {
  return {
    previous: row(sheet.previous),
    increase: row(sheet.added),
    baseChange: row(sheet.adjusted),
    decrease: row(sheet.reduced),
    current: row(sheet.current),
    backPayment: row(sheet.backPay),
  };
}

function row({ heads, amount }: MonthSheet['current']): SheetRow {
  return { people: heads, amount };
}
