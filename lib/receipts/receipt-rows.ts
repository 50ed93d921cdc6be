import type { Cell, SheetRow } from '@/lib/sheets/cell';
import { matchColumns, type SheetColumn } from '@/lib/sheets/match-columns';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import { RECEIPT_COLUMNS, type ReceiptColumn } from '@/lib/text/receipt-import';
import { toHalfWidth, trimText } from '@/lib/values/digits';

/** One line of a bank's file: its row in the sheet, the texts by column, and cells that cannot be believed, by column. */
export interface ReceiptRow {
  row: number;
  typed: Record<ReceiptColumn, string>;
  faults: Partial<Record<ReceiptColumn, string>>;
}

export type ReceiptRows =
  { ok: true; rows: ReceiptRow[] } | { ok: false; code: ImportRefusalCode; values: Record<string, string> };

/** Most lines of one bank file: each is a transaction of its own. */
const LONGEST_FILE = 5_000;
const OPTIONAL = new Set<ReceiptColumn>(['payerAccount', 'memo']);
/** Excel keeps fifteen digits of a number; what is longer has lost the rest. */
const SAFE_DIGITS = 15;
const LONG_NUMBERS = new Set<ReceiptColumn>(['bankSerial', 'payerAccount', 'memo']);
const KEYS = Object.keys(RECEIPT_COLUMNS) as ReceiptColumn[];
const COLUMNS: SheetColumn[] = KEYS.map((key) => ({ key, ...RECEIPT_COLUMNS[key], required: !OPTIONAL.has(key) }));

/** The receipts that a bank file's rows hold. Refuses a file without the columns, without rows or with too many of them. Pure. */
export function receiptRows(rows: readonly SheetRow[]): ReceiptRows {
  const matched = matchColumns(rows, COLUMNS);
  if (!matched.ok) return matched;
  const missing = matched.unmatched.join('、');
  if (missing !== '') return { ok: false, code: 'columns-missing', values: { titles: missing } };
  const found = matched.dataRows.length;
  if (found === 0) return { ok: false, code: 'no-rows', values: {} };
  if (found > LONGEST_FILE) {
    return { ok: false, code: 'too-many-lines', values: { found: String(found), limit: String(LONGEST_FILE) } };
  }
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
    const fault = faultOf(cell, key);
    if (fault) faults[key] = fault;
  }
  return { row: number, typed, faults };
}

function faultOf(cell: Cell, key: ReceiptColumn): string | null {
  switch (cell.kind) {
    case 'formula':
      return 'cell-formula';
    case 'merged':
      return 'cell-merged';
    case 'error':
      return 'cell-error';
    case 'number': {
      const lost = LONG_NUMBERS.has(key) && cell.text.replace(/[^0-9]/g, '').length > SAFE_DIGITS;
      return lost ? 'stored-as-number' : null;
    }
    case 'text':
    case 'date':
    case 'boolean':
      return null;
  }
}
