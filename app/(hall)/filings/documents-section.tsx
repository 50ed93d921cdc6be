import type { Route } from 'next';
import { DocumentUpload } from './document-upload';
import { RemoveDocument } from './remove-document';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { DocumentPurpose, listDocuments } from '@/lib/filings/filing-documents';
import { DOCUMENT_BYTES } from '@/lib/operations/document';
import type { Door } from '@/lib/operations/answer';
import { documentsText as text } from '@/lib/text/documents';
import { formatInstant } from '@/lib/values/instant';

interface DocumentsSectionProps {
  filingId: string;
  documents: Awaited<ReturnType<typeof listDocuments>>;
  /** What papers are wanted. */
  hint: string;
  /** The door that takes one away again; null for who may only look. */
  remove: Door<{ id: string }> | null;
  /** The list of drafts, where 提交 is; none where it stands on the same page. */
  list?: Route;
  /** Of a correction, what these documents prove, and their heading. */
  purpose?: DocumentPurpose;
  title?: string;
  /** Other drafts that the same papers may prove. */
  others?: string[];
}

const COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true, wrap: true },
  { key: 'size', title: text.size, unit: text.sizeUnit, kind: 'number' },
  { key: 'uploadedAt', title: text.uploadedAt, kind: 'text' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

/** 资料上传 of one draft: what is there, to be read and taken away, and more to be uploaded (SC-24, BT-37, BT-38). */
export function DocumentsSection(props: DocumentsSectionProps) {
  const { filingId, documents, hint, remove, list, others = [], purpose, title = text.title } = props;
  return (
    <Section title={title} note={hint}>
      <DataTable
        caption={purpose ? title : text.caption}
        contained={false}
        columns={remove ? COLUMNS : COLUMNS.filter(({ kind }) => kind !== 'action')}
        rows={documents.map(({ id, fileName, size, uploadedAt }) => ({
          id,
          label: fileName,
          cells: {
            name: (
              <a href={`/api/documents/${filingId}/${id}`} download>
                {fileName}
              </a>
            ),
            size: formatCount(Math.ceil(size / 1024)),
            uploadedAt: <span className="figures">{formatInstant(uploadedAt)}</span>,
            actions: remove && <RemoveDocument id={id} name={fileName} remove={remove} />,
          },
        }))}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      {remove && (
        <DocumentUpload
          filingId={filingId}
          others={others}
          purpose={purpose}
          largestBytes={DOCUMENT_BYTES}
          list={list}
          documented={documents.length > 0}
        />
      )}
    </Section>
  );
}
