import type { Route } from 'next';
import Link from 'next/link';
import type { Column, Row } from '@/components/table/column';
import { Badge } from '@/components/ui/badge';
import type { listHeld } from '@/lib/receipts/list-held';
import { fieldText } from '@/lib/text/interface';
import { receiptText } from '@/lib/text/office';
import { suspenseText as text } from '@/lib/text/suspense';
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

/** What lies in suspense, as rows, each with the way to its claim or refund. */
export function heldRows(rows: Held[]): Row[] {
  return rows.map(({ receipt, lying, unitName, unitNumber, claim, refund }) => ({
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
      unit: (
        <Whose
          unit={unitNumber === null ? text.nobody : `${unitNumber} ${unitName ?? ''}`}
          waiting={claim !== null || refund !== null}
        />
      ),
      memo: receipt.memo,
      action: (
        <Link href={`/admin/suspense/${receipt.id}` as Route}>
          {claim !== null || refund !== null ? text.check : unitNumber === null ? text.claimOrRefund : text.refund}
        </Link>
      ),
    },
  }));
}

function Whose({ unit, waiting }: { unit: string; waiting: boolean }) {
  return (
    <div>
      {unit} {waiting && <Badge tone="waiting">{text.waiting}</Badge>}
    </div>
  );
}
