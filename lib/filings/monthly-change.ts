import { addFen, negateFen, subtractFen, ZERO, type Fen } from '@/lib/values/money';
import type { FilingKind } from './filing';
import { SHEET_EFFECTS } from './sheet-effects';

interface Shares {
  kind: FilingKind;
  unitShare: Fen | null;
  ownShare: Fen | null;
  formerUnitShare: Fen | null;
  formerOwnShare: Fen | null;
}

/**
 * What a filing changes in the month (rulebook 3.6), in fen: what was paid before, what is paid after, and the difference; null on the
 * side where there is nothing. A back payment and a transfer change nothing monthly.
 */
export function monthlyChange(filing: Shares): { before: Fen | null; after: Fen | null; difference: Fen } {
  const now = addFen(filing.unitShare ?? ZERO, filing.ownShare ?? ZERO);
  const former = addFen(filing.formerUnitShare ?? ZERO, filing.formerOwnShare ?? ZERO);
  switch (SHEET_EFFECTS[filing.kind]) {
    case 'adds':
      return { before: null, after: now, difference: now };
    case 'reduces':
      return { before: now, after: null, difference: negateFen(now) };
    case 'adjusts':
      return { before: former, after: now, difference: subtractFen(now, former) };
    case 'pays-back':
    case 'none':
      return { before: null, after: null, difference: ZERO };
  }
}
