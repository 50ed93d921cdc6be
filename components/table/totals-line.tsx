import type { ReactNode } from 'react';

/** Totals that belong to no column, as 当前录入人数 and 当前录入金额(元), under the thin gold rule. */
export function TotalsLine({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="totals-line">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd className="figures">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
