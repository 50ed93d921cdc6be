import type { Metadata } from 'next';
import { MOST_LINES, type AdjustableAccount, type AdjustmentSettings } from './adjustable';
import { AdjustmentDesk } from './adjustment-desk';
import { AdjustmentQuery } from './adjustment-query';
import { currentHall } from '../../current-hall';
import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { MonthNotes } from '@/app/(hall)/filings/month-notes';
import { MonthText } from '@/components/display/month-text';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { ACCOUNT_SORTS, listAccounts, type AccountRow } from '@/lib/accounts/list-accounts';
import { isPermitted } from '@/lib/auth/permissions';
import { isInWindow } from '@/lib/contributions/adjustment-window';
import { accountStandings } from '@/lib/filings/account-standings';
import { filingsOfAccounts, type AccountFiling } from '@/lib/filings/filings-of-accounts';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { fenToText } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PATH = '/base-adjustment/edit';

/** 基数调整受理: all 正常 accounts of the unit in a grid, to be given new bases or monthly amounts (SC-19, FD-036 to FD-044; 汇缴月份 beside the title). */
export default async function AdjustmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const asked = { number: one(params, 'number'), name: one(params, 'name') };
  const size = one(params, 'size');
  // As many as one request saves; of more, nobody can keep an overview in one list.
  const page = { ...readListPage(params, ACCOUNT_SORTS), ...(size === 'all' ? { page: 1, size: MOST_LINES } : {}) };
  const { operator, unit } = await currentHall();
  const permitted = isPermitted('base.save', operator);
  const [listed, rows] = await readAs(operator, async (tx) => {
    const query = { ...asked, idNumber: '', statuses: ['normal'] as const };
    const found = await listAccounts(tx, operator.unitId, { query, page });
    const accountIds = found.rows.map((row) => row.id);
    const filed = await filingsOfAccounts(tx, operator.unitId, { accountIds, month: unit.openMonth });
    const standings = await accountStandings(
      tx,
      unit,
      accountIds.map((accountId) => ({ accountId })),
    );
    const adjustable = (row: AccountRow) =>
      adjustableAccount(row, {
        filed: filed.get(row.id),
        adjusted: standings.get(row.id)?.adjustedThisYear ?? false,
        permitted,
      });
    return [found, found.rows.map(adjustable)];
  });
  const address = withParameters(PATH, { ...asked, size, page: one(params, 'page') });
  const firstNumber = (page.page - 1) * page.size + 1;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: FILING_LIST_WORDS['base-adjustment'].title, href: '/base-adjustment' },
          { label: text.title },
        ]}
        status={
          <span className="text-soft">
            {text.month} <MonthText month={draftMonth(unit).month} />
          </span>
        }
        description={text.description}
      />
      <MonthNotes unit={unit} permitted={permitted} />
      <AdjustmentQuery path={PATH} asked={asked} keep={size === '' ? {} : { size }} />
      <AdjustmentDesk
        {...{ address, firstNumber, rows, permitted }}
        unitNumber={unit.number}
        settings={adjustmentSettings(unit)}
        empty={<Nobody asked={asked.number !== '' || asked.name !== ''} />}
        pager={
          <Pager
            {...{ address, page: page.page, size: page.size }}
            totalRows={listed.total}
            allSize={listed.total <= MOST_LINES ? MOST_LINES : undefined}
          />
        }
      />
    </>
  );
}

interface Circumstances {
  filed: AccountFiling | undefined;
  adjusted: boolean;
  permitted: boolean;
}

function adjustableAccount(row: AccountRow, { filed, adjusted, permitted }: Circumstances): AdjustableAccount {
  const waiting = filed === undefined || filed === 'opened-this-month' ? null : filed;
  return {
    id: row.number,
    label: row.name,
    idNumber: row.idNumberMask,
    base: fenToText(row.base),
    monthly: fenToText(row.monthly),
    adjusted,
    waiting,
    locked: waiting !== null || !permitted,
  };
}

function adjustmentSettings(unit: UnitInForce): AdjustmentSettings {
  return {
    unitRatio: unit.unitRatio,
    ownRatio: unit.ownRatio,
    roundingUnit: fenToText(unit.parameters.roundingUnit),
    floor: fenToText(unit.parameters.floorBase),
    cap: fenToText(unit.parameters.capBase),
    inWindow: isInWindow(clock.today(), unit.parameters),
  };
}

function Nobody({ asked }: { asked: boolean }) {
  return asked ? (
    <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>
  ) : (
    <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
  );
}
