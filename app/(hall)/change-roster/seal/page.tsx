import type { Metadata } from 'next';
import Link from 'next/link';
import { SealList } from './seal-list';
import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { ACCOUNT_SORTS, listAccounts } from '@/lib/accounts/list-accounts';
import { isPermitted } from '@/lib/auth/permissions';
import { filingsOfAccounts } from '@/lib/filings/filings-of-accounts';
import { readAs } from '@/lib/operations/read';
import { sealText as text } from '@/lib/text/change-roster';
import { filingsText } from '@/lib/text/filings';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/change-roster/seal';

/** 职工封存: all 正常 accounts of the unit, to be sealed for a reason each (SC-15, FD-016 to FD-024). */
export default async function SealPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ACCOUNT_SORTS);
  const asked = { number: one(params, 'number'), name: one(params, 'name') };
  const { operator, unit } = await currentHall();
  const query = { ...asked, idNumber: '', statuses: ['normal'] as const };
  const [listed, filed] = await readAs(operator, async (tx) => {
    const found = await listAccounts(tx, operator.unitId, { query, page });
    const accountIds = found.rows.map((row) => row.id);
    return [found, await filingsOfAccounts(tx, operator.unitId, { accountIds, month: unit.openMonth })];
  });
  const permitted = isPermitted('seal.save', operator);
  const { month, later } = draftMonth(unit);
  const from = later ? filingsText.nextMonth(formatMonthProse(month)) : text.thisMonth;
  const sort = one(params, 'sort');
  const address = withParameters(PATH, { ...asked, sort, size: one(params, 'size'), page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['change-roster'].title, href: '/change-roster' },
          { label: text.title },
        ]}
        description={text.description(from)}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      <QueryBar
        path={PATH}
        fields={[
          { kind: 'text', name: 'number', label: text.number, value: asked.number },
          { kind: 'text', name: 'name', label: text.name, value: asked.name },
        ]}
        keep={one(params, 'size') === '' ? {} : { size: one(params, 'size') }}
      />
      {permitted && (
        <p className="mb-2 text-soft">
          {text.pageOnly} <Link href="/change-roster/import">{filingsText.bulkImport}</Link>
        </p>
      )}
      <SealList
        permitted={permitted}
        from={from}
        accounts={listed.rows.map((row) => ({
          id: row.id,
          number: row.number,
          name: row.name,
          idNumber: row.idNumberMask,
          status: ACCOUNT_STATUS_WORDS[row.status],
          monthly: formatFen(row.monthly),
          balance: formatFen(row.balance),
          filed: filed.get(row.id) ?? null,
        }))}
        address={address}
        sort={sort}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={
          asked.number !== '' || asked.name !== '' ? (
            <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>
          ) : (
            <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
          )
        }
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.total} more={listed.more} />
    </>
  );
}
