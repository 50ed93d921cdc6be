import type { ReactNode } from 'react';

interface FormSectionProps {
  title: string;
  note?: ReactNode;
  columns?: 1 | 2;
  children: ReactNode;
}

/** A titled block of fields, as 职工基本信息, in one column or two. */
export function FormSection({ title, note, columns = 2, children }: FormSectionProps) {
  return (
    <section className="form-section">
      <div className="form-section-head">
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </div>
      <div className="fields" data-columns={columns}>
        {children}
      </div>
    </section>
  );
}
