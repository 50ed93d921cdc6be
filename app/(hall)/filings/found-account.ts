import type { AccountRow } from '@/lib/accounts/list-accounts';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

/** An account of the unit as a form shows whom it files something for; amounts as text, formatted on the server. */
export interface FoundAccount {
  number: string;
  name: string;
  idNumber: string;
  status: string;
  base: string;
  monthly: string;
  balance: string;
  remittedMonth: string;
}

/** What 职工信息栏 shows of an account. */
export function foundAccount(row: AccountRow): FoundAccount {
  return {
    number: row.number,
    name: row.name,
    idNumber: row.idNumberMask,
    status: ACCOUNT_STATUS_WORDS[row.status],
    base: formatFen(row.base),
    monthly: formatFen(row.monthly),
    balance: formatFen(row.balance),
    remittedMonth: row.remittedMonth === null ? '' : formatMonthCompact(row.remittedMonth),
  };
}
