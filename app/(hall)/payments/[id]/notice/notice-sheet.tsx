import type { ReactNode } from 'react';
import { PrintSheet } from '@/components/shell/print-sheet';
import { formatCount } from '@/components/table/format-count';
import { DescriptionList } from '@/components/ui/description-list';
import type { getPayment } from '@/lib/remittances/list-payments';
import { formatPaymentCode } from '@/lib/remittances/payment-code';
import { noticeText as text, paperText, paymentText } from '@/lib/text/payments';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import type { Parameters } from '@/lib/units/unit-in-force';
import { formatDayProse } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthSpan } from '@/lib/values/month';

interface NoticeSheetProps {
  shown: NonNullable<Awaited<ReturnType<typeof getPayment>>>;
  payee: Parameters;
  tools: ReactNode;
  printedAt: string;
  printedBy: string;
}

/** The paper that goes to the unit's bank or cashier. */
export function NoticeSheet({ shown, payee, tools, printedAt, printedBy }: NoticeSheetProps) {
  const { payment, unitName, unitNumber } = shown;
  return (
    <PrintSheet
      title={text.title}
      number={text.number(payment.number)}
      tools={tools}
      footer={[paperText.printedAt(printedAt), paperText.printedBy(printedBy), paperText.page]}
    >
      <div className="grid gap-6">
        <DescriptionList
          items={[
            { term: text.unit, detail: unitName },
            { term: text.unitNumber, detail: unitNumber },
            { term: text.months, detail: formatMonthSpan(payment.firstMonth, payment.lastMonth) },
            { term: text.heads, detail: text.headsOf(formatCount(payment.heads)) },
            { term: text.capitals, detail: moneyInCapitals(payment.amount), wide: true },
            { term: text.amount, detail: <strong>{formatFen(payment.amount)}</strong>, wide: true },
            { term: text.method, detail: PAYMENT_METHOD_WORDS[payment.method] },
            { term: text.registeredOn, detail: payment.registeredOn },
            { term: text.deadline, detail: <strong>{formatDayProse(payment.deadline)}</strong>, wide: true },
          ]}
        />
        <section>
          <h3 className="mb-1 text-base">{paymentText.payee}</h3>
          <DescriptionList
            columns={1}
            items={[
              { term: paymentText.payeeName, detail: payee.payeeName },
              { term: paymentText.payeeAccount, detail: <span className="figures">{payee.payeeAccount}</span> },
              { term: paymentText.payeeBank, detail: payee.payeeBank },
            ]}
          />
        </section>
        <section className="border-y border-rule py-4 text-center">
          <h3 className="text-base">{text.code}</h3>
          <p className="text-2xl font-semibold tracking-wide figures">{formatPaymentCode(payment.code)}</p>
          <p>{text.memo[payment.method]}</p>
        </section>
        <section>
          <h3 className="mb-1 text-base">{text.rules}</h3>
          <ol className="list-decimal pl-5">
            <li>{text.exact}</li>
            <li>{text.inTime(formatDayProse(payment.deadline), payment.purpose)}</li>
            <li>{text.result}</li>
          </ol>
        </section>
      </div>
    </PrintSheet>
  );
}
