import { paperText as text } from '@/lib/text/papers';
import { day, formatDayProse } from '@/lib/values/day';
import { formatFen, ZERO } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthProse } from '@/lib/values/month';
import { moneyOf, proofOf, type Drawn } from './begin-paper';
import type { Paper } from './paper';
import { factTable, paragraph, proof, type Fact } from './sheet-parts';
import { CONTENT_WIDTH, INK, PAGE, write, type Sheet } from './sheet';

/** 单位缴存证明, 职工缴存证明, 无欠缴证明: a sentence, what it is about, 特此证明. */
export function drawCertificate(sheet: Sheet, drawn: Drawn): void {
  const { paper } = drawn;
  const { content } = paper;
  sheet.y += 10;
  for (const sentence of sentencesOf(paper)) paragraph(sheet, sentence);
  factTable(sheet, factsOf(paper));
  sheet.y += 6;
  paragraph(sheet, text.certify);
  sheet.y += write(sheet, text.maskedNote, {
    x: PAGE.margin,
    y: sheet.y,
    width: CONTENT_WIDTH,
    size: 8.5,
    color: INK.soft,
  });
  sheet.y += 16;
  proof(sheet, { ...proofOf(drawn), branch: content.branch ?? '', sealed: true });
}

function sentencesOf({ kind, content, asOf, lastMonth }: Paper): string[] {
  const { unitName = '', unitNumber = '', creditCode = '', name = '', idNumber = '' } = content;
  if (kind === 'employee-certificate') return [text.employeeProse(name, idNumber, unitName)];
  if (kind === 'unit-certificate') return [text.unitProse(unitName, unitNumber)];
  return [
    text.noArrearsProse(unitName, unitNumber, creditCode),
    text.noArrearsUpTo(formatDayProse(asOf), lastMonth ? formatMonthProse(lastMonth) : ''),
  ];
}

function factsOf(paper: Paper): Fact[] {
  switch (paper.kind) {
    case 'employee-certificate':
      return employeeFacts(paper);
    case 'unit-certificate':
      return unitFacts(paper);
    default:
      return [];
  }
}

function unitFacts(paper: Paper): Fact[] {
  const { content, firstMonth, lastMonth, heads, amount, balance, asOf } = paper;
  return [
    { term: text.unit, detail: content.unitName ?? '', wide: true },
    { term: text.creditCode, detail: content.creditCode ?? '', wide: true },
    { term: text.branch, detail: content.branch ?? '' },
    { term: text.status, detail: content.status ?? '' },
    { term: text.openedOn, detail: dayOf(content.openedOn) },
    { term: text.ratios, detail: text.ratiosOf(content.unitRatio ?? '', content.ownRatio ?? '') },
    { term: text.firstMonth, detail: firstMonth ? formatMonthProse(firstMonth) : '' },
    { term: text.paidTo, detail: lastMonth ? formatMonthProse(lastMonth) : '' },
    { term: text.normalHeads, detail: text.people(String(heads ?? 0)) },
    { term: text.sealedHeads, detail: text.people(content.sealedHeads ?? '0') },
    { term: text.unitMonthly, detail: formatFen(amount ?? ZERO) },
    { term: text.asOf, detail: formatDayProse(asOf) },
    { term: text.unitBalance, detail: formatFen(balance ?? ZERO), wide: true, strong: true },
    { term: text.capitals, detail: moneyInCapitals(balance ?? ZERO), wide: true },
  ];
}

function employeeFacts(paper: Paper): Fact[] {
  const { content, firstMonth, lastMonth, amount, balance, asOf } = paper;
  return [
    { term: text.name, detail: content.name ?? '' },
    { term: text.idNumber, detail: content.idNumber ?? '' },
    { term: text.accountNumber, detail: content.accountNumber ?? '' },
    { term: text.employeeStatus, detail: content.status ?? '' },
    { term: text.unit, detail: content.unitName ?? '', wide: true },
    { term: text.openedOn, detail: dayOf(content.openedOn) },
    { term: text.ratios, detail: text.ratiosOf(content.unitRatio ?? '', content.ownRatio ?? '') },
    { term: text.firstMonth, detail: firstMonth ? formatMonthProse(firstMonth) : '' },
    { term: text.paidTo, detail: lastMonth ? formatMonthProse(lastMonth) : '' },
    { term: text.baseOf, detail: moneyOf(content.base) },
    { term: text.monthlyOf, detail: formatFen(amount ?? ZERO) },
    { term: text.unitShareOf, detail: moneyOf(content.unitShare) },
    { term: text.ownShareOf, detail: moneyOf(content.ownShare) },
    { term: text.balance, detail: formatFen(balance ?? ZERO), strong: true },
    { term: text.asOf, detail: formatDayProse(asOf) },
    { term: text.capitals, detail: moneyInCapitals(balance ?? ZERO), wide: true },
  ];
}

function dayOf(typed: string | undefined): string {
  return typed ? formatDayProse(day(typed)) : '';
}
