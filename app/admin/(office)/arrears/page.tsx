import type { Metadata } from 'next';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { currentStaff } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listUnitArrears, type UnitInArrears } from '@/lib/remittances/list-unit-arrears';
import { arrearsText as text } from '@/lib/text/arrears';
import { officeMenuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/arrears';
const COLUMNS: Column[] = [
  { key: 'number', title: text.unitNumber, kind: 'code' },
  { key: 'name', title: text.unitName, kind: 'text', primary: true },
  { key: 'branch', title: text.branch, kind: 'text' },
  { key: 'remittedMonth', title: text.remittedMonth, kind: 'month' },
  { key: 'dueMonth', title: text.dueMonth, kind: 'month' },
  { key: 'months', title: text.months, kind: 'number' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
];

/** 欠缴查询 of the centre: which units are behind, and by how much. */
export default async function UnitArrearsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['months']);
  const unitNumber = one(params, 'unitNumber');
  const size = one(params, 'size');
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listUnitArrears(tx, { today: clock.today(), unitNumber, page }));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.officeDescription}
      />
      <QueryBar
        path={PATH}
        fields={[{ kind: 'text', name: 'unitNumber', label: text.unitNumber, value: unitNumber }]}
        keep={size === '' ? {} : { size }}
      />
      <DataTable
        caption={text.officeCaption}
        columns={COLUMNS}
        rows={rows.map(unitRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={
          unitNumber === '' ? (
            <EmptyState title={text.noneTitle}>{text.officeNone}</EmptyState>
          ) : (
            <EmptyState title={text.officeNotFoundTitle}>{text.officeNotFound}</EmptyState>
          )
        }
      />
      <Pager
        address={withParameters(PATH, { unitNumber, size, page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}

function unitRow({ number, name, branch, remittedMonth, dueMonth, months, people, amount }: UnitInArrears): Row {
  return {
    id: number,
    label: name,
    cells: {
      number,
      name,
      branch,
      remittedMonth: remittedMonth && formatMonthCompact(remittedMonth),
      dueMonth: formatMonthCompact(dueMonth),
      months: formatCount(months),
      people: formatCount(people),
      amount: formatFen(amount),
    },
  };
}
