import type { Metadata } from 'next';
import { discardChanges, submitChanges } from './action';
import { DraftsPage } from '../filings/drafts-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LISTS } from '@/lib/filings/lists';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: FILING_LIST_WORDS['change-roster'].title };

/** 变更清册: openings, unsealings and sealings that are saved and not yet submitted (SC-12). */
export default function ChangeRosterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <DraftsPage
      list="change-roster"
      doors={{ submit: submitChanges, discard: discardChanges }}
      tools={<Tools />}
      searchParams={searchParams}
    />
  );
}

async function Tools() {
  const operator = await currentOperator();
  const mayImport = FILING_LISTS['change-roster'].some((kind) => isPermitted(`${kind}.import`, operator));
  return (
    <>
      <LinkButton href="/change-roster/submitted">{filingsText.submittedData}</LinkButton>
      {mayImport && <LinkButton href="/change-roster/import">{filingsText.bulkImport}</LinkButton>}
      {isPermitted('unseal.save', operator) && <LinkButton href="/change-roster/unseal">{text.unseal}</LinkButton>}
      {isPermitted('seal.save', operator) && <LinkButton href="/change-roster/seal">{text.seal}</LinkButton>}
      {isPermitted('open.save', operator) && (
        <LinkButton href="/change-roster/open" variant="primary">
          {text.open}
        </LinkButton>
      )}
    </>
  );
}
