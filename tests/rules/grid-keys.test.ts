import { describe, expect, test } from 'vitest';
import type { GridShape } from '@/components/grid/grid-column';
import { commandOf, type KeyPress } from '@/components/grid/grid-keys';

const SHAPE: GridShape = {
  rows: Array.from({ length: 30 }, (_, row) => ({ id: String(row), label: String(row) })),
  columns: ['name', 'base', 'monthly'].map((key) => ({
    key,
    title: key,
    kind: 'money',
    width: '5rem',
    editable: key !== 'name',
  })),
};
const AT = { row: 5, column: 1 };
const STILL = { active: AT, extent: AT, draft: null, leaving: false };
const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function pressed(key: string, held: Partial<KeyPress> = {}, place: Partial<Parameters<typeof commandOf>[1]> = {}) {
  return commandOf({ key, ...NO_KEYS, ...held }, { ...STILL, ...place }, { shape: SHAPE, page: 10 });
}

const CTRL = { ctrlKey: true };
const SHIFT = { shiftKey: true };

describe('on a cell that is not being typed', () => {
  test.each([
    ['ArrowUp', { row: 4, column: 1 }],
    ['ArrowDown', { row: 6, column: 1 }],
    ['ArrowLeft', { row: 5, column: 0 }],
    ['ArrowRight', { row: 5, column: 2 }],
    ['PageDown', { row: 15, column: 1 }],
    ['PageUp', { row: 0, column: 1 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 2 }],
  ])('%s moves, and with Shift extends', (key, to) => {
    expect(pressed(key)).toEqual({ to, extend: false });
    expect(pressed(key, SHIFT)).toEqual({ to, extend: true });
  });

  test('Shift extends from the other corner', () => {
    expect(pressed('ArrowDown', SHIFT, { extent: { row: 9, column: 2 } })).toEqual({
      to: { row: 10, column: 2 },
      extend: true,
    });
  });

  test.each([
    ['Home', { row: 0, column: 0 }],
    ['End', { row: 29, column: 2 }],
    ['ArrowDown', { row: 29, column: 1 }],
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowLeft', { row: 5, column: 0 }],
    ['ArrowRight', { row: 5, column: 2 }],
  ])('Ctrl+%s goes to the edge', (key, to) => {
    expect(pressed(key, CTRL)).toEqual({ to, extend: false });
    expect(pressed(key, { metaKey: true, ...SHIFT })).toEqual({ to, extend: true });
  });

  test('Enter goes down and up, Tab forth and back', () => {
    expect(pressed('Enter')).toEqual({ to: { row: 6, column: 1 } });
    expect(pressed('Enter', SHIFT)).toEqual({ to: { row: 4, column: 1 } });
    expect(pressed('Tab')).toEqual({ to: { row: 5, column: 2 } });
    expect(pressed('Tab', SHIFT)).toEqual({ to: { row: 4, column: 2 } });
  });

  test('Tab leaves after the last cell, and after Escape', () => {
    expect(pressed('Tab', {}, { active: { row: 29, column: 2 } })).toBeNull();
    expect(pressed('Escape')).toBe('leave');
    expect(pressed('Tab', {}, { leaving: true })).toBeNull();
  });

  test.each([
    ['F2', {}, 'edit'],
    ['F8', {}, 'next-fault'],
    ['Delete', {}, 'clear'],
    ['Backspace', {}, 'clear'],
    ['d', CTRL, 'fill-down'],
    ['D', CTRL, 'fill-down'],
    ['z', CTRL, 'undo'],
    ['Z', { ...CTRL, ...SHIFT }, 'redo'],
    ['y', CTRL, 'redo'],
    ['a', CTRL, 'select-all'],
  ])('%s %o is %s', (key, held, command) => {
    expect(pressed(key, held)).toBe(command);
  });

  test.each([
    ['5', {}],
    ['Process', {}],
    ['c', CTRL],
    ['v', CTRL],
    ['x', CTRL],
    ['s', { altKey: true }],
    ['ArrowDown', { altKey: true }],
    ['F5', {}],
  ])('%s %o is not the grid’s', (key, held) => {
    expect(pressed(key, held)).toBeNull();
  });
});

describe('on a cell that is being typed', () => {
  const over = { draft: { text: '12', within: false } };
  const within = { draft: { text: '12', within: true } };

  test('Enter, Tab, up and down go on; Escape gives up', () => {
    expect(pressed('Enter', {}, over)).toEqual({ to: { row: 6, column: 1 } });
    expect(pressed('Tab', {}, within)).toEqual({ to: { row: 5, column: 2 } });
    expect(pressed('ArrowDown', {}, within)).toEqual({ to: { row: 6, column: 1 } });
    expect(pressed('ArrowUp', {}, over)).toEqual({ to: { row: 4, column: 1 } });
    expect(pressed('Escape', {}, over)).toBe('cancel');
  });

  test('left and right go on while it is overwritten, and move in the text after F2', () => {
    expect(pressed('ArrowRight', {}, over)).toEqual({ to: { row: 5, column: 2 } });
    expect(pressed('ArrowLeft', {}, over)).toEqual({ to: { row: 5, column: 0 } });
    expect(pressed('ArrowRight', {}, within)).toBeNull();
    expect(pressed('ArrowLeft', {}, within)).toBeNull();
  });

  test.each([
    ['Delete', {}],
    ['Backspace', {}],
    ['Home', {}],
    ['z', CTRL],
    ['a', CTRL],
    ['F2', {}],
  ])('%s %o belongs to the text', (key, held) => {
    expect(pressed(key, held, over)).toBeNull();
  });
});
