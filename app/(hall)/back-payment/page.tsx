import type { Metadata } from 'next';
import { discardBackPayments, submitBackPayments } from './action';
import { DeferredSection } from './deferred-section';
import { DifferencesSection } from './differences-section';
import { UnpaidSection } from './unpaid-section';
import { DraftsPage } from '../filings/drafts-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';
import type { SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: FILING_LIST_WORDS['back-payment'].title };

/** 补缴清册: back payments that are saved and not yet submitted, and those that are still to be paid. */
export default function BackPaymentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <>
      <DraftsPage
        list="back-payment"
        doors={{ submit: submitBackPayments, discard: discardBackPayments }}
        tools={<Tools />}
        searchParams={searchParams}
      />
      <DeferredSection />
      <DifferencesSection />
      <UnpaidSection />
    </>
  );
}

async function Tools() {
  const operator = await currentOperator();
  return (
    <>
      <LinkButton href="/back-payment/submitted">{text.submittedData}</LinkButton>
      {isPermitted('back-pay.import', operator) && (
        <LinkButton href="/back-payment/import">{text.fileImport}</LinkButton>
      )}
      {isPermitted('back-pay.save', operator) && (
        <LinkButton href="/back-payment/edit" variant="primary">
          {text.add}
        </LinkButton>
      )}
    </>
  );
}
