import { answerTransferRequest } from '@/lib/filings/answer-transfer-request';
import { submitFilings } from '@/lib/filings/submit-filings';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import { registerPayment } from '@/lib/remittances/register-payment';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { chooseSecondPerson } from '@/lib/units/choose-second-person';
import { resetOperatorPassword } from '@/lib/units/reset-operator-password';
import { addOperator, editOperator } from '@/lib/units/save-operator';

/** What a unit may want a second person for, by the name of its operation. */
const PAIRED = {
  'filings.submit': submitFilings,
  'transfer.answer-request': answerTransferRequest,
  'remittance.save': saveRemittance,
  'payment.register': registerPayment,
  'payment.register-back-pay': registerBackPayment,
  'unit.choose-second-person': chooseSecondPerson,
  'operator.add': addOperator,
  'operator.edit': editOperator,
  'operator.reset-password': resetOperatorPassword,
} as const;

export type PairedName = keyof typeof PAIRED;

/** The operation of a stored approval. */
export function pairedOperation(name: string) {
  if (!(name in PAIRED)) throw new Error(`no operation that wants a second person is called ${name}`);
  return PAIRED[name as PairedName];
}
