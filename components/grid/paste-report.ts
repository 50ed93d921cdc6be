import type { Pasted } from '@/components/grid/pasted-text';
import { formatCount } from '@/components/table/format-count';
import { gridText as text } from '@/lib/text/grid';

const MOST_NAMED = 5;

/**
 * What became of pasted rows, in one sentence: how many are filled in, how many of these are at fault, how many hold an amount that does not
 * follow from the one beside it, and why others are not filled in.
 */
export function pasteReport(
  { cells, rows, beyond, locked, unknown }: Pasted,
  { faulty, differing }: { faulty: number; differing: number },
): string {
  const filled = new Set(cells.map(({ rowId }) => rowId)).size;
  if (filled === 0 && beyond + locked + unknown.length === 0) return text.pastedNothing;
  const named = unknown.slice(0, MOST_NAMED).join('、') + (unknown.length > MOST_NAMED ? '…' : '');
  const parts = [
    text.pasted(formatCount(rows), formatCount(filled)),
    faulty > 0 ? text.pastedFaulty(formatCount(faulty)) : '',
    differing > 0 ? text.pastedDiffering(formatCount(differing)) : '',
    locked > 0 ? text.pastedLocked(formatCount(locked)) : '',
    beyond > 0 ? text.pastedBeyond(formatCount(beyond)) : '',
    unknown.length > 0 ? text.pastedUnknown(formatCount(unknown.length), named) : '',
  ];
  return `${parts.join('')}。`;
}
