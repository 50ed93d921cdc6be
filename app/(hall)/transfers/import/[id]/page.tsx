import type { Metadata } from 'next';
import { discardTransfers } from '../../action';
import { ImportResultPage } from '../../../filings/import-result-page';
import { importText } from '@/lib/text/filings';

export const metadata: Metadata = { title: importText.resultTitle };

/** What became of one uploaded file. */
export default function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ImportResultPage list="transfers" discard={discardTransfers} params={params} />;
}
