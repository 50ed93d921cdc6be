import type { Route } from 'next';
import Link from 'next/link';
import { REMITTANCE_TONES } from './remittance-tone';
import { RevokeMonth } from './revoke-month';
import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import type { listRemittances } from '@/lib/remittances/list-remittances';
import { remittanceText as text } from '@/lib/text/remittance';
import { PAYMENT_METHOD_WORDS, REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { formatFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpanProse } from '@/lib/values/month';

type Listed = Awaited<ReturnType<typeof listRemittances>>['rows'][number];

interface Offered {
  mayAct: boolean;
  /** The payments that money has come for which was too little. */
  arrived: Map<string, Fen>;
}

/** Saved months as rows of 缴款清册, each with the way on that its state offers. */
export function remittanceRows(rows: Listed[], { mayAct, arrived }: Offered): Row[] {
  return rows.map((row) => {
    const { remittance, payment } = row;
    return {
      id: remittance.id,
      label: remittance.number,
      cells: {
        number: <Link href={`/remittance/${remittance.id}` as Route}>{remittance.number}</Link>,
        month: formatMonthCompact(remittance.month),
        heads: formatCount(remittance.currentHeads),
        due: formatFen(remittance.dueAmount),
        state: <Status tone={REMITTANCE_TONES[remittance.state]}>{REMITTANCE_STATE_WORDS[remittance.state]}</Status>,
        method: payment && PAYMENT_METHOD_WORDS[payment.method],
        savedAt: formatInstant(remittance.savedAt),
        action: <Actions row={row} mayAct={mayAct} hasArrived={payment !== null && arrived.has(payment.id)} />,
      },
    };
  });
}

interface ActionsProps {
  row: Listed;
  mayAct: boolean;
  hasArrived: boolean;
}

function Actions({ row: { remittance, payment, batch }, mayAct, hasArrived }: ActionsProps) {
  const revocable = mayAct && !hasArrived && (remittance.state === 'saved' || remittance.state === 'due');
  return (
    <>
      {remittance.state === 'saved' && mayAct && (
        <Link href={`/remittance/register/${remittance.id}` as Route}>{text.toRegister}</Link>
      )}
      {remittance.state === 'due' && payment && (
        <Link href={`/payments/${payment.id}/notice` as Route}>{text.toNotice}</Link>
      )}
      {remittance.state === 'posted' && payment && (
        <Link href={`/payments/${payment.id}/voucher` as Route}>{text.toVoucher}</Link>
      )}
      {mayAct && hasArrived && payment && <Link href={`/payments/${payment.id}` as Route}>{text.hasArrived}</Link>}
      {revocable && (
        <RevokeMonth
          look="link"
          remittanceId={remittance.id}
          month={formatMonthSpanProse(batch.first, batch.last)}
          heads={formatCount(remittance.currentHeads)}
          amount={formatFen(batch.due)}
          registered={payment !== null}
        />
      )}
    </>
  );
}
