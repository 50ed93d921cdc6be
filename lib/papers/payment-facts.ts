import type { Tx } from '@/db/client';
import { dayOfNumber } from '@/lib/operations/business-number';
import { refuse } from '@/lib/operations/refuse';
import type { PaperFacts } from '@/lib/operations/stamp-papers';
import { getPayment } from '@/lib/remittances/list-payments';
import { getRemittance } from '@/lib/remittances/list-remittances';
import { refuseToPayAgain } from '@/lib/remittances/paid-meanwhile';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { fenToText } from '@/lib/values/money';
import { noticeContent } from './payment-lines';

/** 缴款通知书: whom to pay, how much, until when, under which code. Only while the money is awaited, and not for a month that another unit has paid since (B-5). */
export async function noticeFacts(tx: Tx, unit: UnitInForce, paymentId: string): Promise<PaperFacts> {
  const shown = await getPayment(tx, unit.id, paymentId);
  if (!shown) return refuse('not-found');
  const { payment } = shown;
  if (payment.state !== 'due') refuse('payment-not-due');
  // What comes for it would not be booked.
  await refuseToPayAgain(tx, payment, payment.purpose === 'month' ? 'month' : 'payment');
  return {
    kind: 'notice',
    unitId: unit.id,
    paymentId,
    firstMonth: payment.firstMonth,
    lastMonth: payment.lastMonth,
    heads: payment.heads,
    amount: payment.amount,
    asOf: payment.deadline,
    content: {
      ...noticeContent({ payment, unitName: unit.name, unitNumber: unit.number, payee: unit.parameters }),
      branch: unit.branch,
      purpose: payment.purpose,
    },
  };
}

/** 汇缴清册: a month as it was frozen, with everybody on it. A revoked or expired roster is none. */
export async function rosterFacts(tx: Tx, unit: UnitInForce, remittanceId: string): Promise<PaperFacts> {
  const shown = await getRemittance(tx, unit.id, remittanceId);
  if (!shown) return refuse('not-found');
  const { remittance } = shown;
  if (remittance.state === 'revoked' || remittance.state === 'expired') refuse('roster-not-valid');
  return {
    kind: 'roster',
    unitId: unit.id,
    remittanceId,
    firstMonth: remittance.month,
    lastMonth: remittance.month,
    heads: remittance.currentHeads,
    amount: remittance.dueAmount,
    asOf: dayOfNumber(remittance.number),
    content: {
      unitName: unit.name,
      unitNumber: unit.number,
      branch: unit.branch,
      roster: remittance.number,
      currentAmount: fenToText(remittance.currentAmount),
      backPayAmount: fenToText(remittance.backPayAmount),
    },
  };
}
