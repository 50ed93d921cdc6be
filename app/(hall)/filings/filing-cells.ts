import { contentWords } from '@/app/filing-content';
import type { FilingRow } from '@/lib/filings/list-filings';
import { filingsText as text } from '@/lib/text/filings';
import { BACK_PAY_TYPE_WORDS, FILING_KIND_WORDS } from '@/lib/text/terms';
import { addFen, formatFen, ZERO, type Fen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

/** What any list may show of a filing, by column; amounts are formatted here, on the server. */
export function filingCells(row: FilingRow) {
  const former = row.formerUnitShare === null ? null : addFen(row.formerUnitShare, row.formerOwnShare ?? ZERO);
  return {
    kind: kindWords(row),
    name: row.name ?? '',
    idNumber: row.idNumberMask ?? '',
    accountNumber: row.accountNumber ?? '',
    base: money(row.base),
    monthly: money(row.monthly),
    formerBase: money(row.formerBase),
    formerMonthly: money(former),
    unitShare: money(row.unitShare),
    ownShare: money(row.ownShare),
    forMonth: row.forMonth === null ? '' : formatMonthCompact(row.forMonth),
    backPayType: row.backPayType === null ? '' : BACK_PAY_TYPE_WORDS[row.backPayType],
    ratioBefore: ratios(row.formerUnitRatio, row.formerOwnRatio),
    ratioAfter: ratios(row.unitRatio, row.ownRatio),
    toUnit: row.toUnitName ?? '',
    reason: row.kind === 'transfer' ? (row.reason ?? '') : '',
    sealReason: row.kind === 'seal' ? contentWords(row) : '',
    movedAmount: money(row.movedAmount),
  };
}

/** 变更类型; of an unsealing, and of an opening that names its first month, with that month. */
function kindWords({ kind, forMonth }: FilingRow): string {
  const words = FILING_KIND_WORDS[kind];
  const counts = kind === 'open' || kind === 'unseal';
  return counts && forMonth !== null ? text.openedFrom(words, formatMonthCompact(forMonth)) : words;
}

function money(amount: Fen | null): string {
  return amount === null ? '' : formatFen(amount);
}

/** 单位 / 职工 */
function ratios(unit: number | null, own: number | null): string {
  const words = [unit, own].flatMap((ratio) => (ratio === null ? [] : [formatPercent(basisPoints(ratio))]));
  return words.join(' / ');
}
