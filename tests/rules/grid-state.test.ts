import { describe, expect, test } from 'vitest';
import type { CellText, GridColumn, GridShape } from '@/components/grid/grid-column';
import { afterAction, emptyGrid, typedNow, type GridAction, type GridState } from '@/components/grid/grid-state';
import { firstOfPartners } from '@/components/grid/first-of-partners';
import { cellBeside, firstPlace, inside, nextEditable, nextFault, rangeOf } from '@/components/grid/navigation';
import { cleared, copied, fillDown } from '@/components/grid/range-texts';
import { stepOf, withChanges, writeCell } from '@/components/grid/typed-rows';

function column(key: string, editable: boolean, replaces: string[] = []): GridColumn {
  return { key, title: key, kind: 'money', width: '5rem', editable, replaces };
}

const COLUMNS = [column('name', false), column('base', true, ['monthly']), column('monthly', true, ['base'])];
const ROWS = ['1', '2', '3', '4'].map((id) => ({ id, label: id, locked: id === '3' }));
const SHAPE: GridShape = { rows: ROWS, columns: COLUMNS };
const BASE = 1;
const MONTHLY = 2;

/** The grid after these actions, one after the other. */
function after(...actions: GridAction[]): GridState {
  return actions.reduce((state, action) => afterAction(state, action, SHAPE), emptyGrid('1', SHAPE));
}

function write(...cells: [string, string, string][]): GridAction {
  return { do: 'write', cells: cells.map(([rowId, key, text]): CellText => ({ rowId, key, text })) };
}

function go(row: number, to: number, extend?: boolean): GridAction {
  return { do: 'go', to: { row, column: to }, extend };
}

function type(text: string, within = false): GridAction {
  return { do: 'type', draft: { text, within } };
}

describe('writing into a row', () => {
  test.each([
    ['into an empty row', undefined, 'base', '1', { base: '1' }],
    ['over what stands there', { base: '1' }, 'base', '2', { base: '2' }],
    ['takes the partner away', { base: '1' }, 'monthly', '2', { monthly: '2' }],
    ['blank takes it away', { base: '1' }, 'base', ' ', undefined],
    ['blank beside leaves the partner', { base: '1' }, 'monthly', '', { base: '1' }],
    ['blank into an empty row', undefined, 'base', '', undefined],
  ])('%s', (_, before, key, text, expected) => {
    expect(writeCell(before, { key, text }, SHAPE)).toEqual(expected);
  });

  test('leaves locked rows, unknown rows and columns that are only read alone', () => {
    const cells = [
      ['3', 'base', '1'],
      ['9', 'base', '1'],
      ['1', 'name', '1'],
    ] as const;
    expect(
      stepOf(
        {},
        cells.map(([rowId, key, text]) => ({ rowId, key, text })),
        SHAPE,
      ),
    ).toBeNull();
  });

  test('the last of several texts for one row counts', () => {
    expect(after(write(['1', 'base', '1'], ['1', 'monthly', '2'])).typed).toEqual({ '1': { monthly: '2' } });
  });

  test('keeps what is typed in other rows as it is, so that they need not be drawn anew', () => {
    const before = after(write(['1', 'base', '1'], ['2', 'base', '2']));
    const now = afterAction(before, write(['2', 'base', '5']), SHAPE);
    expect(now.typed['1']).toBe(before.typed['1']);
    expect(now.typed['2']).toEqual({ base: '5' });
  });

  test('a step and its inverse', () => {
    const typed = { '1': { base: '1' } };
    const step = stepOf(
      typed,
      [
        { rowId: '1', key: 'monthly', text: '3' },
        { rowId: '2', key: 'base', text: '4' },
      ],
      SHAPE,
    );
    if (!step) throw new Error('something changes');
    const then = withChanges(typed, step.after);
    expect(then).toEqual({ '1': { monthly: '3' }, '2': { base: '4' } });
    expect(withChanges(then, step.before)).toEqual(typed);
  });
});

