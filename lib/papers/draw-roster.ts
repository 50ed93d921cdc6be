import type { Tx } from '@/db/client';
import { listRosterLines } from '@/lib/remittances/list-remittances';
import { paperText as text } from '@/lib/text/papers';
import { formatDayProse } from '@/lib/values/day';
import { addFen, formatFen, ZERO } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthCompact } from '@/lib/values/month';
import { beginPaper, moneyOf, proofOf, type Drawn } from './begin-paper';
import type { Paper } from './paper';
import { factTable, proof } from './sheet-parts';
import { fits, listHead, listLine, pagesOf, type ListColumn } from './sheet-list';
import { newPage, rule, type Sheet } from './sheet';

const LINES_AT_ONCE = 1_000;
/** Where the list begins on the first page, below what stands there. */
const FIRST_LINE = 272;

const COLUMNS: ListColumn[] = [
  { title: text.place, width: 30 },
  { title: text.accountNumber, width: 74 },
  { title: text.name, width: 56 },
  { title: text.idNumber, width: 100 },
  { title: text.base, width: 62, align: 'right' },
  { title: text.unitShare, width: 56, align: 'right' },
  { title: text.ownShare, width: 56, align: 'right' },
  { title: text.monthly, width: 59.28, align: 'right' },
];

/** 汇缴清册: the frozen month and everybody on it, page after page. */
export async function drawRoster(tx: Tx, sheet: Sheet, drawn: Drawn): Promise<void> {
  const { paper } = drawn;
  const { content, heads, amount } = paper;
  // One line more for the total.
  beginPaper(sheet, paper, pagesOf((heads ?? 0) + 1, FIRST_LINE));
  factTable(sheet, [
    { term: text.unit, detail: content.unitName ?? '', wide: true },
    { term: text.unitNumber, detail: content.unitNumber ?? '' },
    { term: text.rosterNumber, detail: content.roster ?? '' },
    { term: text.months, detail: paper.lastMonth ? formatMonthCompact(paper.lastMonth) : '' },
    { term: text.heads, detail: text.people(String(heads ?? 0)) },
    { term: text.currentAmount, detail: moneyOf(content.currentAmount) },
    { term: text.backPayAmount, detail: moneyOf(content.backPayAmount) },
    { term: text.due, detail: formatFen(amount ?? ZERO), strong: true },
    { term: text.savedOn, detail: formatDayProse(paper.asOf) },
    { term: text.capitals, detail: moneyInCapitals(amount ?? ZERO), wide: true },
  ]);
  sheet.y = Math.max(sheet.y, FIRST_LINE);
  await drawLines(tx, sheet, paper);
  proof(sheet, { ...proofOf(drawn), branch: content.branch ?? '', sealed: false });
}

async function drawLines(tx: Tx, sheet: Sheet, { unitId, remittanceId }: Paper): Promise<void> {
  let place = 0;
  let sums = [ZERO, ZERO, ZERO, ZERO];
  listHead(sheet, COLUMNS);
  for (let page = 1; ; page += 1) {
    const part = { remittanceId: remittanceId ?? '', page: { page, size: LINES_AT_ONCE } };
    const lines = await listRosterLines(tx, unitId, part);
    for (const { accountNumber, name, idNumberMask, base, unitShare, ownShare } of lines) {
      const amounts = [base, unitShare, ownShare, addFen(unitShare, ownShare)];
      place += 1;
      nextLine(sheet, [String(place), accountNumber, name, idNumberMask, ...amounts.map(formatFen)]);
      sums = sums.map((sum, column) => addFen(sum, amounts[column] ?? ZERO));
    }
    if (lines.length < LINES_AT_ONCE) break;
  }
  rule(sheet, sheet.y - 3, { weight: 0.8 });
  nextLine(sheet, [text.total, '', '', '', ...sums.map(formatFen)], true);
  sheet.y += 10;
}

function nextLine(sheet: Sheet, values: readonly string[], bold = false): void {
  if (!fits(sheet)) {
    newPage(sheet);
    listHead(sheet, COLUMNS);
  }
  listLine(sheet, COLUMNS, { values, bold });
}
