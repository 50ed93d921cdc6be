import type { Metadata } from 'next';
import { revokeBackPayments, undoBackPayments, withdrawBackPayments } from '../action';
import { SubmittedPage } from '../../filings/submitted-page';
import { submittedText } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: submittedText.title };

/** What was submitted this month, to be looked at and taken back. */
export default function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <SubmittedPage
      list="back-payment"
      doors={{ revoke: revokeBackPayments, withdraw: withdrawBackPayments, undo: undoBackPayments }}
      searchParams={searchParams}
    />
  );
}
