import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { PHONE_CHANGE_COLUMNS, phoneChangeRows } from './phone-change-rows';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { phoneChangeText, unitsText as text } from '@/lib/text/units';
import { listPhoneChanges } from '@/lib/units/list-phone-changes';
import { listUnits } from '@/lib/units/list-units';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/units';
const STATUSES = Object.keys(UNIT_STATUS_WORDS) as (keyof typeof UNIT_STATUS_WORDS)[];
const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code', primary: true },
  { key: 'name', title: text.name, kind: 'text' },
  { key: 'creditCode', title: text.creditCode, kind: 'code' },
  { key: 'branch', title: text.branch, kind: 'text' },
  { key: 'status', title: text.status, kind: 'text' },
  { key: 'remittedMonth', title: text.remittedMonth, kind: 'month' },
  { key: 'agreement', title: text.agreement, kind: 'text' },
];

/** 单位管理: the units of the centre. */
export default async function UnitsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['number']);
  const unit = one(params, 'unit').trim();
  const status = STATUSES.find((known) => known === one(params, 'status')) ?? null;
  const size = one(params, 'size');
  const staff = await currentStaff();
  const { rows, total, phones } = await readAs(staff, async (tx) => ({
    ...(await listUnits(tx, { query: { unit, status }, page })),
    phones: await listPhoneChanges(tx),
  }));
  return (
    <>
      <OfficeHeading
        title={text.title}
        description={text.description}
        toolbar={
          isPermitted('unit.register', staff) && (
            <LinkButton href="/admin/units/new" variant="primary">
              {text.register}
            </LinkButton>
          )
        }
      />
      {phones.length > 0 && (
        <div className="mb-4">
          <Section title={phoneChangeText.waiting}>
            <DataTable
              caption={phoneChangeText.waiting}
              columns={PHONE_CHANGE_COLUMNS}
              rows={phoneChangeRows(phones, staff)}
            />
          </Section>
        </div>
      )}
      <QueryBar
        path={PATH}
        fields={[
          { kind: 'text', name: 'unit', label: text.query, placeholder: text.queryBy, value: unit },
          {
            kind: 'select',
            name: 'status',
            label: text.status,
            value: status ?? '',
            options: STATUSES.map((value) => ({ value, label: UNIT_STATUS_WORDS[value] })),
          },
        ]}
        keep={size === '' ? {} : { size }}
      />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map((row) => ({
          id: row.id,
          label: row.name,
          cells: {
            ...row,
            number: <Link href={`/admin/units/${row.number}` as Route}>{row.number}</Link>,
            status: UNIT_STATUS_WORDS[row.status],
            remittedMonth: row.remittedMonth && formatMonthCompact(row.remittedMonth),
            agreement: row.agreementSignedOn ?? text.notSigned,
          },
        }))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters(PATH, { unit, status: status ?? '', size, page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
