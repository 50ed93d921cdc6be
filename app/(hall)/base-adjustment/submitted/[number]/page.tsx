import type { Metadata } from 'next';
import { PayableDifferences } from './payable-differences';
import { undoAdjustments } from '../../action';
import { SubmissionPage } from '../../../filings/submission-page';
import { submittedText } from '@/lib/text/filings';

export const metadata: Metadata = { title: submittedText.confirmTitle };

/** The confirmation of one submission, and what its raises leave to be made up. */
export default function Page({ params }: { params: Promise<{ number: string }> }) {
  return (
    <>
      <SubmissionPage list="base-adjustment" undo={undoAdjustments} params={params} />
      <PayableDifferences params={params} />
    </>
  );
}
