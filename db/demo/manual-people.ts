import { day } from '@/lib/values/day';
import { fenFromText, type Fen } from '@/lib/values/money';
import { month } from '@/lib/values/month';

/** What the manual prints of unit 010044 and its people, with the slips mended (rulebook 3.2, 4.7, 4.8). */

/** 单位基本情况 (6.2). */
export const SNOWLAND_TOTALS = {
  bases: printed('1,362,431.83'),
  monthly: printed('326,984.00'),
  balances: printed('12,391,628.46'),
};

/** Bases of 基数调整 (2.2) with the balances of 封存 (2.1), row by row. */
export const THE_TEN = [
  { base: printed('22,458.00'), balance: printed('317,102.09') },
  { base: printed('17,175.00'), balance: printed('321,184.11') },
  { base: printed('23,450.00'), balance: printed('349,501.19') },
  { base: printed('18,233.00'), balance: printed('120,984.98') },
  { base: printed('13,008.00'), balance: printed('21,818.54') },
  { base: printed('16,167.00'), balance: printed('56,267.02') },
  { base: printed('14,892.00'), balance: printed('89,768.14') },
  { base: printed('17,492.00'), balance: printed('72,418.21') },
  { base: printed('18,917.00'), balance: printed('237,262.01') },
  { base: printed('21,850.00'), balance: printed('375,855.73') },
];

/** The sealed of 职工信息查询 (6.1); `from` is the month after the one printed there. */
export const SEALED_IN_THE_LIST = [
  { monthly: printed('4,148.00'), balance: printed('90,237.19'), from: month('2018-07'), reason: '01' },
  { monthly: printed('0.00'), balance: printed('26,788.98'), from: month('2017-07'), reason: '05' },
  { monthly: printed('3,670.00'), balance: printed('25,705.24'), from: month('2019-05'), reason: '02' },
  { monthly: printed('0.00'), balance: printed('28,216.14'), from: month('2017-07'), reason: '03' },
] as const;

/** 职工基本情况 and the six lines of 职工明细 (6.1). */
export const SIX_LINES = {
  base: printed('12,400.00'),
  openedOn: day('2000-06-30'),
  from: month('2019-07'),
  interest: printed('783.05'),
  balance: printed('37,644.97'),
};

/** Monthly amounts of those opened on 2019-07-24 (6.2). */
export const OPENED_IN_JULY = ['3,110.00', '3,042.00', '4,652.00', '3,494.00', '3,574.00', '2,946.00', '3,324.00'].map(
  printed,
);

function printed(amount: string): Fen {
  return fenFromText(amount.replaceAll(',', ''));
}
