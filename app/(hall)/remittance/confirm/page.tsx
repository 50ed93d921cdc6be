import type { Metadata } from 'next';
import Link from 'next/link';
import { ChangeList } from './change-list';
import { ObstacleList } from './obstacle-list';
import { SaveMonth } from './save-month';
import { SeveralMonths } from './several-months';
import { AmountDue } from '../amount-due';
import { monthToSave, type OpenMonth } from '../month-to-save';
import { SavedAlready } from '../saved-already';
import { currentHall } from '../../current-hall';
import { ReliefNote } from '../../relief-note';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { formatCount } from '@/components/table/format-count';
import { Columns } from '@/components/ui/columns';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { approvalText } from '@/lib/text/approvals';
import { menuText } from '@/lib/text/frame';
import { confirmText as text, remittanceText } from '@/lib/text/remittance';
import { one, readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpanProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 单位汇缴确认: the sheet of the open month, what changed it, what keeps it from being saved, and 保存 (SC-26). */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const { unit } = await currentHall();
  const shown = await monthToSave(page, one(params, 'to'));
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
      />
      {shown.open ? <MonthToConfirm {...shown} page={page} /> : <SavedAlready unit={unit} />}
      <SaveMonth
        confirmed={shown.open && shown.ready ? shown.confirmed : null}
        monthWords={formatMonthSpanProse(unit.openMonth, shown.open ? shown.last : unit.openMonth)}
        heads={shown.open ? formatCount(shown.sheet.current.heads) : ''}
        amount={shown.open ? formatFen(shown.due) : ''}
      />
    </>
  );
}

function MonthToConfirm(shown: OpenMonth & { page: ListPage }) {
  const { unit, sheet, changes, obstacles, waiting, permitted, page } = shown;
  return (
    <>
      <ReliefNote unit={unit} />
      <SeveralMonths {...shown} />
      <ObstacleList obstacles={obstacles} waiting={waiting} />
      {!permitted && <Note tone="warning">{text.notPermitted}</Note>}
      {unit.secondPerson && <Note tone="info">{approvalText.note}</Note>}
      <Columns>
        <Section title={text.sheet}>
          <SheetTable month={formatMonthCompact(unit.openMonth)} sheet={sheetRows(sheet)} />
        </Section>
        <AmountDue amount={shown.due} />
      </Columns>
      <ChangeList
        path={withParameters('/remittance/confirm', { to: shown.months > 1 ? formatMonthCompact(shown.last) : '' })}
        changes={changes}
        page={page}
      />
      {sheet.backPay.heads > 0 && (
        <p className="mt-3">
          <Link href="/back-payment">
            {text.toBackPayments(formatCount(sheet.backPay.heads), formatFen(sheet.backPay.amount))}
          </Link>
        </p>
      )}
    </>
  );
}
