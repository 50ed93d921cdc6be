import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { listAccounts, type AccountRow } from '@/lib/accounts/list-accounts';
import { currentOperator } from '@/lib/auth/current';
import { employeeQuery } from '@/lib/exports/employees';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { applicationText, employeeEditText as text } from '@/lib/text/maintenance';
import { employeesText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { one, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/maintenance/employees';

const COLUMNS: Column[] = [
  { key: 'number', title: employeesText.number, kind: 'code', sortable: true },
  { key: 'name', title: employeesText.name, kind: 'text', sortable: true, primary: true },
  { key: 'idNumber', title: employeesText.idNumberShort, kind: 'code' },
  { key: 'mobile', title: employeesText.mobile, kind: 'code' },
  { key: 'status', title: employeesText.status, kind: 'status' },
  { key: 'actions', title: employeesText.actions, kind: 'action' },
];

/** 职工信息修改: the unit's employees, one of them to be chosen (SC-38). */
export default async function EmployeeEditListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const { asked, query, page } = employeeQuery(params);
  const operator = await currentOperator();
  const living = { ...query, statuses: ['normal', 'sealed', 'frozen'] as const };
  const listed = await readAs(operator, (tx) => listAccounts(tx, operator.unitId, { query: living, page }));
  const [size, sort] = [one(params, 'size'), one(params, 'sort')];
  const { number, name } = asked;
  const address = withParameters(PATH, { number, name, sort, size, page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.maintenance }, { label: text.title }]}
        toolbar={<LinkButton href="/maintenance/applications">{applicationText.title}</LinkButton>}
      />
      <QueryBar
        path={PATH}
        keep={{ size }}
        fields={[
          { name: 'number', label: employeesText.number, kind: 'text', value: number },
          { name: 'name', label: employeesText.name, kind: 'text', value: name, placeholder: employeesText.nameHint },
        ]}
      />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={listed.rows.map(rowOf)}
        sorting={{ address, sort }}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={employeesText.emptyTitle}>{employeesText.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.total} more={listed.more} />
    </>
  );
}

function rowOf(account: AccountRow): Row {
  return {
    id: account.id,
    label: account.name,
    cells: {
      number: account.number,
      name: account.name,
      idNumber: account.idNumberMask,
      mobile: account.phoneMask,
      status: ACCOUNT_STATUS_WORDS[account.status],
      actions: (
        <Link href={`${PATH}/${account.number}` as Route} prefetch={false} aria-label={text.editOf(account.name)}>
          {text.edit}
        </Link>
      ),
    },
  };
}
