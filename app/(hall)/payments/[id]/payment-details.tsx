import { formatCount } from '@/components/table/format-count';
import { DescriptionList } from '@/components/ui/description-list';
import type { getPayment } from '@/lib/remittances/list-payments';
import { formatPaymentCode } from '@/lib/remittances/payment-code';
import { paymentText as text } from '@/lib/text/payments';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import type { Parameters } from '@/lib/units/unit-in-force';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthSpan } from '@/lib/values/month';

type Payment = NonNullable<Awaited<ReturnType<typeof getPayment>>>['payment'];

/** What was registered, and what became of it. */
export function PaymentDetails({ payment }: { payment: Payment }) {
  const posted =
    payment.state === 'posted'
      ? [
          { term: text.voucherNumber, detail: payment.voucherNumber },
          { term: text.postedOn, detail: payment.postedOn },
          { term: text.valueOn, detail: payment.valueOn },
        ]
      : [];
  const revoked = payment.revokeReason ? [{ term: text.revokeReason, detail: payment.revokeReason, wide: true }] : [];
  return (
    <DescriptionList
      items={[
        { term: text.number, detail: payment.number },
        { term: text.month, detail: formatMonthSpan(payment.firstMonth, payment.lastMonth) },
        { term: text.headsWithUnit, detail: formatCount(payment.heads) },
        { term: text.amountWithUnit, detail: formatFen(payment.amount) },
        { term: text.capitals, detail: moneyInCapitals(payment.amount), wide: true },
        { term: text.method, detail: PAYMENT_METHOD_WORDS[payment.method] },
        { term: text.registeredOn, detail: payment.registeredOn },
        { term: text.deadline, detail: payment.deadline },
        ...posted,
        ...revoked,
      ]}
    />
  );
}

/** Where to pay, and under which code. */
export function PayeeDetails({ payment, payee }: { payment: Payment; payee: Parameters }) {
  return (
    <DescriptionList
      items={[
        { term: text.payeeName, detail: payee.payeeName },
        { term: text.payeeAccount, detail: <span className="figures">{payee.payeeAccount}</span> },
        { term: text.payeeBank, detail: payee.payeeBank },
        { term: text.code, detail: <strong className="figures">{formatPaymentCode(payment.code)}</strong> },
      ]}
    />
  );
}
