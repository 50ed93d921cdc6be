import { LastMonth } from './last-month';
import type { OpenMonth } from '../month-to-save';
import { formatCount } from '@/components/table/format-count';
import { Note } from '@/components/ui/note';
import { confirmText as text } from '@/lib/text/remittance';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

type SeveralMonthsProps = Pick<OpenMonth, 'unit' | 'choices' | 'last' | 'months' | 'sheet' | 'due'>;

/** 起始年月–终止年月: how many months are saved and paid together, and what they come to. Nothing where only one may be. */
export function SeveralMonths({ unit, choices, last, months, sheet, due }: SeveralMonthsProps) {
  if (choices.length < 2) return null;
  return (
    <>
      <LastMonth
        first={formatMonthCompact(unit.openMonth)}
        last={formatMonthCompact(last)}
        choices={choices.map(formatMonthCompact)}
      />
      {months > 1 && (
        <Note title={text.several(String(months), formatFen(due))}>
          {text.severalNote(formatCount(sheet.current.heads), formatFen(sheet.current.amount))}
        </Note>
      )}
    </>
  );
}
