import type { payments } from '@/db/schema/remittances';
import { formatPaymentCode } from '@/lib/remittances/payment-code';
import { paperText as text } from '@/lib/text/papers';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { formatDayProse, type Day } from '@/lib/values/day';
import { formatFen, type Fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthSpan, type Month } from '@/lib/values/month';

type Payment = typeof payments.$inferSelect;

/** One line of a paper: on the page and in the PDF the same. */
export interface PaperLine {
  term: string;
  detail: string;
  /** Takes the whole line. */
  wide?: boolean;
  strong?: boolean;
}

/** What both papers say of a payment: months, people and money. */
interface Sum {
  firstMonth: Month;
  lastMonth: Month;
  heads: number;
  amount: Fen;
}

interface Voucher extends Sum {
  unitName: string;
  unitNumber: string;
  branch: string;
  payment: Pick<Payment, 'purpose' | 'number' | 'method'>;
  postedOn: Day | null;
  valueOn: Day | null;
}

/** The lines of 缴款凭证: what was paid and booked. Pure. */
export function voucherLines(of: Voucher): PaperLine[] {
  const { payment, postedOn, valueOn } = of;
  return [
    { term: text.unit, detail: of.unitName, wide: true },
    { term: text.unitNumber, detail: of.unitNumber },
    { term: text.branch, detail: of.branch },
    { term: text.kind, detail: payment.purpose === 'month' ? text.remittance : text.backPay },
    { term: text.payment, detail: payment.number },
    ...sumLines(of, text.amount),
    { term: text.method, detail: PAYMENT_METHOD_WORDS[payment.method], wide: true },
    { term: text.postedOn, detail: postedOn ? formatDayProse(postedOn) : '' },
    { term: text.valueOn, detail: valueOn ? formatDayProse(valueOn) : '' },
  ];
}

/** What 缴款通知书 says beside its sum, as it is kept with the paper. */
interface NoticeContent {
  unitName: string;
  unitNumber: string;
  payment: string;
  method: string;
  registeredOn: Day;
  deadline: Day;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
}

/** The lines of 缴款通知书: whom to pay, how much, until when; the 缴款码 stands under them. Pure. */
export function noticeLines(of: Sum & NoticeContent): PaperLine[] {
  return [
    { term: text.unit, detail: of.unitName, wide: true },
    { term: text.unitNumber, detail: of.unitNumber },
    { term: text.payment, detail: of.payment },
    ...sumLines(of, text.due),
    { term: text.method, detail: of.method },
    { term: text.registeredOn, detail: formatDayProse(of.registeredOn) },
    { term: text.deadline, detail: formatDayProse(of.deadline), wide: true, strong: true },
    { term: text.payeeName, detail: of.payeeName, wide: true },
    { term: text.payeeAccount, detail: of.payeeAccount, wide: true },
    { term: text.payeeBank, detail: of.payeeBank, wide: true },
  ];
}

interface Noticed {
  payment: Payment;
  unitName: string;
  unitNumber: string;
  payee: Pick<NoticeContent, 'payeeName' | 'payeeAccount' | 'payeeBank'>;
}

/** What a notice keeps of a payment. */
export function noticeContent({ payment, unitName, unitNumber, payee }: Noticed): NoticeContent & { code: string } {
  const { payeeName, payeeAccount, payeeBank } = payee;
  return {
    unitName,
    unitNumber,
    payment: payment.number,
    method: PAYMENT_METHOD_WORDS[payment.method],
    registeredOn: payment.registeredOn,
    deadline: payment.deadline,
    code: formatPaymentCode(payment.code),
    payeeName,
    payeeAccount,
    payeeBank,
  };
}

function sumLines({ firstMonth, lastMonth, heads, amount }: Sum, amountTerm: string): PaperLine[] {
  return [
    { term: text.months, detail: formatMonthSpan(firstMonth, lastMonth) },
    { term: text.heads, detail: text.people(String(heads)) },
    { term: text.capitals, detail: moneyInCapitals(amount), wide: true },
    { term: amountTerm, detail: formatFen(amount), wide: true, strong: true },
  ];
}
