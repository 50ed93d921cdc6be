import type { Tx } from '@/db/client';
import type { WrittenColumn, WrittenRow } from '@/lib/sheets/written-column';
import type { Day } from '@/lib/values/day';
import type { SearchParams } from '@/lib/values/list-page';

/** A column of an exported list; an amount may be summed up under it. */
export interface ExportedColumn extends WrittenColumn {
  total?: true;
}

/** What is asked of a list: its filters and its order stand in the same query as the list's page reads them from. */
export interface AskedList {
  params: SearchParams;
  today: Day;
  /** ID numbers and phones in full, where the list has them: for who has proven himself again. */
  full?: boolean;
  /** Bank cards too, masked, where the list has them: for who may see them. */
  finances?: boolean;
}

/** What an export knows of a list. Both reads see rows of this unit only, and refuse a question that the page would refuse. */
export interface ExportedList {
  /** What sheet and file are called. */
  title: string;
  columns: readonly ExportedColumn[];
  /** How many rows there are; a list that is counted to a limit says the limit. */
  count: (tx: Tx, unitId: string, asked: AskedList) => Promise<number>;
  /** The whole list in its order, in flat memory: nothing that the list does not show, and masked as it is there unless all is asked for. */
  rows: (tx: Tx, unitId: string, asked: AskedList) => AsyncIterable<WrittenRow>;
}
