import type { Route } from 'next';
import Link from 'next/link';
import { REMITTANCE_TONES } from '../../../remittance/remittance-tone';
import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import type { listPaymentLog } from '@/lib/remittances/list-payment-log';
import { logText, paymentLogText as text } from '@/lib/text/logs';
import { operationWord } from '@/lib/text/operations';
import {
  PAYMENT_METHOD_WORDS,
  PAYMENT_STATE_WORDS,
  RECEIPT_FINDING_WORDS,
  REMITTANCE_STATE_WORDS,
} from '@/lib/text/terms';
import { unitLedgerText } from '@/lib/text/unit-queries';
import { formatInstant } from '@/lib/values/instant';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

type Logged = Awaited<ReturnType<typeof listPaymentLog>>['rows'][number];

/** What was done to payments as rows of 付款记录查询. */
export function paymentLogRow(row: Logged): Row {
  const { payment } = row;
  const amount = row.receivedAmount ?? payment?.amount ?? row.remittanceAmount;
  const people = payment?.heads ?? row.remittanceHeads;
  const { before, after } = changeOf(row);
  return {
    id: row.id,
    label: payment?.number ?? operationWord(row.operation),
    cells: {
      at: formatInstant(row.at),
      operation: operationWord(row.operation),
      number: payment && <Link href={`/payments/${payment.id}` as Route}>{payment.number}</Link>,
      month: row.month && formatMonthCompact(row.month),
      people: people !== null && formatCount(people),
      amount: amount !== null && formatFen(amount),
      change: text.changed(before, after),
      state: payment && <Status tone={REMITTANCE_TONES[payment.state]}>{PAYMENT_STATE_WORDS[payment.state]}</Status>,
      channel: unitLedgerText.channels[row.actorKind === 'operator' ? 'hall' : 'counter'],
      by: row.actorKind === 'operator' ? row.actorName : logText.actorOfCentre(row.actorName),
    },
  };
}

/** What stood before the operation and what stood after it. */
function changeOf({ operation, payment, finding, result }: Logged): { before: string; after: string } {
  const due = PAYMENT_STATE_WORDS.due;
  switch (operation) {
    case 'payment.register-back-pay':
      return { before: text.notRegistered, after: due };
    case 'payment.change-method':
      return changedMethod(result);
    case 'payment.revoke-back-pay':
      return { before: due, after: PAYMENT_STATE_WORDS.revoked };
    case 'remittance.revoke':
    case 'remittance.revoke-with-changes':
      return { before: payment ? due : text.saved, after: REMITTANCE_STATE_WORDS.revoked };
    case 'receipt.enter':
      return { before: due, after: finding ? RECEIPT_FINDING_WORDS[finding] : '' };
    default:
      return { before: text.saved, after: due };
  }
}

function changedMethod(result: unknown): { before: string; after: string } {
  const { method, former } = result as Partial<Record<'method' | 'former', keyof typeof PAYMENT_METHOD_WORDS>>;
  const word = (chosen?: keyof typeof PAYMENT_METHOD_WORDS) => (chosen ? PAYMENT_METHOD_WORDS[chosen] : '—');
  return { before: word(former), after: word(method) };
}
