import type { Tx } from '@/db/client';
import { getPayment } from '@/lib/remittances/list-payments';
import { paperText as text } from '@/lib/text/papers';
import { day, formatDayProse } from '@/lib/values/day';
import { proofOf, type Drawn } from './begin-paper';
import type { Paper } from './paper';
import { noticeLines, voucherLines } from './payment-lines';
import { factTable, paragraph, proof } from './sheet-parts';
import { CONTENT_WIDTH, PAGE, rule, write, type Sheet } from './sheet';

/** 缴款凭证: what was paid and booked. */
export async function drawVoucher(tx: Tx, sheet: Sheet, drawn: Drawn): Promise<void> {
  const { paper } = drawn;
  const shown = await getPayment(tx, paper.unitId, paper.paymentId ?? '');
  if (!shown) throw new Error(`paper ${paper.id} has no payment`);
  const { payment, unitName, unitNumber, branch } = shown;
  const { valueOn } = payment;
  factTable(
    sheet,
    voucherLines({ ...sumOf(paper), unitName, unitNumber, branch, payment, postedOn: paper.asOf, valueOn }),
  );
  proof(sheet, { ...proofOf(drawn), branch, sealed: true });
}

/** 缴款通知书: whom to pay, how much, until when, under which code. */
export function drawNotice(sheet: Sheet, drawn: Drawn): void {
  const { paper } = drawn;
  const { content } = paper;
  const kept = (key: string) => content[key] ?? '';
  factTable(
    sheet,
    noticeLines({
      ...sumOf(paper),
      unitName: kept('unitName'),
      unitNumber: kept('unitNumber'),
      payment: kept('payment'),
      method: kept('method'),
      registeredOn: day(kept('registeredOn')),
      deadline: paper.asOf,
      payeeName: kept('payeeName'),
      payeeAccount: kept('payeeAccount'),
      payeeBank: kept('payeeBank'),
    }),
  );
  sheet.y += 8;
  write(sheet, text.code, { x: PAGE.width / 2, y: sheet.y, align: 'center' });
  sheet.y += 18;
  sheet.y += write(sheet, kept('code'), {
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
  proof(sheet, { ...proofOf(drawn), branch: kept('branch'), sealed: false });
}

/** Months, people and money of a paper that is about a payment. */
function sumOf({ id, firstMonth, lastMonth, heads, amount }: Paper) {
  if (firstMonth === null || lastMonth === null || heads === null || amount === null) {
    throw new Error(`paper ${id} is about no payment`);
  }
  return { firstMonth, lastMonth, heads, amount };
}
