import type { SheetRow } from '@/lib/sheets/cell';
import { cellFault, hasLostDigits } from '@/lib/sheets/cell-fault';
import { matchTable, type TableRefusal } from '@/lib/sheets/match-table';
import { templateColumns } from '@/lib/sheets/template-column';
import { RECEIPT_COLUMNS, type ReceiptColumn } from '@/lib/text/receipt-import';
import { toHalfWidth, trimText } from '@/lib/values/digits';

/** One line of a bank's file: its row in the sheet, the texts by column, and cells that cannot be believed, by column. */
export interface ReceiptRow {
  row: number;
  typed: Record<ReceiptColumn, string>;
  faults: Partial<Record<ReceiptColumn, string>>;
}

export type ReceiptRows = { ok: true; rows: ReceiptRow[] } | TableRefusal;

/** Most lines of one bank file: each is a transaction of its own. */
const LONGEST_FILE = 5_000;
const LONG_NUMBERS = new Set<ReceiptColumn>(['bankSerial', 'payerAccount', 'memo']);
const KEYS = Object.keys(RECEIPT_COLUMNS) as ReceiptColumn[];

/** What a bank's file has, and its template. */
export const RECEIPT_SHEET = templateColumns(RECEIPT_COLUMNS, {
  payerAccount: { required: false },
  amount: { kind: 'amount' },
  memo: { required: false },
  arrivedOn: { kind: 'day' },
});

/** The receipts that a bank file's rows hold. Refuses a file without the columns, without rows or with too many of them. Pure. */
export function receiptRows(rows: readonly SheetRow[]): ReceiptRows {
  const matched = matchTable(rows, RECEIPT_SHEET, LONGEST_FILE);
  if (!matched.ok) return matched;
  return { ok: true, rows: matched.dataRows.map((row) => receiptRow(row, matched.columns)) };
}

function receiptRow({ number, cells }: SheetRow, columns: ReadonlyMap<string, number>): ReceiptRow {
  const typed = { bankSerial: '', payerName: '', payerAccount: '', amount: '', memo: '', arrivedOn: '' };
  const faults: ReceiptRow['faults'] = {};
  for (const key of KEYS) {
    const index = columns.get(key);
    const cell = index === undefined ? null : cells[index];
    if (!cell) continue;
    typed[key] = trimText(toHalfWidth(cell.text));
    const fault = cellFault(cell) ?? (LONG_NUMBERS.has(key) && hasLostDigits(cell) ? 'stored-as-number' : null);
    if (fault) faults[key] = fault;
  }
  return { row: number, typed, faults };
}
