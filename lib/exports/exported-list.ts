import type { SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { WrittenColumn, WrittenRow } from '@/lib/sheets/written-column';
import type { SearchParams } from '@/lib/values/list-page';

/** A column of an exported list; an amount may be summed up under it. */
export interface ExportedColumn extends WrittenColumn {
  total?: true;
}

/** What an export knows of a list. Its filters and its order are read from the same address as the list's page reads them from. */
export interface ExportedList {
  /** What sheet and file are called. */
  title: string;
  columns: readonly ExportedColumn[];
  count: (tx: Tx, unitId: string, params: SearchParams) => Promise<number>;
  /** The whole list in its order, of this unit only. */
  rows: (unitId: string, params: SearchParams) => SQL;
  /** One line of it in words: nothing that the list does not show, and masked as it is there. */
  written: (row: Record<string, unknown>) => WrittenRow;
}
