import { PROOF_HEIGHT } from './sheet-parts';
import { fitted, PAGE, rule, write, type Sheet } from './sheet';

export interface ListColumn {
  title: string;
  width: number;
  align?: 'left' | 'right';
}

const LINE = { height: 17, size: 8.5, smallest: 5 } as const;
/** Where a list ends above the foot. */
const FLOOR = PAGE.height - PAGE.bottom;
/** Between a list and what comes after it. */
const GAP = 10;

/** Whether one more line has room on the page. */
export function fits(sheet: Sheet): boolean {
  return sheet.y + LINE.height <= FLOOR;
}

/** How many pages a list of so many lines takes that begins at that height of the first, its heads and the proof behind it included. */
export function pagesOf(lines: number, firstLine: number): number {
  const room = (from: number) => Math.floor((FLOOR - from) / LINE.height) - 1;
  const rest = Math.max(0, lines - room(firstLine));
  const further = Math.ceil(rest / room(PAGE.top));
  const onLast = further === 0 ? lines : rest - (further - 1) * room(PAGE.top);
  const end = (further === 0 ? firstLine : PAGE.top) + (onLast + 1) * LINE.height + GAP;
  return 1 + further + (end + PROOF_HEIGHT > FLOOR ? 1 : 0);
}

/** The head of a list, at its beginning and on each new page. */
export function listHead(sheet: Sheet, columns: readonly ListColumn[]): void {
  listLine(sheet, columns, { values: columns.map(({ title }) => title), bold: true });
  rule(sheet, sheet.y - 3, { weight: 0.8 });
}

/** One line of a list. What is too long is written smaller; a text of very many letters loses its end, an amount nothing. */
export function listLine(
  sheet: Sheet,
  columns: readonly ListColumn[],
  { values, bold = false }: { values: readonly string[]; bold?: boolean },
): void {
  const weight = bold ? 'bold' : 'regular';
  let x = PAGE.margin;
  for (const [place, { width, align = 'left' }] of columns.entries()) {
    const smallest = align === 'left' ? LINE.smallest : 1;
    const value = fitted(sheet, values[place] ?? '', { width: width - 6, size: LINE.size, smallest, weight });
    const at = align === 'left' ? x : x + width - 4;
    if (value.text !== '') write(sheet, value.text, { x: at, y: sheet.y, align, weight, size: value.size });
    x += width;
  }
  sheet.y += LINE.height;
}
