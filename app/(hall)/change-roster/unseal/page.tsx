import type { Metadata } from 'next';
import Link from 'next/link';
import { openFormSettings } from '../open/limits';
import { UnsealList } from './unseal-list';
import type { Hindrance } from './unsealing';
import { currentHall } from '../../current-hall';
import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { ACCOUNT_SORTS, listAccounts, type AccountRow } from '@/lib/accounts/list-accounts';
import { isPermitted } from '@/lib/auth/permissions';
import { accountStandings, type AccountStanding } from '@/lib/filings/account-standings';
import { filingsOfAccounts } from '@/lib/filings/filings-of-accounts';
import { readAs } from '@/lib/operations/read';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText } from '@/lib/text/filings';
import { menuText } from '@/lib/text/frame';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { unsealText as text } from '@/lib/text/unseal';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, ZERO } from '@/lib/values/money';
import { formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/change-roster/unseal';

/** 职工启封: all sealed accounts of the unit, each to be unsealed on a base that is confirmed anew (SC-14, Q-25, Q-27). */
export default async function UnsealPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ACCOUNT_SORTS);
  const asked = { number: one(params, 'number'), name: one(params, 'name') };
  const { operator, unit } = await currentHall();
  const query = { ...asked, idNumber: '', statuses: ['sealed'] as const };
  const [listed, filed, standings] = await readAs(operator, async (tx) => {
    const found = await listAccounts(tx, operator.unitId, { query, page });
    const accountIds = found.rows.map((row) => row.id);
    return [
      found,
      await filingsOfAccounts(tx, operator.unitId, { accountIds, month: unit.openMonth }),
      await accountStandings(
        tx,
        unit,
        accountIds.map((accountId) => ({ accountId })),
      ),
    ];
  });
  const permitted = isPermitted('unseal.save', operator);
  const { month, later } = draftMonth(unit);
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
        description={text.description(later ? filingsText.nextMonth(formatMonthProse(month)) : text.thisMonth)}
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
      <UnsealList
        permitted={permitted}
        settings={openFormSettings(unit)}
        from={month}
        accounts={listed.rows.map((row) => sealedAccount(row, filed.get(row.id) ?? hindranceIn(standings.get(row.id))))}
        address={address}
        sort={sort}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<NoneSealed asked={asked.number !== '' || asked.name !== ''} />}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.total} more={listed.more} />
    </>
  );
}

function sealedAccount(row: AccountRow, hindrance: Hindrance | null) {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    idNumber: row.idNumberMask,
    status: ACCOUNT_STATUS_WORDS[row.status],
    base: row.base > ZERO ? formatFen(row.base) : '',
    remittedMonth: row.remittedMonth,
    balance: formatFen(row.balance),
    hindrance,
  };
}

function hindranceIn(standing: AccountStanding | undefined): Hindrance | null {
  if (standing?.sealReason === '07') return 'sealed-for-death';
  return standing?.filedNow.includes('seal') ? 'sealed-this-month' : null;
}

function NoneSealed({ asked }: { asked: boolean }) {
  return asked ? (
    <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>
  ) : (
    <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
  );
}
