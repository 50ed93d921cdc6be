import type { FilingKind } from '@/lib/filings/filing';
import { monthlyChange } from '@/lib/filings/monthly-change';
import { addFen, ZERO, type Fen } from '@/lib/values/money';

interface Filed {
  kind: FilingKind;
  unitShare: Fen | null;
  ownShare: Fen | null;
  formerUnitShare: Fen | null;
  formerOwnShare: Fen | null;
}

/**
 * What a reviewer decides on, in fen: what is paid monthly before and after, null on the side where there is nothing; a back payment
 * comes once, and says how much.
 */
export function reviewChange(filing: Filed): { before: Fen | null; after: Fen | null; once: Fen | null } {
  const { before, after } = monthlyChange(filing);
  const once = filing.kind === 'back-pay' ? addFen(filing.unitShare ?? ZERO, filing.ownShare ?? ZERO) : null;
  return { before, after, once };
}
