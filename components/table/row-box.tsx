'use client';

import type { ChangeEventHandler, KeyboardEvent } from 'react';

interface RowBoxProps {
  label: string;
  checked: boolean;
  onChange: ChangeEventHandler<HTMLInputElement>;
}

/** The check box of a row; the whole cell is its target. Arrow keys go from box to box, with Shift they extend the selection. */
export function RowBox({ label, checked, onChange }: RowBoxProps) {
  return (
    <label className="row-box">
      <input
        type="checkbox"
        data-row-box
        // A browser that fills the form as it was left would tick rows that nobody has selected.
        autoComplete="off"
        aria-label={label}
        checked={checked}
        onChange={onChange}
        onKeyDown={walk}
      />
    </label>
  );
}

interface PageBoxProps extends RowBoxProps {
  some: boolean;
  disabled: boolean;
}

/** The check box of all rows of the page. */
export function PageBox({ label, checked, some, disabled, onChange }: PageBoxProps) {
  return (
    <label className="row-box">
      <input
        type="checkbox"
        autoComplete="off"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={onChange}
        ref={(box) => {
          if (box) box.indeterminate = some && !checked;
        }}
      />
    </label>
  );
}

/** With Shift the next box takes the state of this one, as cells do in a sheet. */
function walk(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const box = event.currentTarget;
  const boxes = [...(box.closest('table')?.querySelectorAll<HTMLInputElement>('[data-row-box]') ?? [])];
  const next = boxes[boxes.indexOf(box) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (event.shiftKey && next.checked !== box.checked) next.click();
}
