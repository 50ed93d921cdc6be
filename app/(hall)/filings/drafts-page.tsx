import type { Route } from 'next';
import type { ReactNode } from 'react';
import type { DraftDoors } from './doors';
import { DraftList } from './draft-list';
import { draftRows, draftShares, draftTotals } from './draft-rows';
import { MonthNotes } from './month-notes';
import { isPersonAsked, personFields, readPerson, type Person } from './person-fields';
import { currentHall } from '../current-hall';
import { ArrivalNote } from '@/app/arrival-note';
import { PageHeading, type TrailStep } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import type { FilingKind } from '@/lib/filings/filing';
import { summarizeDrafts } from '@/lib/filings/draft-summary';
import { listFilings } from '@/lib/filings/list-filings';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { stampDrafts } from '@/lib/filings/seen-drafts';
import { readAs } from '@/lib/operations/read';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';
import { menuText } from '@/lib/text/frame';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { isId } from '@/lib/values/is-id';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { fenToText } from '@/lib/values/money';

interface DraftsPageProps {
  list: FilingList;
  doors: DraftDoors;
  /** The buttons of the heading: what the business does. */
  tools: ReactNode;
  /** The menu entry that the page stands under, where there is one. */
  under?: string;
  searchParams: Promise<SearchParams>;
}

/** A list of drafts: what the unit has saved and not yet submitted, with what the check says of each line (SC-12, FD-015). */
export async function DraftsPage({ list, doors, tools, under, searchParams }: DraftsPageProps) {
  const params = await searchParams;
  const path = `/${list}`;
  const words = FILING_LIST_WORDS[list];
  const kinds: readonly FilingKind[] = FILING_LISTS[list];
  const page = readListPage(params, ['id']);
  const kind = kinds.find((known) => known === one(params, 'kind'));
  const faulty = one(params, 'faulty') === 'yes';
  const { operator, unit } = await currentHall();
  const importId = isId(one(params, 'import')) ? one(params, 'import') : undefined;
  const person = readPerson(list, params);
  const part = { list, kind, importId, ...person };
  const [shown, summary, seen] = await readAs(operator, async (tx) => [
    await listFilings(tx, operator.unitId, { query: { ...part, states: ['draft'], faulty }, page }),
    await summarizeDrafts(tx, operator.unitId, part),
    await stampDrafts(tx, operator.unitId, part),
  ]);
  const shares = summary.map((share) => ({
    ...share,
    monthly: fenToText(share.monthly),
    change: fenToText(share.change),
  }));
  const inView = shares.filter((share) => !faulty || share.outcome === 'faulty');
  const address = withParameters(path, {
    kind: kind ?? '',
    faulty: faulty ? 'yes' : '',
    ...person,
    import: importId ?? '',
    size: one(params, 'size'),
    page: one(params, 'page'),
  });
  const permitted = isPermitted('filings.submit', operator);
  const filtered = kind !== undefined || importId !== undefined || faulty || isPersonAsked(person);
  return (
    <>
      <PageHeading
        title={words.title}
        trail={trailOf(words.title, under ?? menuText.month)}
        description={words.description}
        toolbar={tools}
      />
      <ArrivalNote />
      <MonthNotes unit={unit} permitted={permitted} act={KINDS[kinds[0] ?? 'open'].acts.submit} />
      <DraftQuery
        {...{ path, kinds, kind, faulty, person }}
        keep={{ size: one(params, 'size'), import: importId ?? '' }}
      />
      {importId && (
        <Note tone="info" action={<LinkButton href={path as Route}>{text.wholeRoster}</LinkButton>}>
          {text.onlyImport}
        </Note>
      )}
      <DraftList
        rows={draftRows(shown.rows, permitted ? doors : null)}
        address={address}
        firstNumber={(page.page - 1) * page.size + 1}
        totalRows={shown.totals.count}
        faultyRows={shown.totals.faulty}
        totals={draftTotals(list, inView)}
        part={{
          ...{ ...part, onlyFaulty: faulty, shares, seen },
          shareOf: draftShares(shown.rows),
          versionOf: Object.fromEntries(shown.rows.map(({ id, version }) => [id, version])),
        }}
        doors={doors}
        mayChange={permitted}
        maySubmit={monthAllows(KINDS[kinds[0] ?? 'open'].acts.submit, unit.monthState)}
        empty={
          <EmptyState title={filtered ? text.emptyFilterTitle : words.emptyTitle}>
            {filtered ? text.emptyFilter : words.empty}
          </EmptyState>
        }
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={shown.totals.count} />
    </>
  );
}

interface DraftQueryProps {
  path: string;
  kinds: readonly FilingKind[];
  kind: FilingKind | undefined;
  faulty: boolean;
  person: Person;
  /** The page size, and whose lines these are where they are those of one import. */
  keep: { size: string; import: string };
}

/** The query bar: whom, the kind where the list has several, and 仅看有误. */
function DraftQuery({ path, kinds, kind, faulty, person, keep }: DraftQueryProps) {
  const byKind = {
    kind: 'select' as const,
    name: 'kind',
    label: text.kind,
    value: kind ?? '',
    options: optionsOf(kinds),
  };
  return (
    <QueryBar
      path={path}
      fields={[
        ...personFields(person),
        ...(kinds.length > 1 ? [byKind] : []),
        {
          kind: 'select',
          name: 'faulty',
          label: text.check,
          value: faulty ? 'yes' : '',
          options: [{ value: 'yes', label: text.onlyFaulty }],
        },
      ]}
      keep={keep}
    />
  );
}

function trailOf(title: string, under: string): TrailStep[] {
  return [{ label: menuText.home, href: '/' }, ...(under === '' ? [] : [{ label: under }]), { label: title }];
}

function optionsOf(kinds: readonly FilingKind[]) {
  return kinds.map((kind) => ({ value: kind, label: FILING_KIND_WORDS[kind] }));
}
