import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. What it holds, a table or a list, brings its own hairlines. */
export function Section({ title, note, tools, children }: SectionProps) {
  return (
    <section className="section">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg">{title}</h2>
        {note && <p className="text-sm text-soft">{note}</p>}
        {tools && <div className="ml-auto flex flex-wrap gap-2">{tools}</div>}
      </div>
      {children}
    </section>
  );
}
