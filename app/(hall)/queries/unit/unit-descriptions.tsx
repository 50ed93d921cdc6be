import { DayText } from '@/components/display/day-text';
import { Masked } from '@/components/display/masked';
import { MonthText } from '@/components/display/month-text';
import type { Description } from '@/components/ui/description-list';
import { UNIT_STATUS_WORDS } from '@/lib/text/terms';
import { unitText as text } from '@/lib/text/unit-queries';
import type { unitStanding } from '@/lib/units/unit-standing';
import { organisationCodeOf } from '@/lib/values/credit-code';
import { formatFen } from '@/lib/values/money';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

type Standing = Awaited<ReturnType<typeof unitStanding>>;

/** 单位基本信息 */
export function aboutUnit({ unit, operator }: Standing): Description[] {
  return [
    { term: text.number, detail: unit.number },
    { term: text.name, detail: unit.name },
    { term: text.creditCode, detail: unit.creditCode },
    { term: text.organisationCode, detail: unit.creditCode && organisationCodeOf(unit.creditCode) },
    { term: text.branch, detail: unit.branch },
    { term: text.collectionBank, detail: unit.collectionBank },
    { term: text.nature, detail: unit.nature },
    { term: text.legalRepresentative, detail: unit.legalRepresentative },
    { term: text.address, detail: unit.address },
    { term: text.postcode, detail: unit.postcode },
    { term: text.operator, detail: operator?.name },
    { term: text.mobile, detail: operator?.phoneMask && <Masked value={operator.phoneMask} /> },
    { term: text.telephone, detail: unit.telephone },
    { term: text.email, detail: unit.email },
    { term: text.payday, detail: text.paydayOf(String(unit.payday)) },
    { term: text.bankName, detail: unit.bankName },
    { term: text.bankAccount, detail: unit.bankAccount },
    { term: text.remark, detail: unit.remark, wide: true },
  ];
}

/** 公积金基本情况 */
export function fundOfUnit({ unit, totals }: Standing): Description[] {
  return [
    { term: text.openedOn, detail: <DayText day={unit.openedOn} /> },
    { term: text.firstMonth, detail: <MonthText month={unit.firstMonth} /> },
    { term: text.lastMonth, detail: unit.remittedMonth && <MonthText month={unit.remittedMonth} /> },
    { term: text.status, detail: UNIT_STATUS_WORDS[unit.status] },
    { term: text.unitRatio, detail: formatPercent(basisPoints(unit.unitRatio)), money: true },
    { term: text.ownRatio, detail: formatPercent(basisPoints(unit.ownRatio)), money: true },
    { term: text.people, detail: totals.people, money: true },
    { term: text.paying, detail: totals.paying, money: true },
    { term: text.bases, detail: formatFen(totals.bases), money: true },
    { term: text.monthly, detail: formatFen(totals.monthly), money: true },
    { term: text.balances, detail: formatFen(totals.balances), money: true },
    { term: text.suspense, detail: formatFen(totals.suspense), money: true },
  ];
}
