import { paperText as text } from '@/lib/text/papers';
import { journalWords } from '@/lib/text/terms';
import type { JOURNAL_KINDS } from '@/db/schema/ledger';
import { formatDayProse } from '@/lib/values/day';
import { fen, formatFen, ZERO } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthCompact, formatMonthProse, month } from '@/lib/values/month';
import { beginPaper, moneyOf, proofOf, type Drawn } from './begin-paper';
import { factTable, proof } from './sheet-parts';
import { fits, listHead, listLine, pagesOf, type ListColumn } from './sheet-list';
import { INK, newPage, PAGE, rule, write, type Sheet } from './sheet';
import type { StatementLine } from './statement-facts';

/** Where the list begins on the first page, below what stands there. */
const FIRST_LINE = 300;

const COLUMNS: ListColumn[] = [
  { title: text.postedShort, width: 80 },
  { title: text.lineKind, width: 173.28 },
  { title: text.lineIncome, width: 78, align: 'right' },
  { title: text.lineExpense, width: 78, align: 'right' },
  { title: text.lineBalance, width: 84, align: 'right' },
];

/** 职工对账单: what came, what went and what there was, in a fund year. */
export function drawStatement(sheet: Sheet, drawn: Drawn, lines: readonly StatementLine[]): void {
  const { paper } = drawn;
  const { content, firstMonth, lastMonth, amount, balance, asOf } = paper;
  beginPaper(sheet, paper, pagesOf(lines.length, FIRST_LINE));
  factTable(sheet, [
    { term: text.name, detail: content.name ?? '' },
    { term: text.idNumber, detail: content.idNumber ?? '' },
    { term: text.accountNumber, detail: content.accountNumber ?? '' },
    { term: text.unitNumber, detail: content.unitNumber ?? '' },
    { term: text.unit, detail: content.unitName ?? '', wide: true },
    {
      term: text.year,
      detail:
        firstMonth && lastMonth ? text.statementYear(formatMonthProse(firstMonth), formatMonthProse(lastMonth)) : '',
      wide: true,
    },
    { term: text.opening, detail: moneyOf(content.opening) },
    { term: text.income, detail: formatFen(amount ?? ZERO) },
    { term: text.expense, detail: moneyOf(content.expense) },
    { term: text.closing, detail: formatFen(balance ?? ZERO), strong: true },
    { term: text.capitals, detail: moneyInCapitals(balance ?? ZERO), wide: true },
    { term: text.asOf, detail: formatDayProse(asOf), wide: true },
  ]);
  sheet.y = Math.max(sheet.y + 6, FIRST_LINE);
  listHead(sheet, COLUMNS);
  for (const line of lines) {
    if (!fits(sheet)) {
      newPage(sheet);
      listHead(sheet, COLUMNS);
    }
    listLine(sheet, COLUMNS, { values: valuesOf(line) });
  }
  if (lines.length === 0) {
    write(sheet, text.noLines, { x: PAGE.margin, y: sheet.y, size: 9, color: INK.soft });
    sheet.y += 18;
  }
  rule(sheet, sheet.y - 2, { weight: 0.8 });
  sheet.y += 10;
  proof(sheet, { ...proofOf(drawn), branch: content.branch ?? '', sealed: true });
}

function valuesOf(line: StatementLine): string[] {
  const { first_month: first, last_month: last } = line;
  const months =
    first && last ? { first: formatMonthCompact(month(first)), last: formatMonthCompact(month(last)) } : null;
  const amount = formatFen(fen(line.amount < 0n ? -line.amount : line.amount));
  return [
    line.posted_on,
    journalWords(line.kind as (typeof JOURNAL_KINDS)[number], months),
    line.amount >= 0n ? amount : '',
    line.amount < 0n ? amount : '',
    formatFen(fen(line.balance)),
  ];
}
