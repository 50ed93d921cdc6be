'use client';

import { Check, OctagonAlert } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { fieldText } from '@/lib/text/interface';

/** One thing to mend. `field` is the name of its field, or left out when it belongs to none. */
export interface FormProblem {
  field?: string;
  message: string;
}

interface ErrorSummaryProps {
  problems: FormProblem[];
  /** How many there are besides, where they are too many to list. */
  more?: number;
  /** Counts the attempts, as `submitCount`: each new value lists the problems anew and moves the focus here again. */
  attempt?: number;
  /** Leads to a field that is no element by the id of its name, as a cell of a grid. */
  onGo?: (field: string) => void;
}

/**
 * All problems of a form in one place above it. Takes the focus, names the number, links to each field, marks the page's title. What
 * has been mended stays in its place until the next attempt, ticked off, so that the page does not jump under the reader's hand.
 */
export function ErrorSummary({ problems, more = 0, attempt = 0, onGo }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [listed, setListed] = useState({ attempt, problems });
  const anew = listed.attempt !== attempt || (listed.problems.length === 0 && problems.length > 0);
  if (anew) setListed({ attempt, problems });

  const left = problems.length + more;
  const shown = listed.problems.length > 0;

  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);

  useEffect(() => {
    if (left === 0) return;
    const title = document.title;
    document.title = `${fieldText.errorTitle}${title}`;
    return () => {
      document.title = title;
    };
  }, [left]);

  if (!shown) return null;
  const late = problems.filter((problem) => !listed.problems.some((one) => sameProblem(one, problem)));
  return (
    <div ref={box} tabIndex={-1} className="error-summary" data-mended={left === 0 || undefined}>
      <OctagonAlert aria-hidden="true" size="1.125rem" strokeWidth={2} />
      <div role="alert">
        <h2>{left > 0 ? fieldText.summary(left) : fieldText.allMended}</h2>
        <ul>
          {[...listed.problems, ...late].map((problem) => (
            <ProblemLine
              key={`${problem.field}:${problem.message}`}
              problem={problem}
              now={problems.find((one) => sameProblem(one, problem))}
              onGo={onGo}
            />
          ))}
          {more > 0 && <li>{fieldText.moreProblems(more)}</li>}
        </ul>
      </div>
    </div>
  );
}

/** `now` is what is wrong there at present; nothing, once it is mended. */
function ProblemLine({
  problem,
  now,
  onGo,
}: {
  problem: FormProblem;
  now?: FormProblem;
  onGo?: (field: string) => void;
}) {
  if (now === undefined) {
    return (
      <li className="mended">
        <Check aria-hidden="true" size="0.9375rem" />
        <s>{problem.message}</s>
        <span className="sr-only">{fieldText.mended}</span>
      </li>
    );
  }
  const { field } = now;
  if (field === undefined) return <li>{now.message}</li>;
  if (onGo) {
    return (
      <li>
        <button type="button" onClick={() => onGo(field)}>
          {now.message}
        </button>
      </li>
    );
  }
  return (
    <li>
      <a href={`#field-${field}`} onClick={goToField}>
        {now.message}
      </a>
    </li>
  );
}

function sameProblem(a: FormProblem, b: FormProblem): boolean {
  return a.field === undefined ? b.field === undefined && a.message === b.message : a.field === b.field;
}

/** A plain link to an input scrolls there but does not put the cursor into it. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (field === null) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
