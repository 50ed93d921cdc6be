import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { currentHall } from '../current-hall';
import { Confirmation } from '@/components/display/confirmation';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { getSubmission } from '@/lib/filings/get-submission';
import { readAs } from '@/lib/operations/read';
import type { FilingList } from '@/lib/filings/lists';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { submittedText as text } from '@/lib/text/filings';
import { menuText } from '@/lib/text/frame';

interface SubmissionPageProps {
  list: FilingList;
  params: Promise<{ number: string }>;
}

/** The page after a submit: 业务流水号, what was done, what happens next, what can still be undone. */
export async function SubmissionPage({ list, params }: SubmissionPageProps) {
  const words = FILING_LIST_WORDS[list];
  const { number } = await params;
  const { operator } = await currentHall();
  const submission = await readAs(operator, (tx) => getSubmission(tx, operator.unitId, number));
  if (!submission) return notFound();
  const { effectiveCount, reviewCount, leftCount } = submission;
  return (
    <>
      <PageHeading
        title={words.submitTitle}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: words.title, href: `/${list}` as Route },
          { label: words.submitTitle },
        ]}
      />
      <Confirmation
        title={text.confirmTitle}
        reference={submission.number}
        summary={text.summary(formatCount(effectiveCount), formatCount(reviewCount), formatCount(leftCount))}
        next={[
          ...(effectiveCount > 0 ? [words.effective] : []),
          ...(reviewCount > 0 ? [text.nextReview] : []),
          ...(leftCount > 0 ? [text.nextLeft] : []),
          text.nextRemit,
        ]}
        undo={text.undo}
        actions={
          <>
            <LinkButton href={`/${list}` as Route}>{text.toRoster(words.title)}</LinkButton>
            <LinkButton href={`/${list}/submitted` as Route}>{text.title}</LinkButton>
            <LinkButton href="/remittance" variant="primary">
              {text.toRemittance}
            </LinkButton>
          </>
        }
      />
    </>
  );
}
