'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { fieldText } from '@/lib/text/interface';
import { addMonths, monthRange, type Month } from '@/lib/values/month';

interface MonthPickerProps {
  chosen: Month;
  onPick: (value: Month) => void;
  /** `done` when the reader is finished here, not when he has gone elsewhere. */
  onClose: (how: 'done' | 'left') => void;
}

/** A year and its twelve months as buttons. Takes the focus; Escape closes it, and so does whatever happens outside. */
export function MonthPicker({ chosen, onPick, onClose }: MonthPickerProps) {
  const [shown, setShown] = useState(chosen);
  const panel = useRef<HTMLDivElement>(null);
  const january = addMonths(shown, 1 - monthNumber(shown));

  const onOutside = useEffectEvent((event: Event) => {
    const field = panel.current?.parentElement;
    if (event.target instanceof Node && field?.contains(event.target) !== true) onClose('left');
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // A dialog around the field must not hear it as well.
    event.stopPropagation();
    onClose('done');
  });

  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onOutside);
    document.addEventListener('focusin', onOutside);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onOutside);
      document.removeEventListener('focusin', onOutside);
    };
  }, []);

  return (
    <div ref={panel} className="picker-panel" role="group" aria-label={fieldText.pickMonth}>
      <div className="picker-head">
        <button type="button" aria-label={fieldText.previousYear} onClick={() => setShown(addMonths(shown, -12))}>
          <ChevronLeft aria-hidden="true" size="1rem" />
        </button>
        <span className="figures" aria-live="polite">
          {fieldText.year(Number(shown.slice(0, 4)))}
        </span>
        <button type="button" aria-label={fieldText.nextYear} onClick={() => setShown(addMonths(shown, 12))}>
          <ChevronRight aria-hidden="true" size="1rem" />
        </button>
      </div>
      <div className="picker-months">
        {monthRange(january, addMonths(january, 11)).map((value) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onPick(value)}>
            {fieldText.monthOfYear(monthNumber(value))}
          </button>
        ))}
      </div>
    </div>
  );
}

function monthNumber(value: Month): number {
  return Number(value.slice(5));
}
