'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { fieldText } from '@/lib/text/interface';
import { addMonths, monthRange, type Month } from '@/lib/values/month';

/** A year and its twelve months as buttons. */
export function MonthPicker({ chosen, onPick }: { chosen: Month; onPick: (value: Month) => void }) {
  const [shown, setShown] = useState(chosen);
  const january = addMonths(shown, 1 - monthNumber(shown));
  return (
    <div className="picker-panel" role="group" aria-label={fieldText.pickMonth}>
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
          <button
            key={value}
            type="button"
            aria-pressed={value === chosen}
            autoFocus={value === chosen}
            onClick={() => onPick(value)}
          >
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
