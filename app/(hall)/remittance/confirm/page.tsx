import type { Metadata } from 'next';
import Link from 'next/link';
import { ChangeList } from './change-list';
import { ObstacleList } from './obstacle-list';
import { SaveMonth } from './save-month';
import { AmountDue } from '../amount-due';
import { monthToSave, type OpenMonth } from '../month-to-save';
import { SavedAlready } from '../saved-already';
import { currentHall } from '../../current-hall';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { Columns } from '@/components/ui/columns';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { menuText } from '@/lib/text/frame';
import { confirmText as text, remittanceText } from '@/lib/text/remittance';
import { readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 单位汇缴确认: the sheet of the open month, what changed it, what keeps it from being saved, and 保存 (SC-26). */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = readListPage(await searchParams, ['id']);
  const { unit } = await currentHall();
  const shown = await monthToSave(page);
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
        monthWords={formatMonthProse(unit.openMonth)}
        heads={shown.open ? formatCount(shown.sheet.current.heads) : ''}
        amount={shown.open ? formatFen(shown.sheet.due) : ''}
      />
    </>
  );
}

function MonthToConfirm({ unit, sheet, changes, obstacles, waiting, permitted, page }: OpenMonth & { page: ListPage }) {
  return (
    <>
      <ObstacleList obstacles={obstacles} waiting={waiting} />
      {!permitted && <Note tone="warning">{text.notPermitted}</Note>}
      <Columns>
        <Section title={text.sheet}>
          <SheetTable month={formatMonthCompact(unit.openMonth)} sheet={sheetRows(sheet)} />
        </Section>
        <AmountDue amount={sheet.due} />
      </Columns>
      <ChangeList path="/remittance/confirm" changes={changes} page={page} />
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
