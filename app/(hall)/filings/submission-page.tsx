import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { listTrail } from './list-trail';
import { UndoSubmission, type UndoDoor } from './undo-submission';
import { currentHall } from '../current-hall';
import { Confirmation } from '@/components/display/confirmation';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { isPermitted } from '@/lib/auth/permissions';
import { getSubmission } from '@/lib/filings/get-submission';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { standingLines } from '@/lib/filings/undoable-lines';
import { undoableSubmissions } from '@/lib/filings/undoable-submissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { submittedText as text, undoText } from '@/lib/text/filings';
import { formatInstant } from '@/lib/values/instant';

interface SubmissionPageProps {
  list: FilingList;
  undo: UndoDoor;
  params: Promise<{ number: string }>;
}

/** The page after a submit: 业务流水号, what was done, what happens next, what can still be undone. */
export async function SubmissionPage({ list, undo, params }: SubmissionPageProps) {
  const words = FILING_LIST_WORDS[list];
  const { number } = await params;
  const { operator, unit } = await currentHall();
  const shown = await readAs(operator, async (tx) => {
    const submission = await getSubmission(tx, operator.unitId, number);
    if (!submission) return undefined;
    const month = KINDS[FILING_LISTS[list][0]].monthOf(unit, clock.today());
    const [undoable] = isPermitted('filings.undo-submission', operator)
      ? await undoableSubmissions(tx, unit, { list, month, now: clock.now(), number })
      : [];
    return { submission, undoable, standing: await standingLines(tx, submission) };
  });
  if (!shown) return notFound();
  const { submission, undoable, standing } = shown;
  const { effectiveCount, reviewCount, leftCount } = submission;
  return (
    <>
      <PageHeading title={words.submitTitle} trail={listTrail(list, { label: words.submitTitle })} />
      <Confirmation
        title={text.confirmTitle}
        reference={submission.number}
        summary={
          reviewCount === 0
            ? text.summaryDone(formatCount(effectiveCount), formatCount(leftCount))
            : text.summary(formatCount(effectiveCount), formatCount(reviewCount), formatCount(leftCount))
        }
        next={[
          ...(effectiveCount > 0 ? [words.effective] : []),
          ...(reviewCount > 0 ? [text.nextReview] : []),
          ...(leftCount > 0 ? [text.nextLeft] : []),
          words.next,
        ]}
        undo={
          <>
            <UndoSubmission
              door={undo}
              number={submission.number}
              undoable={undoable ? { lines: undoable.lines, until: formatInstant(undoable.until).slice(11) } : null}
            />
            {standing > 0 ? words.undo : undoText.nothingLeft}
          </>
        }
        actions={
          <>
            <LinkButton href={`/${list}` as Route}>{text.toRoster(words.title)}</LinkButton>
            <LinkButton href={`/${list}/submitted` as Route}>{text.title}</LinkButton>
            {list !== 'transfers' && (
              <LinkButton href="/remittance" variant="primary">
                {text.toRemittance}
              </LinkButton>
            )}
          </>
        }
      />
    </>
  );
}
