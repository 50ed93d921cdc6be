import { REMITTANCE_TONES } from '@/app/(hall)/remittance/remittance-tone';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Badge } from '@/components/ui/badge';
import { Status } from '@/components/ui/status';
import { isOverdue } from '@/lib/remittances/due-day';
import type { listAllPayments } from '@/lib/remittances/list-payments';
import { formatPaymentCode } from '@/lib/remittances/payment-code';
import { fieldText } from '@/lib/text/interface';
import { officePaymentText as text } from '@/lib/text/office';
import { paymentText } from '@/lib/text/payments';
import { PAYMENT_METHOD_WORDS, REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';
import { formatMonthSpan } from '@/lib/values/month';

export const PAYMENT_COLUMNS: Column[] = [
  { key: 'number', title: paymentText.number, kind: 'code', primary: true },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unitName', title: text.unitName, kind: 'text' },
  { key: 'month', title: paymentText.month, kind: 'month' },
  { key: 'heads', title: paymentText.heads, unit: paymentText.headsUnit, kind: 'number' },
  { key: 'amount', title: paymentText.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'code', title: paymentText.code, kind: 'code' },
  { key: 'method', title: paymentText.method, kind: 'text' },
  { key: 'registeredOn', title: paymentText.registeredOn, kind: 'day' },
  { key: 'deadline', title: paymentText.deadline, kind: 'day' },
  { key: 'state', title: paymentText.state, kind: 'status' },
];

type Listed = Awaited<ReturnType<typeof listAllPayments>>['rows'][number];

/** Payments of all units as rows, the overdue ones marked. */
export function officePaymentRows(rows: Listed[], today: Day): Row[] {
  return rows.map(({ payment, unitName, unitNumber }) => ({
    id: payment.id,
    label: payment.number,
    cells: {
      number: payment.number,
      unitNumber,
      unitName,
      month: formatMonthSpan(payment.firstMonth, payment.lastMonth),
      heads: formatCount(payment.heads),
      amount: formatFen(payment.amount),
      code: formatPaymentCode(payment.code),
      method: PAYMENT_METHOD_WORDS[payment.method],
      registeredOn: payment.registeredOn,
      deadline: payment.deadline,
      state: (
        <>
          <Status tone={REMITTANCE_TONES[payment.state]}>{REMITTANCE_STATE_WORDS[payment.state]}</Status>{' '}
          {isOverdue(payment, today) && <Badge tone="warning">{paymentText.overdue}</Badge>}
        </>
      ),
    },
  }));
}
