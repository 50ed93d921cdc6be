import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ClaimDecision } from './claim-decision';
import { ClaimForm } from './claim-form';
import { ClaimList } from './claim-list';
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
import { claimText as text, receiptText, suspenseText } from '@/lib/text/office';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';
import { isId } from '@/lib/values/is-id';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

type Held = NonNullable<Awaited<ReturnType<typeof getHeld>>>;

/** 挂账认领: one receipt of an unknown payer, who claimed it for whom, and the next step of two people. */
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
            { term: receiptText.finding, detail: RECEIPT_FINDING_WORDS[receipt.finding] },
            { term: receiptText.unit, detail: unitNumber ? `${unitNumber} ${unitName ?? ''}` : suspenseText.nobody },
            { term: receiptText.memoColumn, detail: receipt.memo },
          ]}
        />
      </Section>
      <Section title={text.claims}>
        <ClaimList claims={held.claims} />
      </Section>
      <div className="mt-4">
        <NextStep held={held} staff={staff} />
      </div>
    </>
  );
}

/** The claim, its decision by somebody else, or why neither is for who is here. */
function NextStep({ held, staff }: { held: Held; staff: StaffPrincipal }): ReactNode {
  const { receipt, claims } = held;
  if (receipt.state !== 'suspense' || receipt.unitId !== null) return <Note>{text.hasUnit}</Note>;
  if (!isPermitted('suspense.propose', staff)) return <Note>{text.notYours}</Note>;
  const waiting = claims.find(({ claim }) => claim.state === 'proposed');
  if (!waiting) return <ClaimForm receiptId={receipt.id} />;
  if (waiting.claim.proposedBy === staff.id) return <Note>{text.ownProposal}</Note>;
  const unit = `${waiting.unitNumber} ${waiting.unitName}`;
  return <ClaimDecision id={waiting.claim.id} about={text.decideAbout(formatFen(receipt.amount), unit)} />;
}
