import { dayOfNumber } from '@/lib/operations/business-number';
import { hashOfPaper } from '@/lib/operations/stamp-papers';
import { PAPER_TITLES, paperText as text } from '@/lib/text/papers';
import { formatDayProse } from '@/lib/values/day';
import { formatInstant } from '@/lib/values/instant';
import { fenFromText, formatFen } from '@/lib/values/money';
import type { Paper } from './paper';
import { foot, heading } from './sheet-parts';
import { newPage, type Sheet } from './sheet';

/** A paper that is drawn, and the public page that takes its check code, as it stands on it. */
export interface Drawn {
  paper: Paper;
  site: string;
}

/** The first page of a paper: its head, and on this and the following pages its foot. Refuses one whose row was changed. */
export function beginPaper(sheet: Sheet, paper: Paper, pages: number): void {
  if (!hashOfPaper(paper).equals(paper.contentHash))
    throw new Error(`paper ${paper.id} was changed after it was given out`);
  const before = sheet.page;
  const left = `${text.number(paper.number)}　${text.issuedAt(formatInstant(paper.issuedAt))}`;
  sheet.onPage = () => foot(sheet, { left, page: text.page(String(sheet.page - before), String(pages)) });
  newPage(sheet);
  heading(sheet, { title: PAPER_TITLES[paper.kind], number: text.number(paper.number) });
}

/** What stands beside the QR of every paper. */
export function proofOf({ paper, site }: Drawn) {
  return { checkCode: paper.checkCode, site, issuedOn: formatDayProse(dayOfNumber(paper.number)) };
}

/** An amount of a paper's content, which keeps it as text. */
export function moneyOf(typed: string | undefined): string {
  return typed ? formatFen(fenFromText(typed)) : '';
}
