import type { Metadata } from 'next';
import { OfficeHeading } from '../office-heading';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { QueriedList } from '@/components/table/queried-list';
import { currentStaff } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listUnitArrears, type UnitInArrears } from '@/lib/remittances/list-unit-arrears';
import { arrearsText as text } from '@/lib/text/arrears';
import { fieldText } from '@/lib/text/interface';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

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
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listUnitArrears(tx, { today: clock.today(), unitNumber, page }));
  return (
    <>
      <OfficeHeading title={text.title} description={text.officeDescription} />
      <QueriedList
        path="/admin/arrears"
        fields={[{ kind: 'text', name: 'unitNumber', label: text.unitNumber, value: unitNumber }]}
        page={page}
        size={one(params, 'size')}
        caption={text.officeCaption}
        columns={COLUMNS}
        rows={rows.map(unitRow)}
        total={total}
        empty={
          unitNumber === ''
            ? { title: text.noneTitle, body: text.officeNone }
            : { title: text.officeNotFoundTitle, body: text.officeNotFound }
        }
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
