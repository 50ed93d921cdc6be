import type { Metadata } from 'next';
import { discardTransfers, submitTransfers } from './action';
import { RequestsToAnswer } from './requests-to-answer';
import { TransferableSection } from './transferable-section';
import { DraftsPage } from '../filings/drafts-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: FILING_LIST_WORDS.transfers.title };

/** 职工转移: transfers that are saved and not yet submitted (SC-32), and what other units ask or can be asked. */
export default function TransfersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <>
      <DraftsPage
        list="transfers"
        doors={{ submit: submitTransfers, discard: discardTransfers }}
        tools={<Tools />}
        under=""
        searchParams={searchParams}
      />
      <RequestsToAnswer />
      <TransferableSection />
    </>
  );
}

async function Tools() {
  const operator = await currentOperator();
  return (
    <>
      <LinkButton href="/transfers/submitted">{text.submittedData}</LinkButton>
      {isPermitted('transfer.import', operator) && <LinkButton href="/transfers/import">{text.fileImport}</LinkButton>}
      {isPermitted('transfer.save', operator) && (
        <LinkButton href="/transfers/edit" variant="primary">
          {text.add}
        </LinkButton>
      )}
    </>
  );
}
