import { Note } from '@/components/ui/note';
import { paidElsewhereText as text } from '@/lib/text/payments';

/** Of a payment whose money was not booked, as another unit has paid the month that it makes up (B-5): what the unit is to take back. */
export function PaidElsewhereNote({ collecting }: { collecting: boolean }) {
  return (
    <div className="mb-3">
      <Note tone="warning" title={text.title}>
        {text.advice(collecting)}
      </Note>
    </div>
  );
}
