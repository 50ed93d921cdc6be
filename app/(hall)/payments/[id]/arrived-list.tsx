import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { getPayment } from '@/lib/remittances/list-payments';
import { fieldText } from '@/lib/text/interface';
import { arrivedText as text, FINDING_ADVICE } from '@/lib/text/payments';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';
import { formatFen, ZERO, type Fen } from '@/lib/values/money';

type Receipt = NonNullable<Awaited<ReturnType<typeof getPayment>>>['receipts'][number];

const COLUMNS: Column[] = [
  { key: 'arrivedOn', title: text.arrivedOn, kind: 'day' },
  { key: 'serial', title: text.serial, kind: 'code', primary: true },
  { key: 'payer', title: text.payer, kind: 'text' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'finding', title: text.finding, kind: 'text', wrap: true },
];

interface ArrivedListProps {
  receipts: Receipt[];
  suspense: Fen;
  /** Then no money comes for it. */
  paidFromSuspense: boolean;
}

/** The money that came for a payment, what was done with it, and what the unit should do about what lies in suspense. */
export function ArrivedList({ receipts, suspense, paidFromSuspense }: ArrivedListProps) {
  return (
    <Section title={text.title}>
      {suspense > ZERO && (
        <div className="mb-3">
          <Note tone="warning">{text.suspense(formatFen(suspense))}</Note>
        </div>
      )}
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        contained={false}
        rows={receipts.map((receipt) => ({
          id: receipt.id,
          label: receipt.bankSerial,
          cells: {
            arrivedOn: receipt.arrivedOn,
            serial: receipt.bankSerial,
            payer: receipt.payerName,
            amount: formatFen(receipt.amount),
            finding: (
              // One piece, or a narrow cell would set the state beside the advice, letter under letter.
              <span>
                <Status tone={receipt.finding === 'exact' ? 'success' : 'warning'}>
                  {RECEIPT_FINDING_WORDS[receipt.finding]}
                </Status>{' '}
                {FINDING_ADVICE[receipt.finding]}
              </span>
            ),
          },
        }))}
        empty={
          paidFromSuspense ? (
            <EmptyState title={text.fromSuspenseTitle}>{text.fromSuspense}</EmptyState>
          ) : (
            <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
          )
        }
      />
    </Section>
  );
}
