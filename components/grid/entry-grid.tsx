'use client';

import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, type CSSProperties, type MouseEvent } from 'react';
import type { Cell, GridColumn } from '@/components/grid/grid-column';
import { GridInput } from '@/components/grid/grid-input';
import { GridLine } from '@/components/grid/grid-line';
import type { EntryGridControl } from '@/components/grid/use-entry-grid';
import { useRowWindow } from '@/components/grid/use-row-window';
import { gridText } from '@/lib/text/grid';

interface EntryGridProps {
  grid: EntryGridControl;
  caption: string;
  /** The number of the first row, for the column 序号. */
  firstNumber: number;
}

/** A grid in which cells are typed, with the keys, the clipboard and the mouse of a sheet. One stop for Tab. */
export function EntryGrid({ grid, caption, firstNumber }: EntryGridProps) {
  const { state, shape, active, range, input } = grid;
  const scroller = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLSpanElement>(null);
  const [gridId, helpId] = [useId(), useId()];
  const drawn = useRowWindow(scroller, shape.rows.length);
  useSight(grid, { scroller, marker });
  const mouse = useMouse(grid);
  const tracks = shape.columns.map(({ width }) => width).join(' ');
  return (
    <>
      <p id={helpId} className="grid-help no-print">
        {gridText.help}
      </p>
      <div ref={scroller} className="grid-scroll" style={{ '--grid-tracks': tracks } as CSSProperties}>
        <div
          id={gridId}
          role="grid"
          tabIndex={-1}
          aria-label={caption}
          aria-rowcount={shape.rows.length + 1}
          aria-colcount={shape.columns.length}
          aria-multiselectable="true"
          className="entry-grid"
          {...mouse}
        >
          <GridHead columns={shape.columns} />
          <div
            role="rowgroup"
            style={{ paddingBlock: `${height(drawn.first)} ${height(shape.rows.length - drawn.end)}` }}
          >
            {shape.rows.slice(drawn.first, drawn.end).map((row, index) => {
              const place = drawn.first + index;
              const selected = place >= range.top && place <= range.bottom;
              return (
                <GridLine
                  key={row.id}
                  {...{ gridId, row, place }}
                  columns={shape.columns}
                  view={grid.viewAt(place) ?? NOTHING}
                  number={firstNumber + place}
                  left={selected ? range.left : -1}
                  right={selected ? range.right : -1}
                />
              );
            })}
          </div>
        </div>
        <div className="grid-layer no-print" style={{ top: below(active.row) }}>
          <GridInput
            {...{ grid, gridId, helpId }}
            inputRef={input}
            inSight={active.row >= drawn.first && active.row < drawn.end}
            key={state.page}
          />
          <CellNote grid={grid} />
        </div>
        <div className="grid-layer no-print" style={{ top: below(grid.extent.row) }}>
          <span ref={marker} style={{ gridColumn: grid.extent.column + 1 }} />
        </div>
      </div>
    </>
  );
}

/** What is wrong with the active cell, or why it goes to review, beside it: the column that says it may be out of sight. */
function CellNote({ grid: { active, shape, viewAt } }: { grid: EntryGridControl }) {
  const column = shape.columns[active.column];
  const view = viewAt(active.row);
  if (!column?.editable || !view) return null;
  const fault = view.faults[column.key];
  const text = fault ?? (view.status?.tone === 'waiting' ? view.status.text : undefined);
  if (text === undefined) return null;
  const above = active.row > 1 && active.row >= shape.rows.length - 3;
  return (
    <p
      className="grid-note"
      data-faulty={fault !== undefined || undefined}
      data-above={above || undefined}
      style={{ gridColumnEnd: active.column + 2 }}
    >
      {text}
    </p>
  );
}

const NOTHING = { cells: {}, faults: {} };

function height(rows: number): string {
  return `calc(${String(rows)} * var(--grid-row))`;
}

function below(row: number): string {
  return `calc(var(--grid-head) + ${String(row)} * var(--grid-row))`;
}

function GridHead({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-line" aria-rowindex={1}>
        {columns.map(({ key, title, unit, kind, sticky, editable }, index) => (
          <div
            key={key}
            role="columnheader"
            className="grid-cell"
            aria-colindex={index + 1}
            data-kind={kind}
            data-sticky={sticky}
            data-editable={editable}
          >
            {title}
            {unit === undefined ? '' : <span className="grid-unit">({unit})</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

interface Places {
  scroller: { current: HTMLDivElement | null };
  marker: { current: HTMLSpanElement | null };
}

/** Keeps in sight what moves: the cell that was gone to. On a narrow screen the page begins where things are typed. */
function useSight({ state: { page }, extent, input }: EntryGridControl, { scroller, marker }: Places) {
  const begin = useEffectEvent(() => {
    const [frame, cell] = [scroller.current, marker.current];
    if (!frame || !cell) return;
    frame.scrollTop = 0;
    const end = cell.offsetLeft + cell.offsetWidth;
    if (end > frame.clientWidth) frame.scrollLeft = end - frame.clientWidth;
  });
  useLayoutEffect(() => begin(), [page]);

  useEffect(() => {
    if (document.activeElement === input.current)
      marker.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [extent.row, extent.column, input, marker]);
}

/** A press goes to a cell, with Shift or a drag to a range, on 序号 to the whole row; a double one edits. */
function useMouse({ dispatch, run, focus, shape }: EntryGridControl) {
  const dragging = useRef(false);

  function onMouseDown(event: MouseEvent) {
    const cell = cellUnder(event);
    if (event.button !== 0 || !cell) return;
    // Otherwise the input would lose the focus, and an input method what it is composing.
    event.preventDefault();
    focus();
    dragging.current = true;
    const wholeRow = shape.columns[cell.column]?.kind === 'row-number';
    if (wholeRow && !event.shiftKey) {
      dispatch({ do: 'select', from: cell, to: { ...cell, column: shape.columns.length } });
    } else {
      dispatch({ do: 'go', to: wholeRow ? { ...cell, column: shape.columns.length } : cell, extend: event.shiftKey });
    }
  }

  function onMouseOver(event: MouseEvent) {
    if ((event.buttons & 1) === 0) dragging.current = false;
    const cell = dragging.current ? cellUnder(event) : null;
    if (cell) dispatch({ do: 'go', to: cell, extend: true });
  }

  return { onMouseDown, onMouseOver, onDoubleClick: (event: MouseEvent) => cellUnder(event) && run('edit') };
}

function cellUnder({ target }: MouseEvent): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const row = cell?.closest('[data-line]')?.getAttribute('aria-rowindex');
  return cell && row ? { row: Number(row) - 2, column: Number(cell.dataset.cell) } : null;
}