describe('typing', () => {
  test('begins where most is typed: the last column that takes text, in the first row that does', () => {
    expect(firstPlace(SHAPE)).toEqual({ row: 0, column: MONTHLY });
    expect(firstPlace({ ...SHAPE, rows: ROWS.slice(2) })).toEqual({ row: 1, column: MONTHLY });
    expect(firstPlace({ rows: [], columns: COLUMNS })).toEqual({ row: 0, column: MONTHLY });
  });

  test('counts while it is typed, stands in its cell once one goes on, and is one step', () => {
    const typing = after(go(1, BASE), type('12'), type('123'));
    expect(typing.typed).toEqual({});
    expect(typedNow(typing, SHAPE)).toEqual({ '2': { base: '123' } });
    const gone = afterAction(typing, go(2, BASE), SHAPE);
    expect(gone).toMatchObject({ typed: { '2': { base: '123' } }, draft: null, active: { row: 2, column: BASE } });
    expect(gone.past).toHaveLength(1);
  });

  test('Escape leaves the cell as it was', () => {
    const cancelled = after(write(['1', 'monthly', '7']), type('9'), { do: 'cancel' });
    expect(cancelled).toMatchObject({ typed: { '1': { monthly: '7' } }, draft: null });
  });

  test('is kept when the page is turned to another part of the list', () => {
    const turned = after(go(0, BASE), type('5'), { do: 'commit' }, { do: 'turn', page: '2' });
    expect(turned).toMatchObject({
      page: '2',
      typed: { '1': { base: '5' } },
      past: [],
      active: { row: 0, column: MONTHLY },
    });
  });
});

describe('undo and redo', () => {
  test('go back and forth step by step', () => {
    const done = after(write(['1', 'base', '1']), write(['1', 'base', '2'], ['2', 'base', '2']), { do: 'undo' });
    expect(done.typed).toEqual({ '1': { base: '1' } });
    expect(afterAction(done, { do: 'redo' }, SHAPE).typed).toEqual({ '1': { base: '2' }, '2': { base: '2' } });
    expect(afterAction(done, { do: 'undo' }, SHAPE).typed).toEqual({});
  });

  test('a new step forgets what was undone', () => {
    const anew = after(write(['1', 'base', '1']), { do: 'undo' }, write(['2', 'base', '2']), { do: 'redo' });
    expect(anew.typed).toEqual({ '2': { base: '2' } });
  });

  test('what changes nothing is no step', () => {
    expect(after(write(['1', 'base', '1']), write(['1', 'base', '1'])).past).toHaveLength(1);
  });

  test('with nothing to undo or redo all stays', () => {
    const state = after(write(['1', 'base', '1']));
    expect(afterAction(state, { do: 'redo' }, SHAPE).typed).toEqual(state.typed);
    expect(after({ do: 'undo' }).typed).toEqual({});
  });

  test('remembers a hundred steps', () => {
    const steps = Array.from({ length: 130 }, (_, step) => write(['1', 'base', String(step)]));
    const state = after(...steps, ...Array.from({ length: 130 }, (): GridAction => ({ do: 'undo' })));
    expect(state.typed).toEqual({ '1': { base: '29' } });
  });

  test('undo takes back what is just being typed', () => {
    expect(after(go(0, BASE), type('5'), { do: 'undo' })).toMatchObject({ typed: {}, draft: null });
  });
});

describe('going about', () => {
  test('no further than the edges', () => {
    expect(cellBeside({ row: 0, column: 0 }, [-1, -1], SHAPE)).toEqual({ row: 0, column: 0 });
    expect(cellBeside({ row: 3, column: 2 }, [9, 9], SHAPE)).toEqual({ row: 3, column: 2 });
    expect(inside({ row: 5, column: 5 }, { rows: [], columns: [] })).toEqual({ row: 0, column: 0 });
  });

  test('Tab goes to the next cell that can be typed, over the locked row, and out after the last', () => {
    expect(nextEditable({ row: 0, column: 0 }, 1, SHAPE)).toEqual({ row: 0, column: BASE });
    expect(nextEditable({ row: 1, column: MONTHLY }, 1, SHAPE)).toEqual({ row: 3, column: BASE });
    expect(nextEditable({ row: 3, column: MONTHLY }, 1, SHAPE)).toBeNull();
    expect(nextEditable({ row: 3, column: BASE }, -1, SHAPE)).toEqual({ row: 1, column: MONTHLY });
    expect(nextEditable({ row: 0, column: BASE }, -1, SHAPE)).toBeNull();
  });

  test('F8 goes to the next fault, and from the last to the first', () => {
    const isFaulty = ({ row, column: at }: { row: number; column: number }) => (row === 1 || row === 3) && at === BASE;
    expect(nextFault({ row: 0, column: 2 }, SHAPE, isFaulty)).toEqual({ row: 1, column: BASE });
    expect(nextFault({ row: 1, column: BASE }, SHAPE, isFaulty)).toEqual({ row: 3, column: BASE });
    expect(nextFault({ row: 3, column: BASE }, SHAPE, isFaulty)).toEqual({ row: 1, column: BASE });
    expect(nextFault({ row: 0, column: 0 }, SHAPE, () => false)).toBeNull();
  });

  test('Shift extends from the active cell, which stays', () => {
    const state = after(go(1, BASE), go(3, MONTHLY, true));
    expect([state.active, state.extent]).toEqual([
      { row: 1, column: BASE },
      { row: 3, column: MONTHLY },
    ]);
    expect(rangeOf(state.extent, state.active)).toEqual({ top: 1, bottom: 3, left: BASE, right: MONTHLY });
  });

  test('Escape lets the next Tab leave, whatever else is done does not', () => {
    expect(after({ do: 'leave' }).leaving).toBe(true);
    expect(after({ do: 'leave' }, go(0, 1)).leaving).toBe(false);
    expect(after({ do: 'leave' }, type('1')).leaving).toBe(false);
  });
});

