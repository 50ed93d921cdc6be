import type { StoredProblem } from '@/db/schema/filings';
import type { Cell, SheetRow } from '@/lib/sheets/cell';
import { cellFault } from '@/lib/sheets/cell-fault';
import { matchColumns } from '@/lib/sheets/match-columns';
import type { TemplateColumn } from '@/lib/sheets/template-column';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { ProblemCode } from '@/lib/text/problems';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { newIds } from '@/lib/values/ids';
import type { TypedLine } from './filing-kind';
import type { IncomingLine } from './read-lines';

export type WorkbookLines =
  { ok: true; lines: IncomingLine[] } | { ok: false; code: ImportRefusalCode; values: Record<string, string> };

const LONGEST_TEXT = 200;
/** Of a day as cells say it, YYYY-MM-DD, what says the month. */
const MONTH_OF_DAY = 7;
/** Numbers in these columns have lost digits or mean something else; Excel must hold them as text. */
const TEXT_ONLY = new Set(['idNumber']);

/**
 * The lines that a workbook's rows hold. Refuses a file without the columns, without rows, or whose rows are
 * not as many as 导入条数 says; faults of single cells go with their line.
 */
export function workbookLines(
  rows: readonly SheetRow[],
  {
    columns,
    declared,
    limit,
    nowMilliseconds,
  }: { columns: readonly TemplateColumn[]; declared: number; limit: number; nowMilliseconds: number },
): WorkbookLines {
  const matched = matchColumns(rows, columns);
  if (!matched.ok) return matched;
  if (matched.unmatched.length > 0) return { ok: false, code: 'columns-missing', values: missingColumns(matched) };
  const found = matched.dataRows.length;
  if (found === 0) return { ok: false, code: 'no-rows', values: {} };
  if (found !== declared) {
    return { ok: false, code: 'row-count-differs', values: { declared: String(declared), found: String(found) } };
  }
  if (found > limit)
    return { ok: false, code: 'too-many-lines', values: { found: String(found), limit: String(limit) } };
  const ids = newIds(nowMilliseconds, found);
  return {
    ok: true,
    lines: matched.dataRows.map((row, place) =>
      lineOf(row, { id: ids[place] ?? '', columns, places: matched.columns }),
    ),
  };
}

function lineOf(
  row: SheetRow,
  { id, columns, places }: { id: string; columns: readonly TemplateColumn[]; places: ReadonlyMap<string, number> },
): IncomingLine {
  const typed: TypedLine = {};
  const cellProblems: StoredProblem[] = [];
  for (const { key, isMonth } of columns) {
    const index = places.get(key);
    const cell = index === undefined ? null : (row.cells[index] ?? null);
    const text = isMonth && cell?.kind === 'date' ? cell.text.slice(0, MONTH_OF_DAY) : cell?.text;
    typed[key] = trimText(toHalfWidth(text ?? '')).slice(0, LONGEST_TEXT);
    const code = cell ? (cellProblem(cell, key) ?? (isMonth ? monthProblem(cell) : null)) : null;
    if (code) cellProblems.push({ code, field: key, typed: true });
  }
  return { id, row: row.number, typed, cellProblems };
}

function cellProblem(cell: Cell, key: string): ProblemCode | null {
  return cellFault(cell) ?? (cell.kind === 'number' && TEXT_ONLY.has(key) ? 'id-stored-as-number' : null);
}

/** Excel makes 2019.1 of 2019.10 that is typed into a number cell: nobody can say which was meant. */
function monthProblem({ text }: Cell): ProblemCode | null {
  return /^\d{4}\.1$/.test(trimText(toHalfWidth(text))) ? 'month-unclear' : null;
}

/** What is missing, and the file's headers that nobody knows: the unit may say which of them it is. */
function missingColumns({ unmatched, ignored }: { unmatched: string[]; ignored: { title: string }[] }) {
  return { titles: unmatched.join('、'), unknown: JSON.stringify(ignored.map(({ title }) => title).slice(0, 50)) };
}
