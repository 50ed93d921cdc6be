import type { Metadata, Route } from 'next';
import { ReceiptForm } from './receipt-form';
import { RECEIPT_COLUMNS, receiptRows } from './receipt-rows';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Tabs } from '@/components/ui/tabs';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listReceipts, RECEIPT_PARTS } from '@/lib/receipts/list-receipts';
import { receiptText as text } from '@/lib/text/office';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, ZERO } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/receipts';

/** 到账登记: what the bank reported, and the form for what it reports next. */
export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const part = RECEIPT_PARTS.find((known) => known === one(params, 'part')) ?? 'all';
  const staff = await currentStaff();
  const mayEnter = isPermitted('receipt.enter', staff);
  const { rows, total, amount, held } = await readAs(staff, (tx) => listReceipts(tx, { part, page }));
  const address = withParameters(PATH, {
    part: one(params, 'part'),
    size: one(params, 'size'),
    page: one(params, 'page'),
  });
  return (
    <>
      <OfficeHeading
        title={text.title}
        description={text.description}
        toolbar={mayEnter && <LinkButton href="/admin/receipts/import">{text.import}</LinkButton>}
      />
      {mayEnter && <ReceiptForm today={clock.today()} />}
      <Section title={text.list}>
        <Tabs label={text.partsLabel} tabs={RECEIPT_PARTS.map(tabOf)} current={tabOf(part).href} />
        <DataTable
          caption={text.caption}
          columns={RECEIPT_COLUMNS}
          rows={receiptRows(rows)}
          firstNumber={(page.page - 1) * page.size + 1}
          totals={[{ cells: { amount: formatFen(amount), held: held > ZERO ? formatFen(held) : undefined } }]}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
        <Pager address={address} page={page.page} size={page.size} totalRows={total} />
      </Section>
    </>
  );
}

function tabOf(part: (typeof RECEIPT_PARTS)[number]) {
  return { href: (part === 'all' ? PATH : `${PATH}?part=${part}`) as Route, label: text.parts[part] };
}
