import type { Metadata } from 'next';
import { DraftList } from './draft-list';
import { draftRows } from './draft-rows';
import { currentHall } from '../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { FILING_KINDS } from '@/lib/filings/filing';
import { listFilings } from '@/lib/filings/list-filings';
import { FILING_LISTS } from '@/lib/filings/lists';
import { readAs } from '@/lib/operations/read';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/change-roster';

/** 变更清册: what the unit has saved and not yet submitted, with what the check says of each line (SC-12, FD-015). */
export default async function ChangeRosterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const kind = FILING_KINDS.find((known) => known === one(params, 'kind'));
  const faulty = one(params, 'faulty') === 'yes';
  const { operator, unit } = await currentHall();
  const query = { list: 'change-roster' as const, states: ['draft'] as const, kind, faulty };
  const [shown, all] = await readAs(operator, async (tx) => [
    await listFilings(tx, operator.unitId, { query, page }),
    await listFilings(tx, operator.unitId, {
      query: { list: query.list, states: query.states },
      page: { page: 1, size: 1 },
    }),
  ]);
  const address = withParameters(PATH, {
    kind: kind ?? '',
    faulty: faulty ? 'yes' : '',
    size: one(params, 'size'),
    page: one(params, 'page'),
  });
  const filtered = kind !== undefined || faulty;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: text.title }]}
        description={text.description}
        toolbar={
          <>
            <LinkButton href="/change-roster/submitted">{text.submittedData}</LinkButton>
            <LinkButton href="/change-roster/import">{text.bulkImport}</LinkButton>
            <LinkButton href="/change-roster/seal">{text.seal}</LinkButton>
            <LinkButton href="/change-roster/open" variant="primary">
              {text.open}
            </LinkButton>
          </>
        }
      />
      {unit.monthState !== 'open' && (
        <Note tone="info" action={<LinkButton href="/remittance">{text.toRemittance}</LinkButton>}>
          {text.monthClosed(formatMonthProse(unit.openMonth), MONTH_STATE_WORDS[unit.monthState])}
        </Note>
      )}
      <QueryBar
        path={PATH}
        fields={[
          { kind: 'select', name: 'kind', label: text.kind, value: kind ?? '', options: kindOptions() },
          {
            kind: 'select',
            name: 'faulty',
            label: text.check,
            value: faulty ? 'yes' : '',
            options: [{ value: 'yes', label: text.onlyFaulty }],
          },
        ]}
        keep={one(params, 'size') === '' ? {} : { size: one(params, 'size') }}
      />
      <DraftList
        rows={draftRows(shown.rows)}
        address={address}
        firstNumber={(page.page - 1) * page.size + 1}
        totalRows={filtered ? shown.rows.length : all.totals.count}
        faultyRows={all.totals.faulty}
        wholeList={!filtered}
        monthly={formatFen(shown.totals.monthly)}
        maySubmit={monthAllows('submit-filings', unit.monthState)}
        empty={
          <EmptyState title={filtered ? text.emptyFilterTitle : text.emptyTitle}>
            {filtered ? text.emptyFilter : text.empty}
          </EmptyState>
        }
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={shown.totals.count} />
    </>
  );
}

function kindOptions() {
  return FILING_LISTS['change-roster'].map((kind) => ({ value: kind, label: FILING_KIND_WORDS[kind] }));
}
