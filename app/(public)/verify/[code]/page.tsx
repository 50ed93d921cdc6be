import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PublicPage } from '../../public-page';
import { VerifyForm } from '../verify-form';
import { formatCount } from '@/components/table/format-count';
import { DescriptionList } from '@/components/ui/description-list';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/auth/address';
import { clock } from '@/lib/gateways/clock';
import { verifyVoucher, type ProvenVoucher } from '@/lib/remittances/verify-voucher';
import { verifyText } from '@/lib/text/verify';
import { formatDayProse } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: verifyText.title, robots: { index: false } };

/** What a voucher's check code proves, or that there is no such voucher. */
export default async function VerifiedPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const address = addressOf(Object.fromEntries(await headers()));
  const answer = await verifyVoucher({ code: readable(code), address }, clock);
  return (
    <PublicPage>
      <h1 className="mb-4 text-xl">{verifyText.title}</h1>
      {answer.ok ? (
        <Proven voucher={answer.voucher} />
      ) : (
        <Note tone="danger" title={verifyText.problemTitles[answer.problem]}>
          {verifyText.problems[answer.problem]}
        </Note>
      )}
      <Section title={verifyText.again}>
        <VerifyForm typed={answer.ok ? undefined : readable(code).slice(0, 40)} />
      </Section>
    </PublicPage>
  );
}

function Proven({ voucher }: { voucher: ProvenVoucher }) {
  const months = [...new Set([voucher.firstMonth, voucher.lastMonth])].map(formatMonthProse).join(verifyText.to);
  return (
    <>
      <div className="mb-4">
        <Note tone="success" title={verifyText.proven}>
          {verifyText.provenNote}
        </Note>
      </div>
      <DescriptionList
        columns={1}
        items={[
          { term: verifyText.number, detail: <span className="figures">{voucher.number}</span> },
          { term: verifyText.unit, detail: voucher.unitName },
          { term: verifyText.months, detail: months },
          { term: verifyText.heads, detail: verifyText.headsOf(formatCount(voucher.heads)) },
          { term: verifyText.amount, detail: <span className="figures">{formatFen(voucher.amount)}</span> },
          { term: verifyText.capitals, detail: moneyInCapitals(voucher.amount) },
          { term: verifyText.postedOn, detail: formatDayProse(voucher.postedOn) },
        ]}
      />
    </>
  );
}

/** Next hands the segment over as it stood in the address. */
function readable(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
