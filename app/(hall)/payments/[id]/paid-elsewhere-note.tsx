import { Note } from '@/components/ui/note';
import { paidElsewhereText as text } from '@/lib/text/payments';

/** Of a payment that waits, though another unit has paid what it is to make up (B-5): what the unit is to take back. */
export function PaidElsewhereNote({ collecting }: { collecting: boolean }) {
  return (
    <div className="mb-3">
      <Note tone="warning" title={text.title}>
        {text.advice(collecting)}
      </Note>
    </div>
  );
}
