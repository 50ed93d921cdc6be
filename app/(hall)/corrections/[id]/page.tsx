import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { removeCorrectionDocument } from '../action';
import { CorrectionActions } from './correction-actions';
import { BOOKED_COLUMNS, bookedRow, bookedTotals, CorrectionStatus } from '@/app/correction-rows';
import { CorrectionDetails } from '@/app/correction-details';
import { DocumentsSection } from '@/app/(hall)/filings/documents-section';
import { PageHeading } from '@/components/shell/page-heading';
import { DataTable } from '@/components/table/data-table';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { correctionAllows } from '@/lib/corrections/correction';
import { monthsOfCorrection } from '@/lib/corrections/judge-correction';
import { getCorrection, type CorrectionRow } from '@/lib/corrections/list-corrections';
import { listDocuments, type DocumentPurpose } from '@/lib/filings/filing-documents';
import { readAs } from '@/lib/operations/read';
import { correctionText as text, DOCUMENT_PURPOSE_WORDS } from '@/lib/text/corrections';
import { menuText } from '@/lib/text/frame';
import { formatFen } from '@/lib/values/money';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.title };

const PURPOSES = ['evidence', 'consent'] as const satisfies DocumentPurpose[];
const HINTS = { evidence: text.evidenceHint, consent: text.consentHint } as const;

/** One correction: its months, its two kinds of documents, and what the unit may still do. */
export default async function CorrectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    const row = await getCorrection(tx, { unitId: operator.unitId, id });
    if (!row) return undefined;
    const documents = await listDocuments(tx, operator.unitId, id);
    return { row, documents, months: await monthsOfCorrection(tx, row.correction) };
  });
  if (!found) notFound();
  const { row, documents, months } = found;
  const { state } = row.correction;
  const permitted = isPermitted('corrections.submit', operator);
  const editable = permitted && correctionAllows('submit', state);
  return (
    <>
      <PageHeading
        title={`${text.title}：${row.name}`}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: text.title, href: '/corrections' },
          { label: row.name },
        ]}
        status={<CorrectionStatus state={state} />}
      />
      <StateNote row={row} />
      <Section title={text.content}>
        <CorrectionDetails row={row} />
      </Section>
      <Section title={text.chosenCaption}>
        <DataTable
          caption={text.chosenCaption}
          contained={false}
          columns={BOOKED_COLUMNS}
          rows={months.map((month) => bookedRow(month))}
          totals={[bookedTotals(months)]}
        />
      </Section>
      {PURPOSES.map((purpose) => (
        <DocumentsSection
          key={purpose}
          filingId={id}
          purpose={purpose}
          title={DOCUMENT_PURPOSE_WORDS[purpose]}
          documents={documents.filter((document) => document.purpose === purpose)}
          hint={HINTS[purpose]}
          remove={editable ? removeCorrectionDocument : null}
        />
      ))}
      {permitted && correctionAllows('withdraw', state) && <CorrectionActions id={id} editable={editable} />}
    </>
  );
}

/** What happens next, or what has become of it. */
function StateNote({ row: { correction } }: { row: CorrectionRow }): ReactNode {
  const { state, opinion, amount } = correction;
  if (state === 'in-review') return <Note live="status">{text.submitted}</Note>;
  if (state === 'approved') return <Note tone="success">{text.posted(formatFen(amount))}</Note>;
  if (state !== 'returned') return null;
  return (
    <Note tone="warning" title={text.returnedTitle}>
      {opinion}
    </Note>
  );
}
