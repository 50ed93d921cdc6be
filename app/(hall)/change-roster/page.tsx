import type { Metadata } from 'next';
import { DraftList } from './draft-list';
import { draftRows, draftShares, draftTotals } from './draft-rows';
import { currentHall } from '../current-hall';
import { ArrivalNote } from '@/app/arrival-note';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { FILING_KINDS } from '@/lib/filings/filing';
import { summarizeDrafts } from '@/lib/filings/draft-summary';
import { listFilings } from '@/lib/filings/list-filings';
import { FILING_LISTS } from '@/lib/filings/lists';
import { readAs } from '@/lib/operations/read';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { isId } from '@/lib/values/is-id';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { fenToText } from '@/lib/values/money';
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
  const importId = isId(one(params, 'import')) ? one(params, 'import') : undefined;
  const part = { list: 'change-roster', kind, importId } as const;
  const [shown, summary] = await readAs(operator, async (tx) => [
    await listFilings(tx, operator.unitId, { query: { ...part, states: ['draft'], faulty }, page }),
    await summarizeDrafts(tx, operator.unitId, part),
  ]);
  const shares = summary.map((share) => ({ ...share, monthly: fenToText(share.monthly) }));
  const inView = shares.filter((share) => !faulty || share.outcome === 'faulty');
  const address = withParameters(PATH, {
    kind: kind ?? '',
    faulty: faulty ? 'yes' : '',
    import: importId ?? '',
    size: one(params, 'size'),
    page: one(params, 'page'),
  });
  const filtered = kind !== undefined || importId !== undefined || faulty;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: text.title }]}
        description={text.description}
        toolbar={<Tools />}
      />
      <ArrivalNote />
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
      {importId && (
        <Note tone="info" action={<LinkButton href={PATH}>{text.wholeRoster}</LinkButton>}>
          {text.onlyImport}
        </Note>
      )}
      <DraftList
        rows={draftRows(shown.rows)}
        address={address}
        firstNumber={(page.page - 1) * page.size + 1}
        totalRows={shown.totals.count}
        faultyRows={shown.totals.faulty}
        totals={draftTotals(inView)}
        part={{ kind, importId, onlyFaulty: faulty, shares, shareOf: draftShares(shown.rows) }}
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

function Tools() {
  return (
    <>
      <LinkButton href="/change-roster/submitted">{text.submittedData}</LinkButton>
      <LinkButton href="/change-roster/import">{text.bulkImport}</LinkButton>
      <LinkButton href="/change-roster/seal">{text.seal}</LinkButton>
      <LinkButton href="/change-roster/open" variant="primary">
        {text.open}
      </LinkButton>
    </>
  );
}

function kindOptions() {
  return FILING_LISTS['change-roster'].map((kind) => ({ value: kind, label: FILING_KIND_WORDS[kind] }));
}
