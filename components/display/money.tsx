import { formatFen, negateFen, type Fen } from '@/lib/values/money';

/** An amount, as 5,390.00. A negative one has its minus and is red as well. `signed` puts a plus before a positive one. */
export function Money({ amount, signed = false }: { amount: Fen; signed?: boolean }) {
  if (amount < 0n) return <span className="text-danger figures">−{formatFen(negateFen(amount))}</span>;
  return (
    <span className="figures">
      {signed && amount > 0n && '+'}
      {formatFen(amount)}
    </span>
  );
}
