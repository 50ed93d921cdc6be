import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { NoticeSheet } from './notice-sheet';
import { currentHall } from '../../../current-hall';
import { PaperButton } from '../../../paper-button';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { getPayment } from '@/lib/remittances/list-payments';
import { menuText } from '@/lib/text/frame';
import { noticeText as text, PAYMENT_STATE_NOTES, paymentText } from '@/lib/text/payments';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.page };

/** 缴款通知书: whom to pay, how much, until when, under which code. Only while the money is awaited. */
export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  const shown = isId(id) ? await readAs(operator, (tx) => getPayment(tx, unit.id, id)) : undefined;
  if (!shown) notFound();
  const back = <LinkButton href={`/payments/${id}` as Route}>{text.back}</LinkButton>;
  return (
    <>
      <PageHeading
        title={text.page}
        trail={[
          { label: menuText.home, href: '/' },
          { label: paymentText.list, href: '/payments' },
          { label: paymentText.title, href: `/payments/${id}` as Route },
          { label: text.page },
        ]}
      />
      {shown.payment.state === 'due' ? (
        <NoticeSheet
          shown={shown}
          payee={unit.parameters}
          tools={
            <>
              {back}
              {isPermitted('papers.issue', operator) && <PaperButton paper={{ kind: 'notice', paymentId: id }} />}
            </>
          }
          printedAt={formatInstant(clock.now())}
          printedBy={operator.name}
        />
      ) : (
        <EmptyState title={text.gone} action={back}>
          {PAYMENT_STATE_NOTES[shown.payment.state]}
        </EmptyState>
      )}
    </>
  );
}
