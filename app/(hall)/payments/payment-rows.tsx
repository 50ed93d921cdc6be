import type { Route } from 'next';
import Link from 'next/link';
import { REMITTANCE_TONES } from '../remittance/remittance-tone';
import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Badge } from '@/components/ui/badge';
import { Status } from '@/components/ui/status';
import { isOverdue } from '@/lib/remittances/due-day';
import type { listPayments } from '@/lib/remittances/list-payments';
import { paymentText as text } from '@/lib/text/payments';
import { PAYMENT_METHOD_WORDS, PAYMENT_STATE_WORDS } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';
import { formatMonthSpan } from '@/lib/values/month';

type Payment = Awaited<ReturnType<typeof listPayments>>['rows'][number]['payment'];

/** Payments as rows of 缴款确认. The state of a posted one is the link that prints its voucher, as the manual has it. */
export function paymentRows(payments: Payment[], today: Day): Row[] {
  return payments.map((payment) => ({
    id: payment.id,
    label: payment.number,
    cells: {
      number: payment.number,
      month: formatMonthSpan(payment.firstMonth, payment.lastMonth),
      heads: formatCount(payment.heads),
      amount: formatFen(payment.amount),
      method: PAYMENT_METHOD_WORDS[payment.method],
      registeredOn: payment.registeredOn,
      deadline: payment.deadline,
      state: <PaymentState payment={payment} today={today} />,
      action: <Link href={`/payments/${payment.id}` as Route}>{text.query}</Link>,
    },
  }));
}

function PaymentState({ payment, today }: { payment: Payment; today: Day }) {
  const words = PAYMENT_STATE_WORDS[payment.state];
  return (
    <>
      <Status tone={REMITTANCE_TONES[payment.state]}>
        {payment.state === 'posted' ? <Link href={`/payments/${payment.id}/voucher` as Route}>{words}</Link> : words}
      </Status>
      {isOverdue(payment, today) && (
        <>
          {' '}
          <Badge tone="warning">{text.overdue}</Badge>
        </>
      )}
    </>
  );
}
