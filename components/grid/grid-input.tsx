'use client';

import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { commandOf } from '@/components/grid/grid-keys';
import { cellId } from '@/components/grid/grid-line';
import { isEditable } from '@/components/grid/navigation';
import type { EntryGridControl } from '@/components/grid/use-entry-grid';
import { gridText } from '@/lib/text/grid';

/** Rows that PageDown goes. */
const PAGE = 15;

interface GridInputProps {
  grid: EntryGridControl;
  inputRef: Ref<HTMLInputElement>;
  gridId: string;
  helpId: string;
  /** Whether the active row is drawn at all. */
  inSight: boolean;
}

/**
 * The one real input, which always lies on the active cell: an input method that begins to compose loses no key, because nothing has
 * to be focused or made first. It stands beside the grid, not in it, and names the cell that it is for.
 */
export function GridInput({ grid, inputRef, gridId, helpId, inSight }: GridInputProps) {
  const { state, shape, active, dispatch, run } = grid;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Keys that belong to the input method; some browsers say so only by the old code 229.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const command = commandOf(event, state, { shape, page: PAGE });
    if (command === null) return;
    event.preventDefault();
    run(command);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text/plain');
    // Into a cell that is just being typed, a single text goes as into any input.
    if (state.draft && !/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    grid.paste(text);
  }

  function onCopy(event: ClipboardEvent<HTMLInputElement>) {
    if (state.draft) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
  }

  return (
    <input
      ref={inputRef}
      role="combobox"
      aria-label={gridText.input}
      aria-expanded="true"
      aria-haspopup="grid"
      aria-controls={gridId}
      aria-activedescendant={inSight ? cellId(gridId, active.row, active.column) : undefined}
      aria-describedby={helpId}
      className="grid-input"
      data-typing={state.draft ? true : undefined}
      data-kind={shape.columns[active.column]?.kind}
      style={{ gridColumn: active.column + 1 }}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      readOnly={!isEditable(active, shape)}
      value={state.draft?.text ?? ''}
      onChange={(event) =>
        dispatch({ do: 'type', draft: { text: event.currentTarget.value, within: state.draft?.within ?? false } })
      }
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onCopy={onCopy}
      onCut={(event) => {
        if (state.draft) return;
        onCopy(event);
        run('clear');
      }}
      onBlur={() => dispatch({ do: 'commit' })}
    />
  );
}
