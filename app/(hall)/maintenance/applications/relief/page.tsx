import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReliefForm } from './relief-form';
import { currentHall } from '@/app/(hall)/current-hall';
import { ReliefNote } from '@/app/(hall)/relief-note';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { reliefMonths } from '@/lib/maintenance/save-relief';
import { menuText } from '@/lib/text/frame';
import { applicationText } from '@/lib/text/maintenance';
import { reliefText as text } from '@/lib/text/relief';
import { RELIEFS } from '@/lib/values/application-field';
import { one, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact } from '@/lib/values/month';
import { formatPercent } from '@/lib/values/ratio';

export const metadata: Metadata = { title: applicationText.newTitle };

/** 缓缴申请 and 降低比例至下限以下申请, as the address says (`kind`); instead, what is in force already. */
export default async function ReliefPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const kind = RELIEFS.find((known) => known === one(params, 'kind'));
  if (!kind) notFound();
  const { operator, unit } = await currentHall();
  const { first, last } = reliefMonths(unit);
  const inForce = unit.deferredUntil !== null || unit.lowRatioUntil !== null;
  return (
    <>
      <PageHeading
        title={text.titles[kind]}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.maintenance },
          { label: applicationText.title, href: '/maintenance/applications' },
          { label: text.titles[kind] },
        ]}
      />
      <ReliefNote unit={unit} />
      {!isPermitted('applications.save-relief', operator) && <Note tone="warning">{text.notPermitted}</Note>}
      {!inForce && isPermitted('applications.save-relief', operator) && (
        <ReliefForm
          kind={kind}
          openMonth={unit.openMonth}
          first={formatMonthCompact(first)}
          last={formatMonthCompact(last)}
          present={text.ratios(formatPercent(unit.unitRatio), formatPercent(unit.ownRatio))}
        />
      )}
    </>
  );
}
