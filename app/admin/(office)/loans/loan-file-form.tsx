'use client';

import { SheetForm } from '../sheet-form';
import { DataTable } from '@/components/table/data-table';
import type { Column } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import type { LoanImport } from '@/lib/people/import-loans';
import { loanImportText as text, loanProblemSentence } from '@/lib/text/loan-import';

type Imported = Extract<LoanImport, { ok: true }>;

const COLUMNS: Column[] = [
  { key: 'row', title: text.row, kind: 'number' },
  { key: 'contract', title: text.contract, kind: 'code', primary: true },
  { key: 'fault', title: text.fault, kind: 'text', wrap: true },
];

/** Takes a file of loans and shows how many were imported, and why others were not. */
export function LoanFileForm() {
  return (
    <SheetForm<Imported> list="loans" back="/admin" words={text} report={(report) => <LoanReport report={report} />} />
  );
}

function LoanReport({ report: { added, changed, faults } }: { report: Imported }) {
  const left = new Set(faults.map(({ row }) => row)).size;
  return (
    <Section title={text.result}>
      <div className="mb-3">
        <Note live="status" tone={left > 0 ? 'warning' : 'success'}>
          {text.summary(formatCount(added), formatCount(changed), formatCount(left))}
        </Note>
      </div>
      {left > 0 && (
        <DataTable
          caption={text.caption}
          columns={COLUMNS}
          rows={faults.map(({ row, contractNumber, column, code }) => ({
            id: `${row} ${column}`,
            label: contractNumber,
            faulty: true,
            cells: { row: String(row), contract: contractNumber, fault: loanProblemSentence(column, code) },
          }))}
        />
      )}
    </Section>
  );
}
