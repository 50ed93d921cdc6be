import type { ReactNode } from 'react';
import { description } from '../paper-line';
import { PrintSheet } from '@/components/shell/print-sheet';
import { DescriptionList } from '@/components/ui/description-list';
import { noticeContent, noticeLines } from '@/lib/papers/payment-lines';
import type { getPayment } from '@/lib/remittances/list-payments';
import { paperText as pdfText } from '@/lib/text/papers';
import { noticeText as text, paperText } from '@/lib/text/payments';
import type { Parameters } from '@/lib/units/unit-in-force';
import { formatDayProse } from '@/lib/values/day';

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
  const content = noticeContent({ payment, unitName, unitNumber, payee });
  return (
    <PrintSheet
      title={text.title}
      number={text.number(payment.number)}
      tools={tools}
      footer={[paperText.printedAt(printedAt), paperText.printedBy(printedBy), paperText.page]}
    >
      <div className="grid gap-6">
        <DescriptionList items={noticeLines({ ...payment, ...content }).map(description)} />
        <section className="border-y border-rule py-4 text-center">
          <h3 className="text-base">{pdfText.code}</h3>
          <p className="text-2xl font-semibold tracking-wide figures">{content.code}</p>
          <p>{text.memo[payment.method]}</p>
        </section>
        <section>
          <h3 className="mb-1 text-base">{text.rules}</h3>
          <ol className="list-decimal pl-5">
            <li>{pdfText.exact(formatDayProse(payment.deadline))}</li>
            <li>{text.inTime(formatDayProse(payment.deadline), payment.purpose)}</li>
            <li>{text.result}</li>
          </ol>
        </section>
      </div>
    </PrintSheet>
  );
}
