import type { ReactNode } from 'react';
import { flag } from '@/components/ui/flag';

interface TableFrameProps {
  caption: string;
  contained: boolean;
  children: ReactNode;
}

/** The scrolling ground of a table, and its caption, which names both. It takes the focus, so that the keyboard can scroll it. */
export function TableFrame({ caption, contained, children }: TableFrameProps) {
  return (
    <div className="table-frame" data-contained={flag(contained)} role="region" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
