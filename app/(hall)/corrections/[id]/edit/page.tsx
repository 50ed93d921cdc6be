import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionForm } from '../../correction-form';
import { monthChoice } from '../../month-choice';
import { Obstacles } from '../../obstacles';
import { currentHall } from '@/app/(hall)/current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { isPermitted } from '@/lib/auth/permissions';
import { correctableMonths } from '@/lib/corrections/correctable-months';
import { correctionAllows } from '@/lib/corrections/correction';
import { monthsOfCorrection } from '@/lib/corrections/judge-correction';
import { getCorrection } from '@/lib/corrections/list-corrections';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { correctionText as text } from '@/lib/text/corrections';
import { menuText } from '@/lib/text/frame';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of a draft, or of what the centre returned. */
export default async function EditCorrectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const { operator, unit } = await currentHall();
  const found = await readAs(operator, async (tx) => {
    const row = await getCorrection(tx, { unitId: operator.unitId, id });
    if (!row || !correctionAllows('edit', row.correction.state)) return undefined;
    const asking = { unit, accountNumber: row.accountNumber, today: clock.today(), correctionId: id };
    const offered = await correctableMonths(tx, asking);
    return offered && { row, offered, months: await monthsOfCorrection(tx, row.correction) };
  });
  if (!found || !isPermitted('corrections.edit', operator)) notFound();
  const { row, offered, months } = found;
  const { version, reason, note } = row.correction;
  return (
    <>
      <PageHeading
        title={`${text.editTitle}：${row.name}`}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: text.title, href: '/corrections' },
          { label: text.editTitle },
        ]}
      />
      <Obstacles obstacles={offered.obstacles} />
      <CorrectionForm
        accountNumber={row.accountNumber}
        months={offered.booked.map((booked) => monthChoice(booked))}
        draft={{ id, version, months: months.map(({ month }) => month), reason, note }}
      />
    </>
  );
}
