import type { Metadata } from 'next';
import { discardAdjustments, submitAdjustments } from './action';
import { DraftsPage } from '../filings/drafts-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: FILING_LIST_WORDS['base-adjustment'].title };

/** 基数调整清册: adjustments that are saved and not yet submitted (SC-18). */
export default function BaseAdjustmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <DraftsPage
      list="base-adjustment"
      doors={{ submit: submitAdjustments, discard: discardAdjustments }}
      tools={<Tools />}
      searchParams={searchParams}
    />
  );
}

async function Tools() {
  const operator = await currentOperator();
  return (
    <>
      <LinkButton href="/base-adjustment/submitted">{text.submittedData}</LinkButton>
      {isPermitted('base.import', operator) && (
        <LinkButton href="/base-adjustment/import">{text.fileImport}</LinkButton>
      )}
      {isPermitted('base.save', operator) && (
        <LinkButton href="/base-adjustment/edit" variant="primary">
          {text.adjustBases}
        </LinkButton>
      )}
    </>
  );
}
