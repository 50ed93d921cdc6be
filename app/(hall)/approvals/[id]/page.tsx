import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { ApprovalContentSection } from './approval-content';
import { ApprovalDecision } from './approval-decision';
import { ApprovalSummary } from './approval-summary';
import { ApprovalStatus } from '../approval-rows';
import { ArrivalNote } from '@/app/arrival-note';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { approvalContent } from '@/lib/approvals/approval-content';
import { getApproval } from '@/lib/approvals/list-approvals';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { approvalText as text } from '@/lib/text/approvals';
import { menuText } from '@/lib/text/frame';
import { operationWord } from '@/lib/text/operations';
import { isId } from '@/lib/values/is-id';
import { readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

interface ApprovalPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** One business that waits for a second person: all of what was submitted, and what who is here may do with it. */
export default async function ApprovalPage({ params, searchParams }: ApprovalPageProps) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const page = readListPage(await searchParams, ['id']);
  const operator = await currentOperator();
  const shown = await readAs(operator, async (tx) => {
    const approval = await getApproval(tx, operator.unitId, id);
    return approval && { approval, content: await approvalContent(tx, operator.unitId, { approval, page }) };
  });
  if (!shown) notFound();
  const { approval, content } = shown;
  const business = operationWord(approval.operation);
  return (
    <>
      <PageHeading
        title={business}
        trail={[{ label: menuText.home, href: '/' }, { label: text.title, href: '/approvals' }, { label: business }]}
        status={<ApprovalStatus state={approval.state} />}
        toolbar={approval.resultPath && <LinkButton href={approval.resultPath as Route}>{text.seeResult}</LinkButton>}
      />
      <ArrivalNote />
      <ApprovalSummary approval={approval} />
      {content && <ApprovalContentSection content={content} address={`/approvals/${id}`} page={page} />}
      {approval.state === 'waiting' && (
        <>
          <Note tone="info">{text.blocked}</Note>
          <ApprovalDecision
            id={id}
            maker={approval.maker}
            own={approval.madeBy === operator.id}
            mayDecide={isPermitted('approval.approve', operator)}
          />
        </>
      )}
    </>
  );
}
