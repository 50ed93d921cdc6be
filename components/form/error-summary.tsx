'use client';

import { useEffect, useRef, type MouseEvent } from 'react';
import { OctagonAlert } from 'lucide-react';
import { fieldText } from '@/lib/text/interface';

/** One thing to mend. `field` is the name of its field, or left out when it belongs to none. */
export type FormProblem = { field?: string; message: string };

type ErrorSummaryProps = {
  problems: FormProblem[];
  /** Counts the attempts: each new value moves the focus here again. */
  attempt?: number;
};

/** All problems of a form in one place above it. Takes the focus, names the number, links to each field, marks the page's title. */
export function ErrorSummary({ problems, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;

  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);

  useEffect(() => {
    if (!any) return;
    const title = document.title;
    document.title = `${fieldText.errorTitle}${title}`;
    return () => {
      document.title = title;
    };
  }, [any]);

  if (!any) return null;
  return (
    <div ref={box} tabIndex={-1} className="error-summary">
      <OctagonAlert aria-hidden="true" size="1.125rem" strokeWidth={2} />
      <div role="alert">
        <h2>{fieldText.summary(problems.length)}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field}:${problem.message}`}>
              {problem.field === undefined ? (
                problem.message
              ) : (
                <a href={`#field-${problem.field}`} onClick={goToField}>
                  {problem.message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A plain link to an input scrolls there but does not put the cursor into it. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (field === null) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
