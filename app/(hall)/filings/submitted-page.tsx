import type { Route } from 'next';
import type { SubmittedDoors } from './doors';
import { filingCells } from './filing-cells';
import { filingState } from './filing-state';
import { listTrail } from './list-trail';
import { isPersonAsked, personFields, readPerson, type Person } from './person-fields';
import { SubmittedList } from './submitted-list';
import { MonthNotes } from './month-notes';
import { UndoBand } from './undo-band';
import { currentHall } from '../current-hall';
import { ExportButtons } from '../export-buttons';
import { ArrivalNote } from '@/app/arrival-note';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { TotalsLine } from '@/components/table/totals-line';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import type { ExportName } from '@/lib/exports/lists';
import { isReviewed } from '@/lib/filings/filing';
import { enteredTotals, listFilings, type FilingRow } from '@/lib/filings/list-filings';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { undoableSubmissions } from '@/lib/filings/undoable-submissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { paymentOfMonth, revocableMonth } from '@/lib/remittances/revocable-month';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText, submittedText as text } from '@/lib/text/filings';
import { FILING_SOURCE_WORDS } from '@/lib/text/terms';
import { monthAllows } from '@/lib/units/month-state';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpanProse } from '@/lib/values/month';

/** The same lines as a file. */
const EXPORTED: Partial<Record<FilingList, (month: string) => { list: ExportName; query: string }>> = {
  'change-roster': (month) => ({ list: 'rosters', query: monthQuery(month, { roster: 'change' }) }),
  'back-payment': (month) => ({ list: 'rosters', query: monthQuery(month, { roster: 'back-pay' }) }),
  'base-adjustment': (month) => ({ list: 'rosters', query: monthQuery(month, { roster: 'base' }) }),
  'ratio-adjustment': (month) => ({ list: 'ratios', query: monthQuery(month, {}) }),
};

function monthQuery(month: string, rest: Record<string, string>): string {
  return withParameters('', { ...rest, from: month, to: month });
}

type Recent = Awaited<ReturnType<typeof undoableSubmissions>>[number];

interface SubmittedPageProps {
  list: FilingList;
  doors: SubmittedDoors;
  searchParams: Promise<SearchParams>;
}

/** 本月已提交数据: this month's submitted lines of a list, to be looked at and taken back (SC-17, SC-21, SC-36, FD-028 to FD-035). */
export async function SubmittedPage({ list, doors, searchParams }: SubmittedPageProps) {
  const params = await searchParams;
  const path = `/${list}/submitted`;
  const kind = KINDS[FILING_LISTS[list][0]];
  const page = readListPage(params, ['id']);
  const { operator, unit } = await currentHall();
  const month = kind.monthOf(unit, clock.today());
  const mayRevoke = monthAllows(kind.acts.revoke, unit.monthState);
  const person = readPerson(list, params);
  const part = { list, month, ...person };
  const query = { ...part, states: ['effective', 'in-review', 'rejected', 'revoked'] } as const;
  const mayUndo = isPermitted('filings.undo-submission', operator);
  const { listed, entered, saved, held, recent } = await readAs(operator, async (tx) => {
    const saved = mayRevoke ? null : await revocableMonth(tx, unit);
    return {
      listed: await listFilings(tx, operator.unitId, { query, page }),
      entered: list === 'base-adjustment' ? await enteredTotals(tx, operator.unitId, part) : null,
      saved,
      held: mayRevoke || saved ? null : await paymentOfMonth(tx, unit),
      recent: mayUndo ? await undoableSubmissions(tx, unit, { list, month, now: clock.now() }) : [],
    };
  });
  const address = withParameters(path, { ...person, size: one(params, 'size'), page: one(params, 'page') });
  const permitted = isPermitted('filings.revoke', operator);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={listTrail(list, { label: text.title })}
        toolbar={
          <>
            {EXPORTED[list] && <ExportButtons {...EXPORTED[list](formatMonthCompact(month))} />}
            <LinkButton href={`/${list}` as Route} accessLetter="B">
              {text.close}
            </LinkButton>
          </>
        }
      />
      <ArrivalNote />
      <MonthNotes unit={unit} permitted={permitted} act={kind.acts.revoke} />
      {held && permitted && (
        <div className="mb-3">
          <Note tone="info" action={<LinkButton href={`/payments/${held.id}` as Route}>{text.seePayment}</LinkButton>}>
            {text.monthHeld}
          </Note>
        </div>
      )}
      {mayUndo && <UndoBand door={doors.undo} submissions={recent.map((submission) => undoable(submission, path))} />}
      {person.number !== undefined && <PersonQuery path={path} person={person} size={one(params, 'size')} />}
      {entered && <EnteredTotals {...entered} />}
      <SubmittedList
        list={list}
        doors={doors}
        rows={listed.rows.map(submittedRow)}
        states={Object.fromEntries(listed.rows.map((row) => [row.id, isReviewed(row) ? 'reviewed' : row.state]))}
        permitted={permitted}
        mayRevoke={mayRevoke}
        month={saved && monthInProgress(saved)}
        address={address}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<NoLines list={list} filtered={isPersonAsked(person)} />}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.totals.count} />
    </>
  );
}

/** The query bar: whom. */
function PersonQuery({ path, person, size }: { path: string; person: Person; size: string }) {
  return <QueryBar path={path} fields={personFields(person)} keep={size === '' ? {} : { size }} />;
}

/** FD-045, FD-046 */
function EnteredTotals({ people, monthly }: Awaited<ReturnType<typeof enteredTotals>>) {
  return (
    <TotalsLine
      items={[
        { term: text.enteredPeople, value: formatCount(people) },
        { term: text.enteredAmount, value: formatFen(monthly) },
      ]}
    />
  );
}

function NoLines({ list, filtered }: { list: FilingList; filtered: boolean }) {
  if (filtered) return <EmptyState title={filingsText.emptyFilterTitle}>{filingsText.emptyFilter}</EmptyState>;
  const words = FILING_LIST_WORDS[list];
  return <EmptyState title={words.submittedEmptyTitle}>{words.submittedEmpty}</EmptyState>;
}

function undoable({ number, submittedAt, until, lines }: Recent, path: string) {
  const [at, before] = [submittedAt, until].map((instant) => formatInstant(instant).slice(11));
  return { number, at: at ?? '', until: before ?? '', lines, path: `${path}/${number}` };
}

function monthInProgress({
  first,
  last,
  heads,
  due,
  ...rest
}: NonNullable<Awaited<ReturnType<typeof revocableMonth>>>) {
  return { ...rest, month: formatMonthSpanProse(first, last), heads: formatCount(heads), amount: formatFen(due) };
}

function submittedRow(row: FilingRow) {
  return {
    id: row.id,
    label: row.name ?? '',
    cells: {
      ...filingCells(row),
      changedOn: row.effectiveOn ?? '',
      month: row.month ? formatMonthCompact(row.month) : '',
      paidOn: row.paidOn ?? '',
      state: filingState(row.state),
      channel: FILING_SOURCE_WORDS[row.source],
      opinion: row.opinion ?? '',
    },
  };
}
