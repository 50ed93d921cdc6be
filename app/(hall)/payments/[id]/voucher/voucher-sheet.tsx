import type { ReactNode } from 'react';
import { QrCode } from '@/components/display/qr-code';
import { PrintSheet } from '@/components/shell/print-sheet';
import { formatCount } from '@/components/table/format-count';
import { DescriptionList } from '@/components/ui/description-list';
import type { getPayment } from '@/lib/remittances/list-payments';
import { paperText, voucherText as text } from '@/lib/text/payments';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { formatDayProse } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthCompact } from '@/lib/values/month';

interface VoucherSheetProps {
  shown: NonNullable<Awaited<ReturnType<typeof getPayment>>>;
  checkCode: string;
  voucherNumber: string;
  /** The public page that takes the check code. */
  site: string;
  tools: ReactNode;
  printedAt: string;
  printedBy: string;
}

/** The unit's proof that the month was paid and booked. */
export function VoucherSheet({
  shown,
  checkCode,
  voucherNumber,
  site,
  tools,
  printedAt,
  printedBy,
}: VoucherSheetProps) {
  const { payment, unitName, unitNumber, branch } = shown;
  const months = [...new Set([payment.firstMonth, payment.lastMonth])].map(formatMonthCompact).join(text.to);
  return (
    <PrintSheet
      title={text.title}
      number={text.number(voucherNumber)}
      tools={tools}
      seal={<Seal branch={branch} />}
      footer={[paperText.printedAt(printedAt), paperText.printedBy(printedBy), paperText.page]}
    >
      <DescriptionList
        items={[
          { term: text.unit, detail: unitName, wide: true },
          { term: text.unitNumber, detail: unitNumber },
          { term: text.branch, detail: branch },
          { term: text.kind, detail: text.kinds[payment.purpose] },
          { term: text.payment, detail: payment.number },
          { term: text.months, detail: months },
          { term: text.heads, detail: text.headsOf(formatCount(payment.heads)) },
          { term: text.capitals, detail: moneyInCapitals(payment.amount), wide: true },
          { term: text.amount, detail: <strong className="figures">{formatFen(payment.amount)}</strong>, wide: true },
          { term: text.method, detail: PAYMENT_METHOD_WORDS[payment.method], wide: true },
          { term: text.postedOn, detail: payment.postedOn && formatDayProse(payment.postedOn) },
          { term: text.valueOn, detail: payment.valueOn && formatDayProse(payment.valueOn) },
        ]}
      />
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <QrCode text={`${site}/${checkCode}`} label={text.qr} />
        <div className="min-w-0 flex-1">
          <p>
            {text.checkCode} <strong className="text-lg figures">{checkCode}</strong>
          </p>
          <p className="text-sm break-words text-soft">{text.checkHow(site)}</p>
        </div>
      </div>
    </PrintSheet>
  );
}

/** The place of the electronic seal; the centre's own image comes with its certificate. */
function Seal({ branch }: { branch: string }) {
  return (
    <div className="grid size-[34mm] place-items-center rounded-full border-2 border-danger p-[4mm] text-center text-sm text-danger">
      <span>
        {branch}
        <br />
        {text.issuer}
        <br />
        {text.seal}
      </span>
    </div>
  );
}
