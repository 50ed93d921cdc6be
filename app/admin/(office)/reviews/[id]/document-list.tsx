import { formatCount } from '@/components/table/format-count';
import { PlainList } from '@/components/ui/plain-list';
import type { listDocuments } from '@/lib/filings/filing-documents';
import { reviewText as text } from '@/lib/text/office';
import { formatInstant } from '@/lib/values/instant';

const BYTES_OF_A_KILOBYTE = 1024;

interface DocumentListProps {
  filingId: string;
  documents: Awaited<ReturnType<typeof listDocuments>>;
}

/** 证明资料: what the unit sent along, each to be opened. */
export function DocumentList({ filingId, documents }: DocumentListProps) {
  if (documents.length === 0) return <p className="text-soft">{text.documentsEmpty}</p>;
  return (
    <PlainList
      items={documents.map(({ id, fileName, size, uploadedAt }) => ({
        id,
        content: (
          <a href={`/api/documents/${filingId}/${id}`} target="_blank" rel="noreferrer">
            {fileName}
          </a>
        ),
        state: (
          <span className="text-soft figures">
            {text.documentSize(formatCount(Math.ceil(size / BYTES_OF_A_KILOBYTE)))} {formatInstant(uploadedAt)}
          </span>
        ),
      }))}
    />
  );
}
