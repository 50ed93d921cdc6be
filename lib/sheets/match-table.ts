import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { SheetRow } from './cell';
import { matchColumns, type MatchedColumns, type SheetColumn } from './match-columns';

/** A file that cannot be taken as a whole: the code of its sentence in lib/text/import-refusals.ts and the sentence's values. */
export interface TableRefusal {
  ok: false;
  code: ImportRefusalCode;
  values: Record<string, string>;
}

/** The table that a file's rows hold. Refuses a file without the columns, without rows, or with more than `most` of them. Pure. */
export function matchTable(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  most: number,
): MatchedColumns | TableRefusal {
  const matched = matchColumns(rows, columns);
  if (!matched.ok) return matched;
  const missing = matched.unmatched.join('、');
  if (missing !== '') return { ok: false, code: 'columns-missing', values: { titles: missing } };
  const found = matched.dataRows.length;
  if (found === 0) return { ok: false, code: 'no-rows', values: {} };
  if (found > most) {
    return { ok: false, code: 'too-many-lines', values: { found: String(found), limit: String(most) } };
  }
  return matched;
}
