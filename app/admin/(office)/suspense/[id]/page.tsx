import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ClaimDecision } from './claim-decision';
import { ClaimForm } from './claim-form';
import { ClaimList } from './claim-list';
import { RefundDecision } from './refund-decision';
import { RefundForm } from './refund-form';
import { RefundList } from './refund-list';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { getHeld } from '@/lib/receipts/list-held';
import { officeMenuText } from '@/lib/text/frame';
import { receiptText } from '@/lib/text/office';
import { claimText as text, refundText, suspenseText } from '@/lib/text/suspense';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';
import { isId } from '@/lib/values/is-id';
import { formatFen, ZERO } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

type Held = NonNullable<Awaited<ReturnType<typeof getHeld>>>;

/** 挂账处理: one receipt of which something lies in suspense, what was proposed of it, and the next step of two people. */
export default async function ClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const staff = await currentStaff();
  const held = isId(id) ? await readAs(staff, (tx) => getHeld(tx, id)) : undefined;
  if (!held) notFound();
  const { receipt, unitName, unitNumber } = held;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: suspenseText.title, href: '/admin/suspense' },
          { label: text.title },
        ]}
        toolbar={<LinkButton href="/admin/suspense">{text.back}</LinkButton>}
      />
      <Section title={text.receipt}>
        <DescriptionList
          items={[
            { term: receiptText.serial, detail: <span className="figures">{receipt.bankSerial}</span> },
            { term: receiptText.arrivedOn, detail: receipt.arrivedOn },
            { term: receiptText.payerName, detail: receipt.payerName },
            { term: receiptText.payerAccount, detail: receipt.payerAccount },
            { term: receiptText.amount, detail: formatFen(receipt.amount), money: true },
            { term: suspenseText.lying, detail: formatFen(held.lying), money: true },
            { term: receiptText.finding, detail: RECEIPT_FINDING_WORDS[receipt.finding] },
            { term: receiptText.unit, detail: unitNumber ? `${unitNumber} ${unitName ?? ''}` : suspenseText.nobody },
            { term: receiptText.memoColumn, detail: receipt.memo },
          ]}
        />
      </Section>
      {(held.claims.length > 0 || isClaimable(held)) && (
        <Section title={text.claims}>
          <ClaimList claims={held.claims} />
        </Section>
      )}
      <Section title={refundText.refunds}>
        <RefundList refunds={held.refunds} />
      </Section>
      <div className="mt-4 grid gap-4">
        <NextStep held={held} staff={staff} />
      </div>
    </>
  );
}

function isClaimable({ receipt, refunds }: Held): boolean {
  return (
    receipt.state === 'suspense' && receipt.unitId === null && !refunds.some(({ refund }) => refund.state === 'done')
  );
}

/** What of it can be done next: a claim, a refund, the decision of either by somebody else, or why nothing is for who is here. */
function NextStep({ held, staff }: { held: Held; staff: StaffPrincipal }): ReactNode {
  const { receipt, claims, refunds, lying } = held;
  if (lying === ZERO) return <Note>{refundText.nothing}</Note>;
  if (!isPermitted('suspense.propose', staff)) return <Note>{text.notYours}</Note>;
  const claim = claims.find((each) => each.claim.state === 'proposed');
  if (claim) {
    if (claim.claim.proposedBy === staff.id) return <Note>{text.ownProposal}</Note>;
    const unit = `${claim.unitNumber} ${claim.unitName}`;
    return <ClaimDecision id={claim.claim.id} about={text.decideAbout(formatFen(receipt.amount), unit)} />;
  }
  const refund = refunds.find((each) => each.refund.state === 'proposed')?.refund;
  if (refund) {
    if (refund.proposedBy === staff.id) return <Note>{refundText.ownProposal}</Note>;
    const about = refundText.decideAbout(formatFen(refund.amount), refund.payeeName, refund.payeeAccount);
    return <RefundDecision id={refund.id} about={about} />;
  }
  return (
    <>
      {isClaimable(held) && <ClaimForm receiptId={receipt.id} />}
      <RefundForm
        receiptId={receipt.id}
        payee={{ name: receipt.payerName, account: receipt.payerAccount ?? '' }}
        about={refundText.about(formatFen(lying))}
      />
    </>
  );
}
