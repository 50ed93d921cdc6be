import type { Metadata } from 'next';
import { ChangeList } from './change-list';
import { ObstacleList } from './obstacle-list';
import { SaveMonth } from './save-month';
import { AmountDue } from '../amount-due';
import { currentHall } from '../../current-hall';
import { sheetRows } from '../../sheet-rows';
import { SheetTable } from '@/components/display/sheet-table';
import { PageHeading } from '@/components/shell/page-heading';
import { formatCount } from '@/components/table/format-count';
import { Columns } from '@/components/ui/columns';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { listFilings } from '@/lib/filings/list-filings';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { saveObstacles } from '@/lib/remittances/save-obstacles';
import { menuText } from '@/lib/text/frame';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { confirmText as text, remittanceText } from '@/lib/text/remittance';
import { readListPage, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

/** 单位汇缴确认: the sheet of the open month, what changed it, what keeps it from being saved, and 保存 (SC-26). */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = readListPage(await searchParams, ['id']);
  const shown = await monthToConfirm(page);
  const month = formatMonthProse(shown.unit.openMonth);
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
      {shown.open ? (
        <OpenMonth {...shown} page={page} />
      ) : (
        <Note
          title={text.saved(month, MONTH_STATE_WORDS[shown.unit.monthState])}
          action={<LinkButton href="/remittance">{text.toList}</LinkButton>}
        >
          {text.savedNote}
        </Note>
      )}
      <SaveMonth
        confirmed={shown.open && shown.ready ? { month: shown.unit.openMonth, sheet: shown.fingerprint } : null}
        monthWords={month}
        heads={shown.open ? formatCount(shown.sheet.current.heads) : ''}
        amount={shown.open ? formatFen(shown.sheet.due) : ''}
      />
    </>
  );
}

type OpenMonthShown = Extract<Awaited<ReturnType<typeof monthToConfirm>>, { open: true }>;

function OpenMonth({ unit, sheet, changes, obstacles, permitted, page }: OpenMonthShown & { page: ListPage }) {
  return (
    <>
      <ObstacleList obstacles={obstacles} />
      {!permitted && <Note tone="warning">{text.notPermitted}</Note>}
      <Columns>
        <Section title={text.sheet}>
          <SheetTable month={formatMonthCompact(unit.openMonth)} sheet={sheetRows(sheet)} />
        </Section>
        <AmountDue amount={sheet.due} />
      </Columns>
      <ChangeList
        path="/remittance/confirm"
        changes={changes}
        page={page}
        reduced={sheet.reduced.amount}
        added={sheet.added.amount}
      />
    </>
  );
}

async function monthToConfirm(page: ListPage) {
  const { operator, unit, drafts, inReview } = await currentHall();
  if (unit.monthState !== 'open') return { open: false as const, unit };
  const query = { states: ['effective'] as const, month: unit.openMonth };
  const { sheet, changes } = await readAs(operator, async (tx) => ({
    sheet: await monthSheet(tx, unit),
    changes: await listFilings(tx, unit.id, { query, page }),
  }));
  const obstacles = saveObstacles(unit, { drafts, inReview, today: clock.today() });
  const permitted = isPermitted('remittance.save', operator);
  const ready = permitted && obstacles.length === 0;
  return {
    open: true as const,
    unit,
    sheet,
    changes,
    obstacles,
    permitted,
    ready,
    fingerprint: sheetFingerprint(sheet),
  };
}
