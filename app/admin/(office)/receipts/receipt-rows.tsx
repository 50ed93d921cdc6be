import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { listReceipts } from '@/lib/receipts/list-receipts';
import { fieldText } from '@/lib/text/interface';
import { receiptText as text } from '@/lib/text/office';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';
import { formatFen, ZERO } from '@/lib/values/money';

export const RECEIPT_COLUMNS: Column[] = [
  { key: 'serial', title: text.serial, kind: 'code', primary: true },
  { key: 'arrivedOn', title: text.arrivedOn, kind: 'day' },
  { key: 'payerName', title: text.payerName, kind: 'text' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'finding', title: text.finding, kind: 'status' },
  { key: 'held', title: text.held, unit: fieldText.yuan, kind: 'money' },
  { key: 'payment', title: text.payment, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text' },
  { key: 'payerAccount', title: text.payerAccount, kind: 'code' },
  { key: 'memo', title: text.memoColumn, kind: 'text' },
  { key: 'source', title: text.source, kind: 'text' },
];

type Listed = Awaited<ReturnType<typeof listReceipts>>['rows'][number];

/** What the bank reported, as rows: what was found, what of it is held, whose it is. */
export function receiptRows(rows: Listed[]): Row[] {
  return rows.map(({ receipt, held, unitName, unitNumber, paymentNumber }) => ({
    id: receipt.id,
    label: receipt.bankSerial,
    cells: {
      serial: receipt.bankSerial,
      arrivedOn: receipt.arrivedOn,
      payerName: receipt.payerName,
      payerAccount: receipt.payerAccount,
      amount: formatFen(receipt.amount),
      memo: receipt.memo,
      source: text.sources[receipt.source],
      finding: (
        <Status tone={receipt.finding === 'exact' ? 'success' : 'warning'}>
          {RECEIPT_FINDING_WORDS[receipt.finding]}
        </Status>
      ),
      held: held > ZERO && formatFen(held),
      unit: unitNumber && `${unitNumber} ${unitName ?? ''}`,
      payment: paymentNumber,
    },
  }));
}
