import type { Metadata } from 'next';
import { discardBackPayments } from '../../action';
import { ImportResultPage } from '../../../filings/import-result-page';
import { importText } from '@/lib/text/filings';

export const metadata: Metadata = { title: importText.resultTitle };

/** What became of one uploaded file. */
export default function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ImportResultPage list="back-payment" discard={discardBackPayments} params={params} />;
}
