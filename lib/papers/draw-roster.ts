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

/** A volume has a multiple of these. */
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

/** A part of a long roster: a PDF of its own, with the head, the proof and the sum of its lines. */
export interface Volume {
  /** From 1; the lines of volume n follow those of n - 1. */
  place: number;
  of: number;
  /** Most lines of each volume. */
  size: number;
}

/** 汇缴清册: the frozen month and everybody on it, or a volume of them, page after page. */
export async function drawRoster(tx: Tx, sheet: Sheet, drawn: Drawn & { volume?: Volume }): Promise<void> {
  const { paper, volume } = drawn;
  const { content, heads, amount } = paper;
  const { place, of, size } = volume ?? { place: 1, of: 1, size: heads ?? 0 };
  const lines = Math.max(0, Math.min(size, (heads ?? 0) - (place - 1) * size));
  // One line more for the total.
  beginPaper(sheet, paper, pagesOf(lines + 1, FIRST_LINE));
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
    ...(of > 1 ? [{ term: text.volume, detail: text.volumeOf(String(place), String(of)), wide: true }] : []),
    { term: text.capitals, detail: moneyInCapitals(amount ?? ZERO), wide: true },
  ]);
  sheet.y = Math.max(sheet.y, FIRST_LINE);
  await drawLines(tx, sheet, { paper, from: (place - 1) * size, to: of > 1 ? place * size : Infinity });
  proof(sheet, { ...proofOf(drawn), branch: content.branch ?? '', sealed: false });
}

async function drawLines(
  tx: Tx,
  sheet: Sheet,
  { paper: { unitId, remittanceId }, from, to }: { paper: Paper; from: number; to: number },
): Promise<void> {
  let place = from;
  let sums = [ZERO, ZERO, ZERO, ZERO];
  listHead(sheet, COLUMNS);
  for (let page = from / LINES_AT_ONCE + 1; place < to; page += 1) {
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
  const total = Number.isFinite(to) ? text.volumeTotal : text.total;
  nextLine(sheet, [total, '', '', '', ...sums.map(formatFen)], true);
  sheet.y += 10;
}

function nextLine(sheet: Sheet, values: readonly string[], bold = false): void {
  if (!fits(sheet)) {
    newPage(sheet);
    listHead(sheet, COLUMNS);
  }
  listLine(sheet, COLUMNS, { values, bold });
}
