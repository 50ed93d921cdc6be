import type { Metadata } from 'next';
import { ProposedBackPayments } from './proposed-back-payments';
import { undoChanges } from '../../action';
import { SubmissionPage } from '../../../filings/submission-page';
import { submittedText } from '@/lib/text/filings';

export const metadata: Metadata = { title: submittedText.confirmTitle };

/** The confirmation of one submission, and the back payments that it leads to. */
export default function Page({ params }: { params: Promise<{ number: string }> }) {
  return (
    <>
      <SubmissionPage list="change-roster" undo={undoChanges} params={params} />
      <ProposedBackPayments params={params} />
    </>
  );
}
