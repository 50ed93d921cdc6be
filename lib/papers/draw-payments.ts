import type { Tx } from '@/db/client';
import { getPayment } from '@/lib/remittances/list-payments';
import { paperText as text } from '@/lib/text/papers';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { day, formatDayProse } from '@/lib/values/day';
import { formatFen, ZERO } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthCompact } from '@/lib/values/month';
import { proofOf, type Drawn } from './begin-paper';
import type { Paper } from './paper';
import { factTable, paragraph, proof, type Fact } from './sheet-parts';
import { CONTENT_WIDTH, PAGE, rule, write, type Sheet } from './sheet';

/** 缴款凭证: what was paid and booked. */
export async function drawVoucher(tx: Tx, sheet: Sheet, drawn: Drawn): Promise<void> {
  const { paper } = drawn;
  const shown = await getPayment(tx, paper.unitId, paper.paymentId ?? '');
  if (!shown) throw new Error(`paper ${paper.id} has no payment`);
  const { payment, unitName, unitNumber, branch } = shown;
  factTable(sheet, [
    { term: text.unit, detail: unitName, wide: true },
    { term: text.unitNumber, detail: unitNumber },
    { term: text.branch, detail: branch },
    { term: text.kind, detail: payment.purpose === 'month' ? text.remittance : text.backPay },
    { term: text.payment, detail: payment.number },
    ...monthsAndMoney(paper, text.amount),
    { term: text.method, detail: PAYMENT_METHOD_WORDS[payment.method], wide: true },
    { term: text.postedOn, detail: formatDayProse(paper.asOf) },
    { term: text.valueOn, detail: payment.valueOn ? formatDayProse(payment.valueOn) : '' },
  ]);
  proof(sheet, { ...proofOf(drawn), branch, sealed: true });
}

/** 缴款通知书: whom to pay, how much, until when, under which code. */
export function drawNotice(sheet: Sheet, drawn: Drawn): void {
  const { paper } = drawn;
  const { content } = paper;
  factTable(sheet, [
    { term: text.unit, detail: content.unitName ?? '', wide: true },
    { term: text.unitNumber, detail: content.unitNumber ?? '' },
    { term: text.payment, detail: content.payment ?? '' },
    ...monthsAndMoney(paper, text.due),
    { term: text.method, detail: content.method ?? '' },
    { term: text.registeredOn, detail: content.registeredOn ? formatDayProse(day(content.registeredOn)) : '' },
    { term: text.deadline, detail: formatDayProse(paper.asOf), wide: true, strong: true },
    { term: text.payeeName, detail: content.payeeName ?? '', wide: true },
    { term: text.payeeAccount, detail: content.payeeAccount ?? '', wide: true },
    { term: text.payeeBank, detail: content.payeeBank ?? '', wide: true },
  ]);
  sheet.y += 8;
  write(sheet, text.code, { x: PAGE.width / 2, y: sheet.y, align: 'center' });
  sheet.y += 18;
  sheet.y += write(sheet, content.code ?? '', {
    x: PAGE.margin,
    y: sheet.y,
    width: CONTENT_WIDTH,
    size: 20,
    weight: 'bold',
    align: 'center',
  });
  sheet.y += 8;
  rule(sheet, sheet.y);
  sheet.y += 12;
  paragraph(sheet, text.exact(formatDayProse(paper.asOf)));
  proof(sheet, { ...proofOf(drawn), branch: content.branch ?? '', sealed: false });
}

function monthsAndMoney(paper: Paper, amountTerm: string): Fact[] {
  const months = [...new Set([paper.firstMonth, paper.lastMonth])].flatMap((found) =>
    found ? [formatMonthCompact(found)] : [],
  );
  const amount = paper.amount ?? ZERO;
  return [
    { term: text.months, detail: months.join(text.to) },
    { term: text.heads, detail: text.people(String(paper.heads ?? 0)) },
    { term: text.capitals, detail: moneyInCapitals(amount), wide: true },
    { term: amountTerm, detail: formatFen(amount), wide: true, strong: true },
  ];
}
