'use client';

import { FieldNotes } from '@/components/form/field';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { RowBox } from '@/components/table/row-box';
import { TotalsLine } from '@/components/table/totals-line';
import { Section } from '@/components/ui/section';
import { correctionText as text } from '@/lib/text/corrections';
import { fenFromText, formatFen, sumFen } from '@/lib/values/money';

export interface MonthChoice {
  /** What the ledger holds of the month, ready to be shown. */
  row: Row;
  /** Its amount as text, to be added up for the eye only. */
  amount: string;
  /** Whether it may be ticked. */
  free: boolean;
}

interface MonthChoicesProps {
  months: MonthChoice[];
  ticked: readonly string[];
  onTick: (ticked: string[]) => void;
  error: string | undefined;
}

const COLUMNS: Column[] = [
  { key: 'select', title: text.select, kind: 'action', align: 'center' },
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'unitShare', title: text.unitShare, unit: text.yuan, kind: 'money' },
  { key: 'ownShare', title: text.ownShare, unit: text.yuan, kind: 'money' },
  { key: 'backUnitShare', title: text.backUnitShare, unit: text.yuan, kind: 'money' },
  { key: 'backOwnShare', title: text.backOwnShare, unit: text.yuan, kind: 'money' },
  { key: 'amount', title: text.monthAmount, unit: text.yuan, kind: 'money' },
  { key: 'state', title: text.monthState, kind: 'status' },
];

/** The posted months of the fund year, whole ones to be ticked; what they come to stands under them. */
export function MonthChoices({ months, ticked, onTick, error }: MonthChoicesProps) {
  const chosen = months.filter(({ row }) => ticked.includes(row.id));

  function tick(id: string, on: boolean) {
    onTick(months.map(({ row }) => row.id).filter((month) => (month === id ? on : ticked.includes(month))));
  }

  return (
    <Section title={text.choose}>
      <div id="field-months" tabIndex={-1} className="field" data-invalid={error ? true : undefined}>
        <DataTable
          caption={text.monthsCaption}
          contained={false}
          columns={COLUMNS}
          rows={months.map(({ row, free }) => ({
            ...row,
            cells: {
              ...row.cells,
              select: free && (
                <RowBox
                  label={text.selectMonth(row.label)}
                  checked={ticked.includes(row.id)}
                  onChange={(event) => tick(row.id, event.currentTarget.checked)}
                />
              ),
            },
          }))}
        />
        <FieldNotes id="field-months" error={error} live />
      </div>
      <TotalsLine
        items={[
          { term: text.chosen(String(chosen.length)), value: '' },
          { term: text.chosenAmount, value: formatFen(sumFen(chosen.map(({ amount }) => fenFromText(amount)))) },
        ]}
      />
    </Section>
  );
}
