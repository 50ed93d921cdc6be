import type { Metadata } from 'next';
import { DeskFigures } from './desk-figures';
import { PAYMENT_COLUMNS, officePaymentRows } from './payments/office-payment-rows';
import { RECEIPT_COLUMNS, receiptRows } from './receipts/receipt-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listReceipts } from '@/lib/receipts/list-receipts';
import { officeDesk } from '@/lib/receipts/office-desk';
import { listAllPayments } from '@/lib/remittances/list-payments';
import { deskText as text, officePaymentText, receiptText } from '@/lib/text/office';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PAGE = { page: 1, size: 5 };
const PAYMENT_KEYS = new Set(['number', 'unitNumber', 'unitName', 'month', 'amount', 'deadline', 'state']);
const RECEIPT_KEYS = new Set(['serial', 'arrivedOn', 'payerName', 'amount', 'finding', 'held']);

/** 工作台: what waits at the centre. */
export default async function DeskPage() {
  const staff = await currentStaff();
  const today = clock.today();
  const { desk, nearest, latest } = await readAs(staff, async (tx) => ({
    desk: await officeDesk(tx, today),
    nearest: await listAllPayments(tx, { states: ['due'], page: PAGE }),
    latest: await listReceipts(tx, { part: 'all', page: PAGE }),
  }));
  return (
    <>
      <PageHeading title={text.title} trail={[{ label: text.title }]} description={text.description} />
      <DeskFigures
        figures={[
          figure({ title: text.due, href: '/admin/payments', ...desk.due, unit: text.items }),
          {
            ...figure({ title: text.overdue, href: '/admin/payments', ...desk.overdue, unit: text.items }),
            pressing: desk.overdue.count > 0,
          },
          {
            ...figure({ title: text.suspense, href: '/admin/suspense', ...desk.suspense, unit: text.accounts }),
            pressing: desk.suspense.count > 0,
          },
          {
            title: text.reviews,
            href: '/admin/reviews',
            count: text.lines(formatCount(desk.reviews)),
            pressing: desk.reviews > 0,
          },
        ]}
      />
      <Section
        title={text.nearest}
        tools={
          <LinkButton size="small" href="/admin/payments">
            {text.all}
          </LinkButton>
        }
      >
        <DataTable
          caption={text.nearest}
          columns={PAYMENT_COLUMNS.filter(({ key }) => PAYMENT_KEYS.has(key))}
          rows={officePaymentRows(nearest.rows, today)}
          contained={false}
          empty={<EmptyState title={text.nothingDue}>{officePaymentText.empty}</EmptyState>}
        />
      </Section>
      <Section
        title={text.latest}
        tools={
          <LinkButton size="small" href="/admin/receipts">
            {text.all}
          </LinkButton>
        }
      >
        <DataTable
          caption={text.latest}
          columns={RECEIPT_COLUMNS.filter(({ key }) => RECEIPT_KEYS.has(key))}
          rows={receiptRows(latest.rows)}
          contained={false}
          empty={<EmptyState title={receiptText.emptyTitle}>{receiptText.empty}</EmptyState>}
        />
      </Section>
    </>
  );
}

interface Counted {
  title: string;
  href: '/admin/payments' | '/admin/suspense';
  count: number;
  amount: Parameters<typeof formatFen>[0];
  unit: (count: string) => string;
}

function figure({ title, href, count, amount, unit }: Counted) {
  return { title, href, count: unit(formatCount(count)), amount: text.yuan(formatFen(amount)) };
}
