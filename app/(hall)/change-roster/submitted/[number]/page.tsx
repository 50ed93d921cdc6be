import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentHall } from '../../../current-hall';
import { Confirmation } from '@/components/display/confirmation';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { getSubmission } from '@/lib/filings/get-submission';
import { readAs } from '@/lib/operations/read';
import { changeRosterText, submittedText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';

export const metadata: Metadata = { title: text.confirmTitle };

/** The page after a submit: 业务流水号, what was done, what happens next, what can still be undone. */
export default async function SubmissionPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const { operator } = await currentHall();
  const submission = await readAs(operator, (tx) => getSubmission(tx, operator.unitId, number));
  if (!submission) return notFound();
  const { effectiveCount, reviewCount, leftCount } = submission;
  return (
    <>
      <PageHeading
        title={changeRosterText.submitTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: changeRosterText.title, href: '/change-roster' },
          { label: changeRosterText.submitTitle },
        ]}
      />
      <Confirmation
        title={text.confirmTitle}
        reference={submission.number}
        summary={text.summary(formatCount(effectiveCount), formatCount(reviewCount), formatCount(leftCount))}
        next={[
          ...(effectiveCount > 0 ? [text.nextEffective] : []),
          ...(reviewCount > 0 ? [text.nextReview] : []),
          ...(leftCount > 0 ? [text.nextLeft] : []),
          text.nextRemit,
        ]}
        undo={text.undo}
        actions={
          <>
            <LinkButton href="/change-roster">{text.toRoster}</LinkButton>
            <LinkButton href="/change-roster/submitted">{text.title}</LinkButton>
            <LinkButton href="/remittance" variant="primary">
              {text.toRemittance}
            </LinkButton>
          </>
        }
      />
    </>
  );
}
