import type { Metadata } from 'next';
import { revokeRatio, undoRatio, withdrawRatio } from '../action';
import { SubmittedPage } from '../../filings/submitted-page';
import { submittedText } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: submittedText.title };

/** What was submitted this month, to be looked at and taken back. */
export default function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <SubmittedPage
      list="ratio-adjustment"
      doors={{ revoke: revokeRatio, withdraw: withdrawRatio, undo: undoRatio }}
      searchParams={searchParams}
    />
  );
}
