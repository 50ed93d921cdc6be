import type { Metadata } from 'next';
import { EmployeeQuery } from './employee-query';
import { employeeRows } from './employee-rows';
import { currentHall } from '../../current-hall';
import { FullExport } from './full-export';
import { ExportButtons } from '../../export-buttons';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted, maySee } from '@/lib/auth/permissions';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { employeeQuery } from '@/lib/exports/employees';
import { readAs } from '@/lib/operations/read';
import { bankCardsOf } from '@/lib/people/finances';
import { menuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { employeesText } from '@/lib/text/queries';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: employeesText.title };

const PATH = '/queries/employees';

const COLUMNS: Column[] = [
  { key: 'number', title: employeesText.number, kind: 'code', sortable: true },
  { key: 'name', title: employeesText.name, kind: 'text', sortable: true, primary: true },
  { key: 'idNumber', title: employeesText.idNumberShort, kind: 'code' },
  { key: 'status', title: employeesText.status, kind: 'status' },
  { key: 'month', title: employeesText.month, kind: 'month' },
  { key: 'mobile', title: employeesText.mobile, kind: 'code' },
  { key: 'unitRatio', title: employeesText.unitRatio, kind: 'number' },
  { key: 'ownRatio', title: employeesText.ownRatio, kind: 'number' },
  { key: 'base', title: employeesText.monthly, unit: fieldText.yuan, kind: 'money', sortable: true },
  { key: 'balance', title: employeesText.balance, unit: fieldText.yuan, kind: 'money' },
  { key: 'bank', title: employeesText.bank, kind: 'text' },
  { key: 'ledger', title: employeesText.actions, kind: 'action' },
];

/** 职工信息查询: the unit's employees, asked for by account, name, ID number and state (FD-078, FD-079). */
export default async function EmployeesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { asked, query, page } = employeeQuery(params);
  const operator = await currentOperator();
  const [{ listed, cards }, { unit }] = await Promise.all([listWithCards(operator, { query, page }), currentHall()]);
  const size = one(params, 'size');
  const sort = one(params, 'sort');
  const address = withParameters(PATH, { ...asked, sort, size, page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={employeesText.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: employeesText.title }]}
        toolbar={
          <>
            <ExportButtons list="employees" query={withParameters('', { ...asked, sort })} />
            {isPermitted('exports.start-full', operator) && (
              <FullExport query={withParameters('', { ...asked, sort })} />
            )}
          </>
        }
      />
      <EmployeeQuery
        path={PATH}
        asked={asked}
        keep={size === '' ? {} : { size }}
        unknown={one(params, 'unknown') !== ''}
      />
      <DataTable
        caption={employeesText.caption}
        columns={COLUMNS}
        rows={employeeRows(listed.rows, { unit, cards })}
        sorting={{ address, sort }}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<NoEmployees asked={Object.values(asked).some((value) => value !== '')} />}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.total} more={listed.more} />
    </>
  );
}

/** The page of the list, and the bank cards of its people for who may see them. */
function listWithCards(operator: OperatorPrincipal, asked: Pick<ReturnType<typeof employeeQuery>, 'query' | 'page'>) {
  return readAs(operator, async (tx) => {
    const listed = await listAccounts(tx, operator.unitId, asked);
    return { listed, cards: maySee('employees.finances', operator) ? await bankCardsOf(tx, listed.rows) : null };
  });
}

function NoEmployees({ asked }: { asked: boolean }) {
  if (asked) return <EmptyState title={employeesText.emptyTitle}>{employeesText.empty}</EmptyState>;
  return (
    <EmptyState
      title={employeesText.nobodyTitle}
      action={
        <LinkButton href="/change-roster/open" variant="primary">
          {employeesText.open}
        </LinkButton>
      }
    >
      {employeesText.nobody}
    </EmptyState>
  );
}
