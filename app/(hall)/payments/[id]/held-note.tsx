import { Note } from '@/components/ui/note';
import type { PAYMENT_METHODS } from '@/db/schema/remittances';
import { arrivedText as text } from '@/lib/text/payments';
import { formatFen, type Fen } from '@/lib/values/money';

interface HeldNoteProps {
  payment: { amount: Fen; method: (typeof PAYMENT_METHODS)[number]; deadline: string };
  arrived: Fen;
  /** The bank has been told to collect it, and has not answered. */
  collecting: boolean;
  /** The unit wants a second person, who approves of what is paid from suspense. */
  pair: boolean;
}

/** Of a payment that money has come for, but not in one sum: why it is not taken back now, and what the unit can do. */
export function HeldNote({ payment: { amount, method, deadline }, arrived, collecting, pair }: HeldNoteProps) {
  return (
    <div className="mb-3">
      <Note tone="warning" title={text.heldTitle}>
        {text.held({
          amount: formatFen(arrived),
          deadline,
          pair,
          whole: arrived >= amount,
          collection: method === 'collection',
          collecting,
        })}
      </Note>
    </div>
  );
}
