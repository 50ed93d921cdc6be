import { formatCount } from '@/components/table/format-count';
import type { DifferencesToFile } from '@/lib/filings/differences-owed';
import { MOST_DRAFTED } from '@/lib/filings/draft-back-payments';
import { differenceText as text } from '@/lib/text/back-payment';
import { formatFen } from '@/lib/values/money';
import { formatMonthSpanProse } from '@/lib/values/month';

/** Whose differences could be made up, of which months, and how much that is. */
export function differencesNote({ people, lines, first, last, amount }: DifferencesToFile): string {
  const months = formatMonthSpanProse(first, last);
  return text.note({ people: formatCount(people), months, lines: formatCount(lines), amount: formatFen(amount) });
}

/** What drafting them does. */
export function draftingNote({ lines }: DifferencesToFile): string {
  const most = lines > MOST_DRAFTED ? text.inParts(formatCount(MOST_DRAFTED)) : '';
  return text.about(formatCount(lines)) + most;
}
