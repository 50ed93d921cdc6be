import { Section } from '@/components/ui/section';
import { remittanceText as text } from '@/lib/text/remittance';
import { formatFen, type Fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

/** 应缴总额 in figures, large, and in capitals. */
export function AmountDue({ amount }: { amount: Fen }) {
  return (
    <Section title={text.dueWithUnit}>
      <p className="text-2xl font-semibold figures">{formatFen(amount)}</p>
      <p className="mt-3 text-soft">{text.capitals}</p>
      <p className="text-pretty">{moneyInCapitals(amount)}</p>
    </Section>
  );
}
