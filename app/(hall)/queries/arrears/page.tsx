import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { arrearsByMonth, listArrears, type ArrearsKind, type ArrearsLine } from '@/lib/remittances/list-arrears';
import { arrearsText as text } from '@/lib/text/arrears';
import { menuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, sumFen } from '@/lib/values/money';
import { formatMonthCompact, readMonth } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/queries/arrears';
const MONTHS: Column[] = [
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
];
const LINES: Column[] = [
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'accountNumber', title: text.accountNumber, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'todo', title: text.action, kind: 'action' },
];
const WHERE = {
  month: '/remittance/confirm',
  'back-pay': '/back-payment',
  missed: '/back-payment/edit',
  deferred: '/back-payment',
} as const satisfies Record<ArrearsKind, string>;

/** 欠缴查询: what is owed for which month and person, by month and line by line. */
export default async function ArrearsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['month']);
  const query = { month: readMonth(one(params, 'month')), who: one(params, 'who') };
  const size = one(params, 'size');
  const { operator, unit } = await currentHall();
  const today = clock.today();
  const { months, found } = await readAs(operator, async (tx) => ({
    months: await arrearsByMonth(tx, unit, today),
    found: await listArrears(tx, unit, { query, page, today }),
  }));
  const asked = { month: query.month && formatMonthCompact(query.month), who: query.who };
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: text.title }]}
        description={text.description}
      />
      {months.length === 0 ? (
        <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
      ) : (
        <>
          <Section title={text.byMonth}>
            <DataTable
              caption={text.monthCaption}
              columns={MONTHS}
              rows={months.map(({ month, people, amount }) => ({
                id: month,
                label: formatMonthCompact(month),
                cells: {
                  month: formatMonthCompact(month),
                  people: formatCount(people),
                  amount: formatFen(amount),
                },
              }))}
              totals={[{ cells: { amount: formatFen(sumFen(months.map(({ amount }) => amount))) } }]}
            />
          </Section>
          <Section title={text.byPerson}>
            <QueryBar
              path={PATH}
              fields={[
                { kind: 'month', name: 'month', label: text.month, value: asked.month ?? '', around: unit.openMonth },
                { kind: 'text', name: 'who', label: text.who, value: query.who },
              ]}
              keep={size === '' ? {} : { size }}
            />
            <DataTable
              caption={text.personCaption}
              columns={LINES}
              rows={found.rows.map(lineRow)}
              firstNumber={(page.page - 1) * page.size + 1}
              totals={[{ cells: { amount: formatFen(found.amount) } }]}
              empty={<EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>}
            />
            <Pager
              address={withParameters(PATH, { ...asked, size, page: one(params, 'page') })}
              page={page.page}
              size={page.size}
              totalRows={found.total}
            />
          </Section>
        </>
      )}
    </>
  );
}

function addressOf(kind: ArrearsKind, { accountNumber, month }: Pick<ArrearsLine, 'accountNumber' | 'month'>): Route {
  if (kind !== 'missed') return WHERE[kind];
  const of = formatMonthCompact(month);
  return withParameters(WHERE.missed, { account: accountNumber, from: of, to: of }) as Route;
}

function lineRow({ month, accountNumber, name, kind, amount }: ArrearsLine) {
  return {
    id: `${month} ${accountNumber} ${kind}`,
    label: name,
    cells: {
      month: formatMonthCompact(month),
      accountNumber,
      name,
      kind: text.kinds[kind],
      amount: formatFen(amount),
      todo: <Link href={addressOf(kind, { accountNumber, month })}>{text.todo[kind]}</Link>,
    },
  };
}
