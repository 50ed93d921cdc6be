import type { ReactNode } from 'react';
import { tableText } from '@/lib/text/interface';
import { isBlank } from '@/components/ui/is-blank';
import { flag } from '@/components/ui/flag';

/** One term and what stands under it. `wide` takes the whole line; `money` is set right in tabular figures. */
export interface Description {
  term: string;
  detail: ReactNode;
  wide?: boolean;
  money?: boolean;
}

/** Terms and details side by side, as 单位基本情况. Empty details show —. */
export function DescriptionList({ items, columns = 2 }: { items: Description[]; columns?: 1 | 2 | 3 | 4 }) {
  return (
    <dl className="descriptions" data-columns={columns}>
      {items.map((item) => (
        <div key={item.term} data-wide={flag(item.wide)} data-money={flag(item.money)}>
          <dt>{item.term}</dt>
          <dd>{isBlank(item.detail) ? tableText.empty : item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
