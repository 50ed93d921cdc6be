import { Section } from '@/components/ui/section';
import { remittanceText as text } from '@/lib/text/remittance';
import type { Fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

/** 应缴总额 in capitals, beside the sheet that has it in figures. */
export function AmountDue({ amount }: { amount: Fen }) {
  return (
    <Section title={text.capitals}>
      <p className="text-lg text-pretty">{moneyInCapitals(amount)}</p>
    </Section>
  );
}
