import type { FilingKind } from '@/lib/filings/filing';
import { filingContentText as text } from '@/lib/text/filings';
import { BACK_PAY_TYPE_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import { addFen, formatFen, ZERO, type Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';

interface Content {
  kind: FilingKind;
  base: Fen | null;
  formerBase: Fen | null;
  unitRatio: number | null;
  ownRatio: number | null;
  formerUnitRatio: number | null;
  formerOwnRatio: number | null;
  forMonth: Month | null;
  backPayType: keyof typeof BACK_PAY_TYPE_WORDS | null;
  unitShare: Fen | null;
  ownShare: Fen | null;
  reason: string | null;
  note: string | null;
  toUnitName: string | null;
}

/** What a filing changes, apart from what is paid: the base, the ratios, why somebody leaves. */
export function contentWords(filing: Content): string {
  switch (filing.kind) {
    case 'open':
      if (filing.forMonth === null) return text.base(money(filing.base));
      return text.baseFrom(money(filing.base), month(filing.forMonth));
    case 'unseal':
      return text.baseFrom(money(filing.base), month(filing.forMonth));
    case 'base':
      return text.baseChange(money(filing.formerBase), money(filing.base));
    case 'ratio':
      return text.ratioChange(
        percents(filing.formerUnitRatio, filing.unitRatio),
        percents(filing.formerOwnRatio, filing.ownRatio),
      );
    case 'seal':
      return [SEAL_REASONS[filing.reason as SealReason], filing.note].filter(Boolean).join('：');
    case 'back-pay':
      return backPayWords(filing);
    case 'transfer':
      return text.transfer(filing.toUnitName ?? '');
  }
}

function backPayWords({ forMonth, backPayType, unitShare, ownShare }: Content): string {
  const type = backPayType ? BACK_PAY_TYPE_WORDS[backPayType] : '';
  return text.backPay(month(forMonth), type, formatFen(addFen(unitShare ?? ZERO, ownShare ?? ZERO)));
}

/** Whom a filing concerns: one person, or everybody where the ratios change. */
export function personWords({
  kind,
  name,
  people,
}: {
  kind: FilingKind;
  name: string | null;
  people: number | null;
}): string {
  return kind === 'ratio' ? text.everybody(String(people ?? 0)) : (name ?? '');
}

function money(amount: Fen | null): string {
  return amount === null ? '' : formatFen(amount);
}

function month(value: Month | null): string {
  return value === null ? '' : formatMonthCompact(value);
}

function percents(from: number | null, to: number | null): string {
  const words = (ratio: number | null) => (ratio === null ? '' : formatPercent(basisPoints(ratio)));
  return text.percents(words(from), words(to));
}