describe('once it is saved', () => {
  test('only what was sent goes; what was typed meanwhile stays', () => {
    const sent = after(write(['1', 'base', '1'], ['2', 'base', '2'], ['4', 'base', '4'])).typed;
    const now = after(write(['1', 'base', '1'], ['2', 'base', '3'], ['4', 'monthly', '4']), go(0, BASE), type('1'));
    const saved = afterAction(now, { do: 'saved', typed: sent }, SHAPE);
    expect(saved).toMatchObject({ typed: { '2': { base: '3' }, '4': { monthly: '4' } }, draft: null });
    expect([saved.past, saved.future]).toEqual([[], []]);
  });

  test('what is just being typed stays too, and goes where it was sent', () => {
    const sent = { '1': { base: '1' } };
    const typing = after(go(1, BASE), type('7'));
    expect(afterAction(typing, { do: 'saved', typed: sent }, SHAPE).typed).toEqual({ '2': { base: '7' } });
    const same = after(go(0, BASE), type('1'));
    expect(afterAction(same, { do: 'saved', typed: sent }, SHAPE).typed).toEqual({});
  });
});

describe('a range', () => {
  const texts = [
    ['甲', '10', '20'],
    ['乙', '11', ''],
    ['丙', '12', '22'],
    ['丁', '13', '23'],
  ];
  const textOf = ({ row, column: at }: { row: number; column: number }) => texts[row]?.[at] ?? '';

  test('is filled down from its first row, into what can be typed', () => {
    expect(fillDown({ top: 0, bottom: 3, left: 0, right: BASE }, SHAPE, textOf)).toEqual([
      { rowId: '2', key: 'base', text: '10' },
      { rowId: '4', key: 'base', text: '10' },
    ]);
  });

  test('of one row is filled from the row above; the first has none', () => {
    expect(fillDown({ top: 1, bottom: 1, left: MONTHLY, right: MONTHLY }, SHAPE, textOf)).toEqual([
      { rowId: '2', key: 'monthly', text: '20' },
    ]);
    expect(fillDown({ top: 0, bottom: 0, left: MONTHLY, right: MONTHLY }, SHAPE, textOf)).toEqual([]);
  });

  test('of both amounts is filled with the first, from which the other follows', () => {
    const filled = firstOfPartners(fillDown({ top: 0, bottom: 1, left: BASE, right: MONTHLY }, SHAPE, textOf), SHAPE);
    expect(filled).toEqual({
      kept: [{ rowId: '2', key: 'base', text: '10' }],
      dropped: [{ rowId: '2', key: 'monthly', text: '20' }],
    });
  });

  test('of both amounts, of which the first is blank, is filled with the second', () => {
    const cells = fillDown({ top: 1, bottom: 3, left: BASE, right: MONTHLY }, SHAPE, ({ column: at }) =>
      at === BASE ? '' : '20',
    );
    expect(after({ do: 'write', cells: firstOfPartners(cells, SHAPE).kept }).typed).toEqual({ '4': { monthly: '20' } });
  });

  test('is copied as Excel takes it', () => {
    expect(copied({ top: 0, bottom: 1, left: 0, right: MONTHLY }, textOf)).toBe('甲\t10\t20\n乙\t11\t');
  });

  test('is cleared, without the locked row', () => {
    const state = after(write(['2', 'base', '1'], ['4', 'base', '1']), {
      do: 'write',
      cells: cleared({ top: 0, bottom: 2, left: 0, right: MONTHLY }, SHAPE),
    });
    expect(state.typed).toEqual({ '4': { base: '1' } });
  });
});
