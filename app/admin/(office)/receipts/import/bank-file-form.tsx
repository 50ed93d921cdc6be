'use client';

import { ImportReport } from './import-report';
import { SheetForm } from '../../sheet-form';
import type { ReceiptImport } from '@/lib/receipts/import-receipts';
import { receiptImportText as text } from '@/lib/text/office';

/** Takes a bank's file and shows what became of each of its lines. */
export function BankFileForm() {
  return (
    <SheetForm<Extract<ReceiptImport, { ok: true }>>
      list="receipts"
      back="/admin/receipts"
      words={text}
      report={({ rows }) => <ImportReport rows={rows} />}
    />
  );
}
