import type { Metadata } from 'next';
import { LogList } from '../log-list';
import { paymentLogRow } from './payment-log-rows';
import { currentHall } from '../../../current-hall';
import { monthTyped, readSpan, spanFields } from '@/app/log-span';
import type { Column } from '@/components/table/column';
import { readAs } from '@/lib/operations/read';
import { listPaymentLog, PAYMENT_OPERATIONS } from '@/lib/remittances/list-payment-log';
import { fieldText } from '@/lib/text/interface';
import { logText, paymentLogText as text } from '@/lib/text/logs';
import { OPERATION_WORDS } from '@/lib/text/operations';
import { unitLedgerText } from '@/lib/text/unit-queries';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { readMonth } from '@/lib/values/month';

export const metadata: Metadata = { title: logText.parts.payments };

const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: logText.operation, kind: 'text', primary: true },
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'month', title: logText.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'change', title: text.change, kind: 'text', wrap: true },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'channel', title: unitLedgerText.channel, kind: 'text' },
  { key: 'by', title: text.by, kind: 'text' },
];

/** 付款记录查询 (SC-51): what was done to the unit's payments, by whom and when. */
export default async function PaymentLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const operation = PAYMENT_OPERATIONS.find((known) => known === one(params, 'operation')) ?? null;
  const month = readMonth(one(params, 'month'));
  const span = readSpan(params);
  const { operator, unit } = await currentHall();
  const found = await readAs(operator, (tx) =>
    listPaymentLog(tx, unit.id, { query: { operation, month, ...span }, page }),
  );
  return (
    <LogList
      part="payments"
      words={text}
      fields={[
        {
          kind: 'select',
          name: 'operation',
          label: logText.operation,
          value: operation ?? '',
          options: PAYMENT_OPERATIONS.map((value) => ({ value, label: OPERATION_WORDS[value] })),
        },
        { kind: 'month', name: 'month', label: logText.month, value: monthTyped(month), around: unit.openMonth },
        ...spanFields(span),
      ]}
      params={params}
      page={page}
      columns={COLUMNS}
      found={{ ...found, rows: found.rows.map(paymentLogRow) }}
    />
  );
}
