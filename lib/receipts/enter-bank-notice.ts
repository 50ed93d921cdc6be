import { randomUUID } from 'node:crypto';
import type { SystemPrincipal } from '@/lib/auth/principal';
import type { BankNotice } from '@/lib/gateways/bank';
import type { Clock } from '@/lib/gateways/clock';
import { perform } from '@/lib/operations/perform';
import { onlineText } from '@/lib/text/payments';
import { fenToText } from '@/lib/values/money';
import { enterReceipt } from './enter-receipt';
import type { ReceiptFinding } from './receipt-finding';

/** Who the log names: no member of staff entered it, the bank did. */
const BANK: SystemPrincipal = {
  kind: 'system',
  id: '00000000-0000-7000-8000-00000000ba4b',
  name: onlineText.actor,
  session: null,
};

/**
 * Enters what a bank says it has taken, as if the funds desk had typed it: exact money posts, any other goes to suspense. Says
 * what was found; null for a notification whose serial number is known already: banks repeat themselves, and nothing is
 * booked twice.
 */
export async function enterBankNotice(notice: BankNotice, clock: Clock): Promise<ReceiptFinding | null> {
  const outcome = await perform(enterReceipt, {
    principal: BANK,
    requestKey: randomUUID(),
    clock,
    input: {
      bankSerial: notice.serial,
      payerName: notice.payerName,
      payerAccount: '',
      amount: fenToText(notice.amount),
      memo: notice.code,
      arrivedOn: clock.today(),
      source: 'imported',
    },
  });
  if (outcome.ok) return outcome.result.finding;
  if (outcome.refusal === 'receipt-known') return null;
  throw new Error(`the bank's notification ${notice.serial} was refused: ${outcome.refusal}`);
}
