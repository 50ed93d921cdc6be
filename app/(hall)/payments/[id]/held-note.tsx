import { Note } from '@/components/ui/note';
import { arrivedText as text } from '@/lib/text/payments';
import { formatFen, type Fen } from '@/lib/values/money';

interface HeldNoteProps {
  payment: { deadline: string };
  arrived: Fen;
  /** The unit wants a second person, who approves of what is paid from suspense. */
  pair: boolean;
}

/** Of a payment that too little has come for: why it is not taken back now, and what the unit can do. */
export function HeldNote({ payment: { deadline }, arrived, pair }: HeldNoteProps) {
  return (
    <div className="mb-3">
      <Note tone="warning" title={text.heldTitle}>
        {text.held({ amount: formatFen(arrived), deadline, pair })}
      </Note>
    </div>
  );
}
