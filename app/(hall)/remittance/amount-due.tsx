import { remittanceText as text } from '@/lib/text/remittance';
import { formatFen, type Fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';

/** 应缴总额 in figures, large, and in capitals. */
export function AmountDue({ amount }: { amount: Fen }) {
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="text-soft">{text.dueWithUnit}</dt>
        <dd className="text-2xl font-semibold figures">{formatFen(amount)}</dd>
      </div>
      <div>
        <dt className="text-soft">{text.capitals}</dt>
        <dd className="text-pretty">{moneyInCapitals(amount)}</dd>
      </div>
    </dl>
  );
}
