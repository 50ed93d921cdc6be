import { DayText } from '@/components/display/day-text';
import { Revealable } from '@/app/revealable';
import { Masked } from '@/components/display/masked';
import { MonthText } from '@/components/display/month-text';
import type { Description } from '@/components/ui/description-list';
import type { PersonalData } from '@/lib/accounts/reveal-personal-data.input';
import type { getAccount } from '@/lib/ledger/employee-ledger';
import type { BankCard } from '@/lib/people/finances';
import { employeesText, employeeText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS, ID_TYPE_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import { formatFen } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

type Employee = NonNullable<Awaited<ReturnType<typeof getAccount>>>;

/** 职工信息, with what the centre keeps encrypted shown masked; whole on request, one by one, to whom `mayReveal` says. */
export function personOf({ account, unitName, sex, idType, phoneMask }: Employee, mayReveal: boolean): Description[] {
  const whole = (what: PersonalData, mask: string | null) =>
    mask &&
    (mayReveal && account.status !== 'revoked' ? (
      <Revealable key={`${account.number}:${what}`} mask={mask} account={account.number} what={what} />
    ) : (
      <Masked value={mask} />
    ));
  return [
    { term: employeeText.unit, detail: unitName },
    { term: employeesText.number, detail: account.number },
    { term: employeesText.name, detail: account.name },
    { term: employeeText.sex, detail: sex && employeeText.sexes[sex] },
    ...(idType === '01' ? [] : [{ term: employeeText.idType, detail: ID_TYPE_WORDS[idType] }]),
    { term: employeesText.idNumberShort, detail: whole('idNumber', account.idNumberMask) },
    { term: employeeText.staffNumber, detail: account.staffNumber },
    // The centre knows one number of a person: it stands under both of the manual's names.
    { term: employeeText.telephone, detail: phoneMask && <Masked value={phoneMask} /> },
    { term: employeesText.mobile, detail: whole('phone', phoneMask) },
  ];
}

/** What only some may see: 联名卡 and whether a loan is repaid; null for the others. */
type Finances = { card: BankCard | null; hasLoan: boolean } | null;

/** A card's number that can be seen whole where `account` says whose it is. */
function cardOf(card: BankCard, account: string | null) {
  if (account === null) return <Masked value={card.numberMask} />;
  return <Revealable key={account} mask={card.numberMask} account={account} what="bankCard" />;
}

/** 联名卡, 最近支取时间 and 是否贷款 (FD-082, FD-087, FD-088). Nothing is paid out through this hall, so there is no day of it to show. */
export function financesOf(finances: Finances, account: string | null): Description[] {
  const hidden = finances === null ? employeesText.hidden : null;
  return [
    {
      term: employeeText.cardNumber,
      detail: hidden ?? (finances?.card && cardOf(finances.card, account)),
    },
    { term: employeeText.cardBank, detail: hidden ?? finances?.card?.bank },
    { term: employeeText.withdrawnOn, detail: hidden },
    { term: employeeText.hasLoan, detail: hidden ?? employeeText.loanWords[finances?.hasLoan ? 'yes' : 'no'] },
  ];
}

/** 缴存信息 */
export function depositOf({ account, balance, remittedMonth, unitRatio, ownRatio }: Employee): Description[] {
  return [
    { term: employeeText.status, detail: ACCOUNT_STATUS_WORDS[account.status] },
    { term: employeeText.openedOn, detail: <DayText day={account.openedOn} /> },
    { term: employeeText.firstMonth, detail: <MonthText month={account.firstMonth} /> },
    { term: employeeText.lastMonth, detail: remittedMonth && <MonthText month={remittedMonth} /> },
    { term: employeeText.balance, detail: formatFen(balance), money: true },
    { term: employeeText.base, detail: formatFen(account.base), money: true },
    { term: employeesText.unitRatio, detail: formatPercent(basisPoints(unitRatio)), money: true },
    { term: employeeText.ownRatio, detail: formatPercent(basisPoints(ownRatio)), money: true },
    { term: employeeText.unitShare, detail: formatFen(account.unitShare), money: true },
    { term: employeeText.ownShare, detail: formatFen(account.ownShare), money: true },
    { term: employeeText.monthly, detail: formatFen(account.monthly), money: true },
    ...sealOf(account),
  ];
}

function sealOf({ status, sealedMonth, sealReason, sealNote }: Employee['account']): Description[] {
  if (status !== 'sealed') return [];
  const reason = sealReason && (SEAL_REASONS[sealReason as SealReason] as string | undefined);
  return [
    { term: employeeText.sealedMonth, detail: sealedMonth && <MonthText month={sealedMonth} /> },
    { term: employeeText.sealReason, detail: [reason, sealNote].filter(Boolean).join('：') },
  ];
}
