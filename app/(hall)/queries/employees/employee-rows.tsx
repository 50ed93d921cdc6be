import type { Row } from '@/components/table/column';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { BankCard } from '@/lib/people/finances';
import { employeesText, employeeText, ledgerText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';
import { formatPercent } from '@/lib/values/ratio';

/**
 * Accounts as rows of the list. Plain text and plain links: this page is asked for most, and each of its fifty rows would carry
 * components for nothing. `cards` is null for who may not see them.
 */
export function employeeRows(
  accounts: AccountRow[],
  { unit, cards }: { unit: Pick<UnitInForce, 'unitRatio' | 'ownRatio'>; cards: Map<string, BankCard> | null },
): Row[] {
  const ratios = { unitRatio: formatPercent(unit.unitRatio), ownRatio: formatPercent(unit.ownRatio) };
  return accounts.map((account) => ({
    id: account.id,
    label: account.name,
    cells: {
      number: account.number,
      name: (
        <a href={`/queries/employees/${account.number}`} title={employeeText.title}>
          {account.name}
        </a>
      ),
      idNumber: account.idNumberMask,
      status: ACCOUNT_STATUS_WORDS[account.status],
      month: account.remittedMonth && formatMonthCompact(account.remittedMonth),
      mobile: account.phoneMask,
      ...ratios,
      base: formatFen(account.monthly),
      balance: formatFen(account.balance),
      bank: cards === null ? employeesText.hidden : cardWords(cards.get(account.personId)),
      ledger: <a href={`/queries/employees/${account.number}/ledger`}>{ledgerText.title}</a>,
    },
  }));
}

function cardWords(card: BankCard | undefined): string | undefined {
  return card && `${card.bank} ${card.numberMask}`;
}
