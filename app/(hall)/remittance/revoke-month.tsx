import { revokeMonth } from './action';
import { ReasonButton } from '@/app/reason-button';
import { revokeText as text } from '@/lib/text/remittance';

interface RevokeMonthProps {
  remittanceId: string;
  month: string;
  heads: string;
  amount: string;
  /** A payment is registered, and goes with the roster. */
  registered: boolean;
  look: 'link' | 'button';
}

/** 撤销 of a month that is saved or waits for money. */
export function RevokeMonth({ remittanceId, month, heads, amount, registered, look }: RevokeMonthProps) {
  const { open, title, confirm, reason, reasonMissing } = text;
  return (
    <ReasonButton
      door={revokeMonth}
      input={{ remittanceId }}
      words={{ open, title, confirm, reason, reasonMissing }}
      look={look}
    >
      <p>{text.about(month, heads, amount)}</p>
      <ul className="list-disc pl-5">
        <li>{text.opens}</li>
        {registered && <li>{text.cancelsPayment}</li>}
        <li>{text.kept}</li>
      </ul>
    </ReasonButton>
  );
}
