import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PlainList } from '@/components/ui/plain-list';
import { Status } from '@/components/ui/status';
import type { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { homeText } from '@/lib/text/home';
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
    ...ofPayment(glance),
    ...ofDrafts(glance),
    ...ofReviews(glance),
    ...ofSuspense(glance),
    ...ofVoucher(glance),
  ];
  return items.length > 0 ? <PlainList items={items} /> : <p className="text-soft">{homeText.nothingTodo}</p>;
}

function ofPayment({ payment, sheet, unit }: Glance): Todo[] {
  if (!payment || unit.monthState !== 'due') return [];
  return [
    {
      id: 'payment',
      content: <Link href={`/payments/${payment.id}` as Route}>{homeText.toPay(formatFen(sheet.due))}</Link>,
      state: <Status tone="waiting">{homeText.awaited}</Status>,
    },
  ];
}

function ofDrafts({ drafts, faulty, unit }: Glance): Todo[] {
  if (drafts === 0) return [];
  const later = unit.monthState !== 'open' && <Status tone="neutral">{homeText.draftsForLater}</Status>;
  const state =
    faulty > 0 ? (
      <Status tone="warning">{homeText.faulty(faulty)}</Status>
    ) : (
      <Status tone="info">{homeText.toSubmit}</Status>
    );
  return [
    { id: 'drafts', content: <Link href="/change-roster">{homeText.drafts(drafts)}</Link>, state: later || state },
  ];
}

function ofReviews({ inReview }: Glance): Todo[] {
  if (inReview === 0) return [];
  return [
    {
      id: 'reviews',
      content: <Link href="/change-roster/submitted">{homeText.inReview(inReview)}</Link>,
      state: <Status tone="waiting">{homeText.reviewing}</Status>,
    },
  ];
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
