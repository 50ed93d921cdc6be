import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { VoucherSheet } from './voucher-sheet';
import { PaperButton } from '../../../paper-button';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { verifySite } from '@/lib/papers/verify-site';
import { getPayment } from '@/lib/remittances/list-payments';
import { menuText } from '@/lib/text/frame';
import { PAYMENT_STATE_NOTES, paymentText, voucherText as text } from '@/lib/text/payments';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.page };

/** 缴款凭证: what was paid and booked, with a code that proves it. Only when it is posted. */
export default async function VoucherPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const operator = await currentOperator();
  const shown = isId(id) ? await readAs(operator, (tx) => getPayment(tx, operator.unitId, id)) : undefined;
  if (!shown) notFound();
  const { payment } = shown;
  const { checkCode, voucherNumber } = payment;
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
      {payment.state === 'posted' && checkCode && voucherNumber ? (
        <VoucherSheet
          shown={shown}
          checkCode={checkCode}
          voucherNumber={voucherNumber}
          site={verifySite()}
          tools={
            <>
              {back}
              {isPermitted('papers.issue', operator) && (
                <PaperButton paper={{ kind: 'voucher', paymentId: payment.id }} />
              )}
            </>
          }
          printedAt={formatInstant(clock.now())}
          printedBy={operator.name}
        />
      ) : (
        <EmptyState title={text.notYet} action={back}>
          {text.notYetNote} {PAYMENT_STATE_NOTES[payment.state]}
        </EmptyState>
      )}
    </>
  );
}
