import type { KeyboardEventHandler, ReactNode } from 'react';

type TableFrameProps = {
  caption: string;
  contained: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLElement>;
  children: ReactNode;
};

/** The scrolling ground of a table, and its caption, which names both. It takes the focus, so that the keyboard can scroll it. */
export function TableFrame({ caption, contained, onKeyDown, children }: TableFrameProps) {
  return (
    <div
      className="table-frame"
      data-contained={contained || undefined}
      role="region"
      aria-label={caption}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
