import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { outcomeText } from '@/lib/text/interface';

interface ConfirmationProps {
  /** What was done, as 提交成功. */
  title: string;
  /** The 业务流水号. */
  reference: string;
  summary?: ReactNode;
  next: ReactNode[];
  /** What can still be undone, until when and where. */
  undo?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** The page after a submit: it worked, under which number, what happens next, what can still be undone. */
export function Confirmation({ title, reference, summary, next, undo, actions, children }: ConfirmationProps) {
  return (
    <div className="confirmation">
      <div className="confirmation-head">
        <CircleCheck aria-hidden="true" size="2rem" strokeWidth={1.75} />
        <div role="status">
          <h2>{title}</h2>
          {summary && <p>{summary}</p>}
        </div>
        <dl>
          <dt>{outcomeText.reference}</dt>
          <dd className="figures">{reference}</dd>
        </dl>
      </div>
      <div className="confirmation-body">
        <section>
          <h3>{outcomeText.next}</h3>
          <ol>
            {next.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </section>
        {undo && (
          <section>
            <h3>{outcomeText.undo}</h3>
            <div>{undo}</div>
          </section>
        )}
      </div>
      {actions && <div className="confirmation-actions">{actions}</div>}
      {children}
    </div>
  );
}
