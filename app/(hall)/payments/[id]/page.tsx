import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { ArrivedList } from './arrived-list';
import { ChangeMethod } from './change-method';
import { CollectionNote } from './collection-note';
import { HeldNote } from './held-note';
import { PaidElsewhereNote } from './paid-elsewhere-note';
import { PayeeDetails, PaymentDetails } from './payment-details';
import { PaymentProgress } from './payment-progress';
import { QueryAgain } from './query-again';
import { RevokePayment } from './revoke-payment';
import { methodOptions, type PaymentWays } from '../method-options';
import { paymentWays } from '../payment-ways';
import { currentHall } from '../../current-hall';
import { REMITTANCE_TONES } from '../../remittance/remittance-tone';
import { RevokeMonth } from '../../remittance/revoke-month';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { isPermitted } from '@/lib/auth/permissions';
import { bankGateway } from '@/lib/gateways/bank';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { lastCollection } from '@/lib/receipts/list-collections';
import { getPayment } from '@/lib/remittances/list-payments';
import { arrivedForPayments } from '@/lib/remittances/arrived-for-payments';
import { isToBeTakenBack } from '@/lib/remittances/paid-meanwhile';
import type { AfterFailure } from '@/lib/text/collections';
import { menuText } from '@/lib/text/frame';
import { isOverdue } from '@/lib/remittances/due-day';
import {
  onlineText,
  paidElsewhereText,
  PAYMENT_STATE_NOTES,
  paymentText as text,
  revokePaymentText,
} from '@/lib/text/payments';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';
import { formatFen, type Fen } from '@/lib/values/money';
import { formatMonthSpanProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

type Shown = NonNullable<Awaited<ReturnType<typeof getPayment>>> & {
  ways: PaymentWays;
  /** What has come for it, and lies in suspense because it is too little. */
  arrived: Fen | undefined;
  /** It waits still, but another unit has paid what it is to make up: it is to be taken back. */
  paidElsewhere: boolean;
  collection: Awaited<ReturnType<typeof lastCollection>>;
};

/** 在线付款查询: how one payment stands (SC-31). */
export default async function PaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  if (!isId(id)) notFound();
  const shown = await readAs(operator, async (tx) => {
    const row = await getPayment(tx, unit.id, id);
    return (
      row && {
        ...row,
        ways: await paymentWays(tx, unit.id),
        paidElsewhere: await isToBeTakenBack(tx, id),
        arrived: (await arrivedForPayments(tx, unit.id)).get(id),
        collection: await lastCollection(tx, { unitId: unit.id, paymentId: id }),
      }
    );
  });
  if (!shown) notFound();
  const { payment } = shown;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: text.list, href: '/payments' }, { label: text.title }]}
        status={<Status tone={REMITTANCE_TONES[payment.state]}>{REMITTANCE_STATE_WORDS[payment.state]}</Status>}
        toolbar={
          <PaymentTools
            shown={shown}
            pair={unit.secondPerson}
            mayRevoke={isPermitted('remittance.revoke', operator)}
            mayChange={isPermitted('payment.change-method', operator)}
          />
        }
      />
      <PaymentProgress state={payment.state} />
      <p role="status" className="my-2 text-soft">
        {text.asOf(
          formatInstant(clock.now()),
          shown.paidElsewhere ? paidElsewhereText.state : PAYMENT_STATE_NOTES[payment.state],
        )}
      </p>
      {shown.paidElsewhere && <PaidElsewhereNote collecting={shown.collection?.state === 'sent'} />}
      {payment.state === 'due' && shown.collection && (
        <CollectionNote collection={shown.collection} next={afterFailure(shown)} />
      )}
      {shown.arrived !== undefined && (
        <HeldNote
          payment={payment}
          arrived={shown.arrived}
          collecting={shown.collection?.state === 'sent'}
          pair={unit.secondPerson}
        />
      )}
      <Section title={text.details}>
        <PaymentDetails payment={payment} />
      </Section>
      {payment.state === 'due' && (
        <Section title={text.payee}>
          <PayeeDetails payment={payment} payee={unit.parameters} />
        </Section>
      )}
      <ArrivedList
        receipts={shown.receipts}
        suspense={shown.ways.suspense}
        paidFromSuspense={payment.state === 'posted' && payment.method === 'suspense'}
      />
    </>
  );
}

function afterFailure({ paidElsewhere, arrived }: Shown): AfterFailure {
  if (paidElsewhere) return 'take-back';
  return arrived === undefined ? 'again' : 'otherwise';
}

interface PaymentToolsProps {
  shown: Shown;
  /** The unit wants a second person. */
  pair: boolean;
  mayRevoke: boolean;
  mayChange: boolean;
}

function PaymentTools({ shown, pair, mayRevoke, mayChange }: PaymentToolsProps) {
  const { payment, remittance, arrived, paidElsewhere, ways, collection } = shown;
  const due = payment.state === 'due';
  // What the bank has been told to collect stays as it is until it answers.
  const free = due && collection?.state !== 'sent';
  const revocable = free && arrived === undefined && mayRevoke;
  const { code, amount } = payment;
  // What comes too late would go to suspense, and so would what pays a month that another unit has paid.
  const payable = due && !paidElsewhere && !isOverdue(payment, clock.today());
  const payAddress =
    payable &&
    payment.method === 'online' &&
    bankGateway()?.payAddress({ code, amount, back: `/payments/${payment.id}` });
  return (
    <>
      {remittance && <LinkButton href={`/remittance/${remittance.id}` as Route}>{text.roster}</LinkButton>}
      {revocable && remittance && (
        <RevokeMonth
          look="button"
          remittanceId={remittance.id}
          month={formatMonthSpanProse(payment.firstMonth, payment.lastMonth)}
          heads={formatCount(payment.heads)}
          amount={formatFen(payment.amount)}
          registered
        />
      )}
      {revocable && payment.purpose === 'back-pay' && (
        <RevokePayment
          paymentId={payment.id}
          about={revokePaymentText.about(formatCount(payment.heads), formatFen(payment.amount))}
        />
      )}
      {free && mayChange && !paidElsewhere && (
        <ChangeMethod
          paymentId={payment.id}
          current={payment.method}
          options={methodOptions(payment.amount, ways).filter(
            // In a unit of two persons nobody pays from suspense alone; money that has come holds every method but 托收.
            ({ value }) =>
              value === payment.method ||
              (value === 'suspense' ? !pair : arrived === undefined || payment.method === 'collection'),
          )}
        />
      )}
      <QueryAgain />
      {due && !paidElsewhere && (
        <LinkButton variant={payAddress ? 'secondary' : 'primary'} href={`/payments/${payment.id}/notice` as Route}>
          {text.notice}
        </LinkButton>
      )}
      {payAddress && (
        <LinkButton variant="primary" href={payAddress as Route} prefetch={false}>
          {onlineText.pay}
        </LinkButton>
      )}
      {payment.state === 'posted' && (
        <LinkButton variant="primary" href={`/payments/${payment.id}/voucher` as Route}>
          {text.voucher}
        </LinkButton>
      )}
    </>
  );
}
