import type { Metadata } from 'next';
import { discardRatio, submitRatio } from './action';
import { ReliefSection } from './relief-section';
import { DraftsPage } from '../filings/drafts-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: FILING_LIST_WORDS['ratio-adjustment'].title };

/** 比例调整: the application that is saved and not yet submitted (SC-23). */
export default function RatioAdjustmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <>
      <DraftsPage
        list="ratio-adjustment"
        doors={{ submit: submitRatio, discard: discardRatio }}
        tools={<Tools />}
        searchParams={searchParams}
      />
      <ReliefSection />
    </>
  );
}

async function Tools() {
  const operator = await currentOperator();
  return (
    <>
      <LinkButton href="/ratio-adjustment/submitted">{text.submittedData}</LinkButton>
      {isPermitted('ratio.save', operator) && (
        <LinkButton href="/ratio-adjustment/edit" variant="primary">
          {text.adjustRatio}
        </LinkButton>
      )}
    </>
  );
}
