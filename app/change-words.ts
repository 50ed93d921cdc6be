import type { FilingKind } from '@/lib/filings/filing';
import { changeText as text } from '@/lib/text/logs';
import { BACK_PAY_TYPE_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import { addFen, formatFen, ZERO, type Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

interface Changed {
  kind: FilingKind;
  base: Fen | null;
  monthly: Fen | null;
  formerBase: Fen | null;
  formerUnitShare: Fen | null;
  formerOwnShare: Fen | null;
  unitRatio: number | null;
  ownRatio: number | null;
  formerUnitRatio: number | null;
  formerOwnRatio: number | null;
  forMonth: Month | null;
  backPayType: keyof typeof BACK_PAY_TYPE_WORDS | null;
  reason: string | null;
  formerSealReason: string | null;
  toUnitName: string | null;
}

/** What stood before a filing took effect and what stands after it. Of one that was taken back the two change places. */
export function changeWords(filing: Changed): { before: string; after: string } {
  const stands = text.base(money(filing.base), money(filing.monthly));
  const former = addFen(filing.formerUnitShare ?? ZERO, filing.formerOwnShare ?? ZERO);
  switch (filing.kind) {
    case 'open':
      return { before: text.none, after: text.opened(money(filing.base), money(filing.monthly)) };
    case 'seal':
      return { before: text.normal, after: text.sealed(reasonOf(filing.reason)) };
    case 'unseal':
      return {
        before: text.sealed(reasonOf(filing.formerSealReason)),
        after: text.opened(money(filing.base), money(filing.monthly)),
      };
    case 'base':
      return { before: text.base(money(filing.formerBase), formatFen(former)), after: stands };
    case 'ratio':
      return {
        before: text.ratios(percent(filing.formerUnitRatio), percent(filing.formerOwnRatio)),
        after: text.ratios(percent(filing.unitRatio), percent(filing.ownRatio)),
      };
    case 'back-pay':
      return backPaid(filing);
    case 'transfer':
      return { before: text.here, after: text.there(filing.toUnitName ?? '') };
  }
}

function backPaid({ forMonth, backPayType, monthly }: Changed): { before: string; after: string } {
  const month = forMonth === null ? '' : formatMonthCompact(forMonth);
  const type = backPayType === null ? '' : BACK_PAY_TYPE_WORDS[backPayType];
  return { before: text.notPaid(month), after: text.backPaid(month, type, money(monthly)) };
}

function reasonOf(reason: string | null): string {
  return reason !== null && reason in SEAL_REASONS ? SEAL_REASONS[reason as SealReason] : '';
}

function money(amount: Fen | null): string {
  return amount === null ? '—' : formatFen(amount);
}

function percent(ratio: number | null): string {
  return ratio === null ? '—' : formatPercent(basisPoints(ratio));
}
