import { PAYMENT_METHOD_WORDS } from '@/lib/text/terms';
import { registerText as text } from '@/lib/text/remittance';
import { formatFen, type Fen } from '@/lib/values/money';

export type PaymentMethod = keyof typeof PAYMENT_METHOD_WORDS;

export interface MethodOption {
  value: PaymentMethod;
  label: string;
  note: string;
  disabled: boolean;
}

const METHODS = Object.keys(PAYMENT_METHOD_WORDS) as PaymentMethod[];

/** What decides which methods can be chosen. */
export interface PaymentWays {
  /** The unit's 暂存款. */
  suspense: Fen;
  /** Whether a bank answers 网上支付. */
  online: boolean;
  /** Whether the centre has a bank account of the unit, for 托收. */
  account: boolean;
}

/** 缴款方式 as a choice: what each is, and why one cannot be chosen. */
export function methodOptions(amount: Fen, ways: PaymentWays): MethodOption[] {
  return METHODS.map((value) => ({
    value,
    label: PAYMENT_METHOD_WORDS[value],
    ...noteOf(value, amount, ways),
  }));
}

function noteOf(method: PaymentMethod, amount: Fen, { suspense, online, account }: PaymentWays) {
  const note = text.methodNotes[method];
  if (method === 'online' && !online) return { note: text.onlineClosed, disabled: true };
  if (method === 'collection' && !account) return { note: text.collectionNoAccount, disabled: true };
  if (method !== 'suspense') return { note, disabled: false };
  const balance = text.suspenseBalance(formatFen(suspense));
  return suspense < amount
    ? { note: `${balance}${text.suspenseShort(formatFen(amount))}`, disabled: true }
    : { note: `${balance}${note}`, disabled: false };
}
