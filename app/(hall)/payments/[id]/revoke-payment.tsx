import { revokePayment } from '../action';
import { ReasonButton } from '@/app/reason-button';
import { revokePaymentText as text } from '@/lib/text/payments';

/** 撤销 of a payment of back payments that waits for money. */
export function RevokePayment({ paymentId, about }: { paymentId: string; about: string }) {
  const { open, title, reason, reasonMissing } = text;
  return (
    <ReasonButton
      door={revokePayment}
      input={{ paymentId }}
      words={{ open, title, confirm: title, reason, reasonMissing }}
    >
      <p>{about}</p>
      <p>{text.then}</p>
    </ReasonButton>
  );
}
