'use client';

import { useEffect, useState } from 'react';
import { putTourAway } from '../action';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { tourText as text } from '@/lib/text/tour';

/** The tour of the hall: a card that speaks of one part of the page after the other. It takes nothing away from the page under it. */
export function Tour() {
  const [at, setAt] = useState<number>(0);
  const [over, setOver] = useState(false);
  const door = useDoor(putTourAway);
  const step = over ? undefined : text.steps[at];

  useEffect(() => {
    if (!step) return;
    const shown = [...document.querySelectorAll<HTMLElement>(step.at)].find((part) => part.getClientRects().length > 0);
    if (!shown) return;
    shown.dataset.toured = '';
    shown.scrollIntoView({ block: 'nearest' });
    return () => {
      delete shown.dataset.toured;
    };
  }, [step]);

  if (!step) return null;
  const last = at === text.steps.length - 1;

  function end() {
    setOver(true);
    // Where it does not reach the server the tour comes once more: nothing is lost.
    void door.send({});
  }

  return (
    <section className="tour no-print" aria-label={text.title}>
      <p className="text-sm text-soft">{text.step(at + 1, text.steps.length)}</p>
      <div aria-live="polite">
        <h2 className="text-lg">{step.title}</h2>
        <p>{step.body}</p>
      </div>
      <div className="tour-buttons">
        {!last && (
          <Button variant="quiet" onClick={end}>
            {text.skip}
          </Button>
        )}
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{text.back}</Button>}
        <Button variant="primary" onClick={last ? end : () => setAt(at + 1)}>
          {last ? text.finish : text.next}
        </Button>
      </div>
    </section>
  );
}
