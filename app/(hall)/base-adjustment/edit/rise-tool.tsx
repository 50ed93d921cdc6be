'use client';

import { useState } from 'react';
import { raisedBase, readRise } from './adjustment';
import type { AdjustableAccount, AdjustmentSettings } from './adjustable';
import type { CellText } from '@/components/grid/grid-column';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { fenToText } from '@/lib/values/money';

interface RiseToolProps {
  selected: readonly AdjustableAccount[];
  settings: AdjustmentSettings;
  onRise: (cells: CellText[]) => void;
}

/** ±%: the bases of the selected rows, each raised or lowered from what it is now. */
export function RiseTool({ selected, settings, onRise }: RiseToolProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  function apply() {
    const rise = readRise(typed);
    setWrong(rise === null);
    if (rise === null) return;
    onRise(
      selected.map((account) => ({
        rowId: account.id,
        key: 'base',
        text: fenToText(raisedBase(account, rise, settings)),
      })),
    );
  }

  return (
    <div className="grid-percent">
      <label htmlFor="field-rise">{text.percentPrefix}</label>
      <span className="control" data-align="end">
        <input
          id="field-rise"
          name="rise"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={text.percent}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? 'field-rise-error' : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) apply();
          }}
        />
        <span aria-hidden="true" className="control-unit">
          %
        </span>
      </span>
      <Button size="small" disabled={selected.length === 0 || typed.trim() === ''} onClick={apply}>
        {text.percentApply(formatCount(selected.length))}
      </Button>
      {wrong && (
        <p id="field-rise-error" role="alert" className="field-error">
          {text.percentWrong}
        </p>
      )}
    </div>
  );
}
