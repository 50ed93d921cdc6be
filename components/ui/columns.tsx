import type { ReactNode } from 'react';

/** Two sections side by side, the first the wider one; one under the other on narrow screens. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="columns">{children}</div>;
}
