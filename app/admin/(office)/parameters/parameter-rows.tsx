import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { fieldText } from '@/lib/text/interface';
import { parametersText as text } from '@/lib/text/office';
import type { listParameters } from '@/lib/units/list-parameters';
import { formatInstant } from '@/lib/values/instant';
import { fenToText, formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

const WHERE: Column[] = [
  { key: 'branch', title: text.branch, kind: 'text', primary: true },
  { key: 'fromMonth', title: text.fromMonth, kind: 'month' },
  { key: 'standing', title: text.standing, kind: 'status' },
];

/** What units go by. */
export const PARAMETER_COLUMNS: Column[] = [
  ...WHERE,
  { key: 'floorBase', title: text.floorBase, unit: fieldText.yuan, kind: 'money' },
  { key: 'capBase', title: text.capBase, unit: fieldText.yuan, kind: 'money' },
  { key: 'ratios', title: text.ratios, kind: 'text' },
  { key: 'roundingUnit', title: text.roundingUnit, kind: 'text' },
  { key: 'monthsAhead', title: text.monthsAhead, unit: text.monthsAheadUnit, kind: 'number' },
  { key: 'paymentDays', title: text.paymentDays, unit: text.paymentDaysUnit, kind: 'number' },
  { key: 'window', title: text.window, kind: 'text' },
];

/** Where they pay to, and who set all of it. */
export const PAYEE_COLUMNS: Column[] = [
  ...WHERE,
  { key: 'payeeName', title: text.payeeName, kind: 'text' },
  { key: 'payeeAccount', title: text.payeeAccount, kind: 'code' },
  { key: 'payeeBank', title: text.payeeBank, kind: 'text' },
  { key: 'setBy', title: text.setBy, kind: 'text' },
];

const TONES = { coming: 'waiting', now: 'success', past: 'neutral' } as const;

type Parameters = Awaited<ReturnType<typeof listParameters>>[number];

/** What was set, as rows. */
export function parameterRows(parameters: Parameters[]): Row[] {
  return parameters.map((row) => {
    const branch = row.branch ?? text.everywhere;
    return {
      id: row.id,
      label: branch,
      cells: {
        branch,
        fromMonth: formatMonthCompact(row.fromMonth),
        standing: <Status tone={TONES[row.standing]}>{text.standings[row.standing]}</Status>,
        floorBase: formatFen(row.floorBase),
        capBase: formatFen(row.capBase),
        ratios: text.ratiosOf(
          formatPercent(basisPoints(row.minimumRatio)),
          formatPercent(basisPoints(row.maximumRatio)),
        ),
        roundingUnit: roundingWord(fenToText(row.roundingUnit)),
        monthsAhead: String(row.monthsAhead),
        paymentDays: String(row.paymentDays),
        window: row.windowFrom && row.windowTo ? text.windowOf(row.windowFrom, row.windowTo) : text.windowAlways,
        payeeName: row.payeeName,
        payeeAccount: row.payeeAccount,
        payeeBank: row.payeeBank,
        setBy: row.set && `${row.set.by} ${formatInstant(row.set.at)}`,
      },
    };
  });
}

function roundingWord(unit: string): string {
  return Object.hasOwn(text.roundings, unit) ? text.roundings[unit as keyof typeof text.roundings] : unit;
}
