import type { ReactNode } from 'react';
import { description } from '../paper-line';
import { QrCode } from '@/components/display/qr-code';
import { PrintSheet } from '@/components/shell/print-sheet';
import { DescriptionList } from '@/components/ui/description-list';
import { voucherLines } from '@/lib/papers/payment-lines';
import type { getPayment } from '@/lib/remittances/list-payments';
import { paperText, voucherText as text } from '@/lib/text/payments';

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
  return (
    <PrintSheet
      title={text.title}
      number={text.number(voucherNumber)}
      tools={tools}
      seal={<Seal branch={branch} />}
      footer={[paperText.printedAt(printedAt), paperText.printedBy(printedBy), paperText.page]}
    >
      <DescriptionList items={voucherLines({ ...payment, unitName, unitNumber, branch, payment }).map(description)} />
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <QrCode text={`${site}/${checkCode}`} label={text.qr} />
        <div className="min-w-0 flex-1">
          <p>
            {text.checkCode} <strong className="text-lg whitespace-nowrap figures">{checkCode}</strong>
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
