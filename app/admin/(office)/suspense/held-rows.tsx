import type { Route } from 'next';
import Link from 'next/link';
import type { Column, Row } from '@/components/table/column';
import { Badge } from '@/components/ui/badge';
import type { listHeld } from '@/lib/receipts/list-held';
import { fieldText } from '@/lib/text/interface';
import { receiptText, suspenseText as text } from '@/lib/text/office';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';
import { formatFen } from '@/lib/values/money';

export const HELD_COLUMNS: Column[] = [
  { key: 'serial', title: receiptText.serial, kind: 'code', primary: true },
  { key: 'arrivedOn', title: receiptText.arrivedOn, kind: 'day' },
  { key: 'payerName', title: receiptText.payerName, kind: 'text' },
  { key: 'payerAccount', title: receiptText.payerAccount, kind: 'code' },
  { key: 'amount', title: receiptText.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'lying', title: text.lying, unit: fieldText.yuan, kind: 'money' },
  { key: 'finding', title: receiptText.finding, kind: 'text', wrap: true },
  { key: 'unit', title: receiptText.unit, kind: 'text', wrap: true },
  { key: 'memo', title: receiptText.memoColumn, kind: 'text' },
  { key: 'action', title: text.action, kind: 'action' },
];

type Held = Awaited<ReturnType<typeof listHeld>>['rows'][number];

/** What lies in suspense, as rows; what nobody was found for leads to its claim. */
export function heldRows(rows: Held[]): Row[] {
  return rows.map(({ receipt, lying, unitName, unitNumber, claim }) => ({
    id: receipt.id,
    label: receipt.bankSerial,
    cells: {
      serial: receipt.bankSerial,
      arrivedOn: receipt.arrivedOn,
      payerName: receipt.payerName,
      payerAccount: receipt.payerAccount,
      amount: formatFen(receipt.amount),
      lying: formatFen(lying),
      finding: RECEIPT_FINDING_WORDS[receipt.finding],
      unit: unitNumber === null ? <Nobody waiting={claim !== null} /> : `${unitNumber} ${unitName ?? ''}`,
      memo: receipt.memo,
      action: unitNumber === null && (
        <Link href={`/admin/suspense/${receipt.id}` as Route}>{claim === null ? text.claim : text.check}</Link>
      ),
    },
  }));
}

function Nobody({ waiting }: { waiting: boolean }) {
  return (
    <div>
      {text.nobody} {waiting && <Badge tone="waiting">{text.waiting}</Badge>}
    </div>
  );
}
