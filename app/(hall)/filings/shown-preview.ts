import type { PreviewedLine } from '@/lib/filings/preview-lines';
import { addFen, formatFen, sumFen, ZERO, type Fen } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

type Found = Pick<PreviewedLine, 'problems' | 'missing' | 'reviewReasons'>;

/** A line that was read before it is saved, as it travels to the browser: its amounts as text. */
export interface ShownLine extends Found {
  base: string;
  ratios: string;
  unitShare: string;
  ownShare: string;
  amount: string;
}

export interface ShownPreview {
  lines: ShownLine[];
  /** Of the lines without faults. */
  totals: Pick<ShownLine, 'unitShare' | 'ownShare' | 'amount'>;
}

/** Formats what was read, and adds up what can be saved. */
export function shownPreview(lines: readonly PreviewedLine[]): ShownPreview {
  const good = lines.filter(({ problems }) => problems.length === 0);
  return {
    lines: lines.map(({ base, unitShare, ownShare, unitRatio, ownRatio, ...found }) => ({
      ...found,
      base: money(base),
      ratios: [unitRatio, ownRatio]
        .map((ratio) => (ratio === null ? '' : formatPercent(basisPoints(ratio))))
        .join(' / '),
      unitShare: money(unitShare),
      ownShare: money(ownShare),
      amount: unitShare === null || ownShare === null ? '' : formatFen(addFen(unitShare, ownShare)),
    })),
    totals: {
      unitShare: total(good, ({ unitShare }) => unitShare ?? ZERO),
      ownShare: total(good, ({ ownShare }) => ownShare ?? ZERO),
      amount: total(good, ({ unitShare, ownShare }) => addFen(unitShare ?? ZERO, ownShare ?? ZERO)),
    },
  };
}

function money(amount: Fen | null): string {
  return amount === null ? '' : formatFen(amount);
}

function total(lines: readonly PreviewedLine[], of: (line: PreviewedLine) => Fen): string {
  return formatFen(sumFen(lines.map(of)));
}
