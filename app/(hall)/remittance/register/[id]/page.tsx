import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { MethodForm } from './method-form';
import { NotSaved } from './not-saved';
import { currentHall } from '../../../current-hall';
import { methodOptions } from '../../../payments/method-options';
import { paymentWays } from '../../../payments/payment-ways';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { batchOf, getRemittance } from '@/lib/remittances/list-remittances';
import { approvalText } from '@/lib/text/approvals';
import { menuText } from '@/lib/text/frame';
import { registerText as text, remittanceText } from '@/lib/text/remittance';
import { isId } from '@/lib/values/is-id';
import { formatFen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthSpan } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 缴款登记: what is to be paid, and how (SC-28). */
export default async function RegisterPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { operator, unit } = await currentHall();
  if (!isId(id)) notFound();
  const shown = await readAs(operator, async (tx) => {
    const row = await getRemittance(tx, operator.unitId, id);
    return (
      row && {
        ...row,
        batch: await batchOf(tx, row.remittance),
        ways: await paymentWays(tx, operator.unitId),
      }
    );
  });
  if (!shown) notFound();
  const { remittance, ways, batch } = shown;
  const options = methodOptions(batch.due, ways);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: remittanceText.list, href: '/remittance' },
          { label: text.title },
        ]}
        description={text.description}
        toolbar={<LinkButton href={`/remittance/${id}` as Route}>{remittanceText.see}</LinkButton>}
      />
      <Section title={text.roster}>
        <DescriptionList
          items={[
            { term: remittanceText.number, detail: <span className="figures">{remittance.number}</span> },
            { term: remittanceText.month, detail: formatMonthSpan(batch.first, batch.last) },
            { term: remittanceText.headsWithUnit, detail: formatCount(batch.heads) },
            { term: remittanceText.dueWithUnit, detail: formatFen(batch.due) },
            { term: remittanceText.capitals, detail: moneyInCapitals(batch.due), wide: true },
          ]}
        />
      </Section>
      {unit.secondPerson && <Note tone="info">{approvalText.note}</Note>}
      {remittance.state !== 'saved' && <NotSaved state={remittance.state} paymentId={remittance.paymentId} />}
      {remittance.state === 'saved' &&
        (isPermitted('payment.register', operator) ? (
          <MethodForm remittanceId={id} options={options} />
        ) : (
          <Note tone="warning">{text.notPermitted}</Note>
        ))}
    </>
  );
}
