'use client';

import { createContext, useContext } from 'react';

/** What is selected: rows by id, or everything the list holds, or everything faulty in it, on whatever page. */
export type Selection = { reach: 'rows'; ids: string[] } | { reach: 'all' } | { reach: 'faulty' };

export interface SelectionState {
  selection: Selection;
  count: number;
  /** Ticks these rows of the page, and no others. */
  select: (ids: readonly string[]) => void;
  clear: () => void;
}

export const SelectionContext = createContext<SelectionState>({
  selection: { reach: 'rows', ids: [] },
  count: 0,
  select: () => undefined,
  clear: () => undefined,
});

/** The selection of the SelectableTable around; for the buttons in its bar. */
export function useSelection(): SelectionState {
  return useContext(SelectionContext);
}
