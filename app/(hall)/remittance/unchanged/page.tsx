import type { Metadata } from 'next';
import { AmountDue } from '../amount-due';
import { ObstacleList } from '../confirm/obstacle-list';
import { SaveMonth } from '../confirm/save-month';
import { monthToSave, type OpenMonth } from '../month-to-save';
import { SavedAlready } from '../saved-already';
import { currentHall } from '../../current-hall';
import { ReliefNote } from '../../relief-note';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { Columns } from '@/components/ui/columns';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { isUnchanged } from '@/lib/remittances/month-changes';
import { menuText } from '@/lib/text/frame';
import { confirmText, unchangedText as text } from '@/lib/text/remittance';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 当月无变化: the six rows of a month in which nothing changed, and one button that saves it and leads on to 缴款登记. */
export default async function UnchangedPage() {
  const { unit } = await currentHall();
  const shown = await monthToSave({ page: 1, size: 1 });
  const unchanged = shown.open && isUnchanged(shown.sheet);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: text.title }]}
        description={text.description}
      />
      {shown.open ? <Unchanged {...shown} unchanged={unchanged} /> : <SavedAlready unit={unit} />}
      <SaveMonth
        payAtOnce={text.pay}
        confirmed={unchanged && shown.ready ? shown.confirmed : null}
        monthWords={formatMonthProse(unit.openMonth)}
        heads={shown.open ? formatCount(shown.sheet.current.heads) : ''}
        amount={shown.open ? formatFen(shown.sheet.due) : ''}
      />
    </>
  );
}

function Unchanged({ unit, sheet, obstacles, waiting, permitted, unchanged }: OpenMonth & { unchanged: boolean }) {
  return (
    <>
      <ReliefNote unit={unit} />
      <ObstacleList obstacles={obstacles} waiting={waiting} />
      {!unchanged && (
        <Note
          title={text.changedTitle}
          action={
            <LinkButton href="/remittance/confirm" variant="primary">
              {text.toConfirm}
            </LinkButton>
          }
        >
          {text.changedNote}
        </Note>
      )}
      {!permitted && <Note tone="warning">{confirmText.notPermitted}</Note>}
      <Columns>
        <Section title={confirmText.sheet}>
          <SheetTable month={formatMonthCompact(unit.openMonth)} sheet={sheetRows(sheet)} />
        </Section>
        <AmountDue amount={sheet.due} />
      </Columns>
    </>
  );
}
