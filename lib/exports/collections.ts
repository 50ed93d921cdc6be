import type { Readable } from 'node:stream';
import type { collectionsOf } from '@/lib/receipts/list-collections';
import { writeRows } from '@/lib/sheets/write-rows';
import { collectionText as text } from '@/lib/text/collections';
import { fenToText } from '@/lib/values/money';

const COLUMNS = [
  { key: 'number', title: text.number, kind: 'text' },
  { key: 'payerName', title: text.payerName, kind: 'text' },
  { key: 'payerAccount', title: text.payerAccount, kind: 'text' },
  { key: 'payerBank', title: text.payerBank, kind: 'text' },
  { key: 'amount', title: text.amount, kind: 'amount' },
  { key: 'code', title: text.code, kind: 'text' },
] as const;

/** 托收指令 of one batch as the workbook that goes to the bank; what it credits under the 缴款码 comes back as a receipt. */
export function writeCollections(rows: Awaited<ReturnType<typeof collectionsOf>>): Readable {
  return writeRows({
    sheetTitle: text.title,
    columns: COLUMNS,
    rows: rows.map(({ instruction: { payerName, payerAccount, payerBank, amount }, number, code }) => ({
      ...{ number, payerName, payerAccount, payerBank, code },
      amount: fenToText(amount),
    })),
  });
}
