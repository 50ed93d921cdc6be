'use client';

import type { Route } from 'next';
import { SheetForm } from '../sheet-form';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { WITHDRAWAL_COLUMNS, withdrawalProblemSentence, withdrawalText as text } from '@/lib/text/withdrawals';
import type { WithdrawalImport } from '@/lib/withdrawals/import-withdrawals';

type Imported = Extract<WithdrawalImport, { ok: true }>;
type Faults = Extract<Imported, { id: null }>['faults'];

const COLUMNS: Column[] = [
  { key: 'row', title: text.row, kind: 'number' },
  { key: 'serial', title: WITHDRAWAL_COLUMNS.serial.title, kind: 'code', primary: true },
  { key: 'fault', title: text.fault, kind: 'text', wrap: true },
];

/** Takes a file of withdrawals, and shows that it waits for a second person, or what is wrong with each row. */
export function WithdrawalFileForm() {
  return (
    <SheetForm<Imported>
      list="withdrawals"
      back="/admin"
      words={text}
      report={(report) => (
        <Section title={text.result}>
          {report.id === null ? <Refused faults={report.faults} /> : <Proposed {...report} />}
        </Section>
      )}
    />
  );
}

function Proposed({ id, isKnown, lines, amount }: Exclude<Imported, { id: null }>) {
  const words = isKnown ? text.known : text.proposed;
  return (
    <Note
      live="status"
      tone={isKnown ? 'info' : 'success'}
      action={<LinkButton href={`/admin/withdrawals/${id}` as Route}>{text.look}</LinkButton>}
    >
      {words(formatCount(lines), amount)}
    </Note>
  );
}

function Refused({ faults }: { faults: Faults }) {
  return (
    <>
      <div className="mb-3">
        <Note live="status" tone="warning">
          {text.refused(formatCount(new Set(faults.map(({ row }) => row)).size))}
        </Note>
      </div>
      <DataTable
        caption={text.faultsCaption}
        columns={COLUMNS}
        rows={faults.map(({ row, serial, column, code }) => ({
          id: `${row} ${column} ${code}`,
          label: serial,
          faulty: true,
          cells: { row: String(row), serial, fault: withdrawalProblemSentence(column, code) },
        }))}
      />
    </>
  );
}
