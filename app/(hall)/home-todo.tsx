import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PlainList } from '@/components/ui/plain-list';
import { Status } from '@/components/ui/status';
import { FILING_LIST_NAMES } from '@/lib/filings/lists';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { APPROVAL_STATE_WORDS, approvalText } from '@/lib/text/approvals';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { homeText } from '@/lib/text/home';
import { operationWord } from '@/lib/text/operations';
import { formatFen, ZERO } from '@/lib/values/money';
import { formatMonthProse } from '@/lib/values/month';

type Glance = Awaited<ReturnType<typeof monthAtAGlance>>;
interface Todo {
  id: string;
  content: ReactNode;
  state: ReactNode;
}

/** 待办: what waits for this unit, the nearest first, each a link to where it is done. */
export function HomeTodo({ glance }: { glance: Glance }) {
  const items = [
    ...ofApproval(glance),
    ...ofArrears(glance),
    ...ofPayment(glance),
    ...ofBackPayment(glance),
    ...ofRequests(glance),
    ...ofDrafts(glance),
    ...ofReviews(glance),
    ...ofSuspense(glance),
    ...ofVoucher(glance),
  ];
  return items.length > 0 ? <PlainList items={items} /> : <p className="text-soft">{homeText.nothingTodo}</p>;
}

function ofApproval({ approval }: Glance): Todo[] {
  if (!approval) return [];
  return [
    {
      id: 'approval',
      content: (
        <Link href={`/approvals/${approval.id}` as Route}>
          {approvalText.todo(operationWord(approval.operation), approval.maker)}
        </Link>
      ),
      state: <Status tone="waiting">{APPROVAL_STATE_WORDS.waiting}</Status>,
    },
  ];
}

function ofArrears({ overdue }: Glance): Todo[] {
  const [first] = overdue;
  if (!first) return [];
  return [
    {
      id: 'arrears',
      content: <Link href="/queries/arrears">{homeText.overdue(formatMonthProse(first), overdue.length)}</Link>,
      state: <Status tone="danger">{homeText.overdueState}</Status>,
    },
  ];
}

function ofPayment({ payment, toPay, unit }: Glance): Todo[] {
  if (!payment || unit.monthState !== 'due') return [];
  return [
    {
      id: 'payment',
      content: <Link href={`/payments/${payment.id}` as Route}>{homeText.toPay(formatFen(toPay))}</Link>,
      state: <Status tone="waiting">{homeText.awaited}</Status>,
    },
  ];
}

function ofBackPayment({ backPayment }: Glance): Todo[] {
  if (!backPayment) return [];
  const { id, amount, deadline } = backPayment;
  return [
    {
      id: 'back-payment',
      content: <Link href={`/payments/${id}` as Route}>{homeText.payBack(formatFen(amount), deadline)}</Link>,
      state: <Status tone="waiting">{homeText.awaited}</Status>,
    },
  ];
}

function ofRequests({ requests }: Glance): Todo[] {
  if (!requests) return [];
  return [
    {
      id: 'requests',
      content: <Link href="/transfers">{homeText.transferRequests(requests.count, requests.dueOn)}</Link>,
      state: <Status tone="warning">{homeText.toAnswer}</Status>,
    },
  ];
}

function ofDrafts({ waiting, unit }: Glance): Todo[] {
  const later = unit.monthState !== 'open' && <Status tone="neutral">{homeText.draftsForLater}</Status>;
  return FILING_LIST_NAMES.filter((list) => waiting.draftsOf[list] > 0).map((list) => ({
    id: `drafts-${list}`,
    content: (
      <Link href={`/${list}` as Route}>{homeText.drafts(FILING_LIST_WORDS[list].title, waiting.draftsOf[list])}</Link>
    ),
    state: (list !== 'transfers' && later) || <DraftState faulty={waiting.faultyOf[list]} />,
  }));
}

function DraftState({ faulty }: { faulty: number }) {
  return faulty > 0 ? (
    <Status tone="warning">{homeText.faulty(faulty)}</Status>
  ) : (
    <Status tone="info">{homeText.toSubmit}</Status>
  );
}

function ofReviews({ waiting }: Glance): Todo[] {
  return FILING_LIST_NAMES.filter((list) => waiting.reviewsOf[list] > 0).map((list) => ({
    id: `reviews-${list}`,
    content: (
      <Link href={`/${list}/submitted` as Route}>
        {homeText.inReview(FILING_LIST_WORDS[list].title, waiting.reviewsOf[list])}
      </Link>
    ),
    state: <Status tone="waiting">{homeText.reviewing}</Status>,
  }));
}

function ofSuspense({ suspense }: Glance): Todo[] {
  if (suspense === ZERO) return [];
  return [
    {
      id: 'suspense',
      content: homeText.suspense(formatFen(suspense)),
      state: <Status tone="warning">{homeText.suspenseState}</Status>,
    },
  ];
}

function ofVoucher({ posted }: Glance): Todo[] {
  const [last] = posted;
  if (!last?.paymentId) return [];
  return [
    {
      id: 'voucher',
      content: (
        <Link href={`/payments/${last.paymentId}` as Route}>{homeText.voucher(formatMonthProse(last.month))}</Link>
      ),
      state: <Status tone="success">{homeText.printable}</Status>,
    },
  ];
}
