import type { Description } from '@/components/ui/description-list';
import type { PaperLine } from '@/lib/papers/payment-lines';

/** A line of a paper as the page shows it. */
export function description({ term, detail, wide, strong }: PaperLine): Description {
  return {
    term,
    detail: strong ? <strong className="figures">{detail}</strong> : detail,
    ...(wide === undefined ? {} : { wide }),
  };
}
