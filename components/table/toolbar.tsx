import type { ReactNode } from 'react';

/** A line over a table: its heading or words at the left, its buttons at the right. */
export function Toolbar({ title, note, children }: { title?: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="toolbar no-print">
      {title && <h2>{title}</h2>}
      {note && <p>{note}</p>}
      {children && <div className="toolbar-tools">{children}</div>}
    </div>
  );
}
