import type { ReactNode } from 'react';
import { Money } from '@/components/display/money';
import { DataTable } from '@/components/table/data-table';
import type { Column } from '@/components/table/column';
import { fieldText, outcomeText } from '@/lib/text/interface';
import { subtractFen, sumFen, ZERO, type Fen } from '@/lib/values/money';

/** What changes for one person. `before` is missing for somebody new, `after` for somebody who leaves. */
export interface Change {
  id: string;
  name: string;
  accountNumber?: string;
  kind: ReactNode;
  before?: Fen;
  after?: Fen;
  note?: ReactNode;
}

interface ChangePreviewProps {
  caption: string;
  changes: Change[];
  /** What the amounts are, as 月缴存额. */
  amountName: string;
  /** Totals of the whole set, when only a part of it is listed. */
  totals?: { before: Fen; after: Fen };
}

/** Before a submit: who changes, from what to what, and the totals. */
export function ChangePreview({ caption, changes, amountName, totals }: ChangePreviewProps) {
  const before = totals?.before ?? sumFen(changes.map((change) => change.before ?? ZERO));
  const after = totals?.after ?? sumFen(changes.map((change) => change.after ?? ZERO));
  return (
    <DataTable
      caption={caption}
      columns={previewColumns(amountName)}
      firstNumber={1}
      rows={changes.map((change) => ({
        id: change.id,
        label: change.name,
        cells: {
          name: change.name,
          account: change.accountNumber,
          kind: change.kind,
          before: change.before !== undefined && <Money amount={change.before} />,
          after: change.after !== undefined && <Money amount={change.after} />,
          difference: <Money signed amount={subtractFen(change.after ?? ZERO, change.before ?? ZERO)} />,
          note: change.note,
        },
      }))}
      totals={[
        {
          cells: {
            before: <Money amount={before} />,
            after: <Money amount={after} />,
            difference: <Money signed amount={subtractFen(after, before)} />,
          },
        },
      ]}
    />
  );
}

function previewColumns(amountName: string): Column[] {
  return [
    { key: 'name', title: outcomeText.name, kind: 'text', primary: true },
    { key: 'account', title: outcomeText.account, kind: 'code' },
    { key: 'kind', title: outcomeText.kind, kind: 'status' },
    { key: 'before', title: `${outcomeText.before}${amountName}`, unit: fieldText.yuan, kind: 'money' },
    { key: 'after', title: `${outcomeText.after}${amountName}`, unit: fieldText.yuan, kind: 'money' },
    { key: 'difference', title: outcomeText.difference, unit: fieldText.yuan, kind: 'money' },
    { key: 'note', title: outcomeText.note, kind: 'text', wrap: true },
  ];
}
