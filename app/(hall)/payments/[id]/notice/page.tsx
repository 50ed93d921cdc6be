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
import { isToBeTakenBack } from '@/lib/remittances/paid-meanwhile';
import { menuText } from '@/lib/text/frame';
import { noticeText as text, paidElsewhereText, PAYMENT_STATE_NOTES, paymentText } from '@/lib/text/payments';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.page };

/** 缴款通知书: whom to pay, how much, until when, under which code. Only while the money is awaited, and not for a month that another unit has paid since (B-5). */
export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  if (!isId(id)) notFound();
  const { shown, paidElsewhere } = await readAs(operator, async (tx) => ({
    shown: await getPayment(tx, unit.id, id),
    paidElsewhere: await isToBeTakenBack(tx, id),
  }));
  if (!shown) notFound();
  const payable = shown.payment.state === 'due' && !paidElsewhere;
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
      {payable ? (
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
          {paidElsewhere ? paidElsewhereText.state : PAYMENT_STATE_NOTES[shown.payment.state]}
        </EmptyState>
      )}
    </>
  );
}
