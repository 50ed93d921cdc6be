import type { ReactNode } from 'react';
import { PrintButton } from '@/components/shell/print-button';

interface PrintSheetProps {
  title: string;
  number?: ReactNode;
  tools?: ReactNode;
  seal?: ReactNode;
  footer?: ReactNode[];
  children: ReactNode;
}

/**
 * A sheet of A4 paper for vouchers and notices, always light. The toolbar stays on the screen; `number` stands at the
 * top right, `seal` over the lower right corner, `footer` is the line of print time, printer and page at the foot.
 */
export function PrintSheet({ title, number, tools, seal, footer, children }: PrintSheetProps) {
  return (
    <div className="sheet-desk">
      <div className="sheet-tools no-print">
        {tools}
        <PrintButton />
      </div>
      <article className="sheet-paper always-light">
        <header className="sheet-head">
          <h2>{title}</h2>
          {number && <p>{number}</p>}
        </header>
        <div className="sheet-content">{children}</div>
        {seal && <div className="sheet-seal">{seal}</div>}
        {footer && (
          <footer className="sheet-foot">
            {footer.map((part, index) => (
              <span key={index}>{part}</span>
            ))}
          </footer>
        )}
      </article>
    </div>
  );
}
