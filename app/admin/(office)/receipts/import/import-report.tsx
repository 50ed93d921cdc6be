import { DataTable } from '@/components/table/data-table';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { ImportedReceipt, RowOutcome } from '@/lib/receipts/import-receipts';
import { fieldText } from '@/lib/text/interface';
import { receiptImportText as text, receiptText } from '@/lib/text/office';
import { RECEIPT_COLUMNS, receiptProblemSentence, type ReceiptColumn } from '@/lib/text/receipt-import';
import { refusalSentence } from '@/lib/text/refusals';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';

const COLUMNS: Column[] = [
  { key: 'row', title: text.row, kind: 'number' },
  { key: 'serial', title: receiptText.serial, kind: 'code', primary: true },
  { key: 'payer', title: receiptText.payerName, kind: 'text' },
  { key: 'amount', title: receiptText.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

/** What became of each line of a bank's file. */
export function ImportReport({ rows }: { rows: ImportedReceipt[] }) {
  const repeated = rows.filter(({ outcome }) => isRepeated(outcome)).length;
  const entered = rows.filter(({ outcome }) => outcome.kind === 'entered' && !outcome.repeated).length;
  const left = rows.length - entered - repeated;
  return (
    <Section title={text.result}>
      <div className="mb-3">
        <Note live="status" tone={left > 0 ? 'warning' : 'success'}>
          {text.summary(formatCount(entered), formatCount(repeated), formatCount(left))}
        </Note>
      </div>
      <DataTable caption={text.caption} columns={COLUMNS} rows={rows.map(reportRow)} />
    </Section>
  );
}

function isRepeated(outcome: RowOutcome): boolean {
  if (outcome.kind === 'entered') return outcome.repeated;
  return outcome.kind === 'refused' && outcome.code === 'receipt-known';
}

function reportRow({ row, bankSerial, payerName, amount, outcome }: ImportedReceipt): Row {
  const { tone, words } = wordsOf(outcome);
  return {
    id: String(row),
    label: bankSerial,
    faulty: outcome.kind !== 'entered' && !isRepeated(outcome),
    cells: {
      row: String(row),
      serial: bankSerial,
      payer: payerName,
      amount,
      outcome: <Status tone={tone}>{words}</Status>,
    },
  };
}

function wordsOf(outcome: RowOutcome): { tone: Tone; words: string } {
  switch (outcome.kind) {
    case 'entered': {
      const words = RECEIPT_FINDING_WORDS[outcome.finding];
      if (outcome.repeated) return { tone: 'neutral', words: text.repeated(words) };
      return { tone: outcome.finding === 'exact' ? 'success' : 'warning', words };
    }
    case 'refused':
      return {
        tone: isRepeated(outcome) ? 'neutral' : 'danger',
        words: refusalSentence(outcome.code, outcome.values),
      };
    case 'faulty':
      return {
        tone: 'danger',
        words: Object.entries(outcome.faults)
          .map(([key, code]) => text.of(RECEIPT_COLUMNS[key as ReceiptColumn].title, receiptProblemSentence(code)))
          .join('；'),
      };
    case 'failed':
      return { tone: 'danger', words: text.failed(outcome.reference) };
  }
}
