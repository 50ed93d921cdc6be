'use client';

import type { ReactNode } from 'react';
import { ArrowDownToLine, Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import type { EntryGridControl } from '@/components/grid/use-entry-grid';
import { Button } from '@/components/ui/button';
import { gridText as text } from '@/lib/text/grid';

interface GridToolsProps {
  grid: EntryGridControl;
  /** Faults on other pages. */
  faultsElsewhere: number;
  /** Tools of the business. */
  children?: ReactNode;
}

/** What the keys of the grid do, as buttons; afterwards the grid has the focus again. What became of a paste is said here. */
export function GridTools({ grid, faultsElsewhere, children }: GridToolsProps) {
  function press(command: 'undo' | 'redo' | 'fill-down') {
    grid.run(command);
    grid.focus();
  }

  return (
    <div className="grid-tools no-print" role="group" aria-label={text.tools}>
      <Button
        size="small"
        icon={<Undo2 aria-hidden="true" size="0.9375rem" />}
        title="Ctrl+Z"
        disabled={grid.state.past.length === 0 && grid.state.draft === null}
        onClick={() => press('undo')}
      >
        {text.undo}
      </Button>
      <Button
        size="small"
        icon={<Redo2 aria-hidden="true" size="0.9375rem" />}
        title="Ctrl+Y"
        disabled={grid.state.future.length === 0}
        onClick={() => press('redo')}
      >
        {text.redo}
      </Button>
      <Button
        size="small"
        icon={<ArrowDownToLine aria-hidden="true" size="0.9375rem" />}
        title="Ctrl+D"
        onClick={() => press('fill-down')}
      >
        {text.fillDown}
      </Button>
      <Button
        size="small"
        icon={<TriangleAlert aria-hidden="true" size="0.9375rem" />}
        title="F8"
        onClick={() => grid.goToFault(faultsElsewhere)}
      >
        {text.nextFault}
      </Button>
      {children}
      <p role="status" className="grid-report">
        {grid.report}
      </p>
    </div>
  );
}
