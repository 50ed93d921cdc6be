import type { Metadata } from 'next';
import { ParametersForm } from './parameters-form';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { parametersText as text } from '@/lib/text/office';
import { listBranches, listParameters } from '@/lib/units/list-parameters';
import type { ParametersInput } from '@/lib/units/set-parameters.input';
import { fenToText, formatFen } from '@/lib/values/money';
import { formatMonthCompact, monthOf, nextMonth } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

export const metadata: Metadata = { title: text.formTitle };

/** 设置参数: the values that hold now, to be changed from a later month on. */
export default async function SetParametersPage() {
  const staff = await currentStaff();
  const month = monthOf(clock.today());
  const { parameters, branches } = await readAs(staff, async (tx) => ({
    parameters: await listParameters(tx, month),
    branches: await listBranches(tx),
  }));
  const now = parameters.find(({ branch, standing }) => branch === null && standing === 'now');
  return (
    <>
      <PageHeading
        title={text.formTitle}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/parameters' },
          { label: text.formTitle },
        ]}
        description={text.formDescription}
        toolbar={<LinkButton href="/admin/parameters">{text.back}</LinkButton>}
      />
      {isPermitted('parameters.set', staff) ? (
        <ParametersForm
          branches={branches}
          around={nextMonth(month)}
          shown={shownOf(now, formatMonthCompact(nextMonth(month)))}
        />
      ) : (
        <Note>{text.notYours}</Note>
      )}
    </>
  );
}

type Known = Awaited<ReturnType<typeof listParameters>>[number];

function shownOf(now: Known | undefined, fromMonth: string): Partial<ParametersInput> {
  if (!now) return { fromMonth };
  return {
    fromMonth,
    floorBase: formatFen(now.floorBase),
    capBase: formatFen(now.capBase),
    minimumRatio: formatPercent(basisPoints(now.minimumRatio)),
    maximumRatio: formatPercent(basisPoints(now.maximumRatio)),
    roundingUnit: fenToText(now.roundingUnit) as ParametersInput['roundingUnit'],
    monthsAhead: String(now.monthsAhead),
    paymentDays: String(now.paymentDays),
    windowFrom: now.windowFrom ?? '',
    windowTo: now.windowTo ?? '',
    payeeName: now.payeeName,
    payeeAccount: now.payeeAccount,
    payeeBank: now.payeeBank,
  };
}
