'use client';

import type { ReactNode } from 'react';
import { useSelection } from '@/components/table/selection';
import { tableText } from '@/lib/text/interface';
import { formatCount } from '@/components/table/format-count';

interface BatchBarProps {
  toolbar?: ReactNode;
  actions: ReactNode;
  totalRows: number;
  faultyRows?: number;
  onSelectAll: () => void;
  onSelectFaulty: () => void;
}

/** The bar over a list: its tools while nothing is selected, what is selected and what can be selected more while something is. */
export function BatchBar({ toolbar, actions, totalRows, faultyRows = 0, onSelectAll, onSelectFaulty }: BatchBarProps) {
  const { count, clear } = useSelection();
  const chosen = count > 0;
  return (
    <div className="batch-bar no-print" data-chosen={chosen || undefined} role="group" aria-label={tableText.batch}>
      <div className="batch-words">
        <p role="status" className="figures">
          {chosen && tableText.selected(formatCount(count))}
        </p>
        {!chosen && (toolbar ?? (totalRows > 0 && <p className="batch-hint">{tableText.selectFirst}</p>))}
        {chosen && count < totalRows && (
          <button type="button" onClick={onSelectAll}>
            {tableText.selectAll(formatCount(totalRows))}
          </button>
        )}
        {faultyRows > 0 && (
          <button type="button" onClick={onSelectFaulty}>
            {tableText.selectFaulty}
          </button>
        )}
        {chosen && (
          <button type="button" onClick={clear}>
            {tableText.clear}
          </button>
        )}
      </div>
      <div className="batch-actions">{actions}</div>
    </div>
  );
}
