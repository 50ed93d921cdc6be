import type { CellText, GridShape } from '@/components/grid/grid-column';

/**
 * Of the texts that one step writes into columns of a row that replace each other, the first that is not blank: the others follow from it,
 * and the last would take it away.
 */
export function firstOfPartners(
  cells: readonly CellText[],
  { columns }: Pick<GridShape, 'columns'>,
): { kept: CellText[]; dropped: CellText[] } {
  const partners = new Map(columns.map(({ key, replaces = [] }) => [key, replaces]));
  const written = new Set<string>();
  const [kept, dropped]: [CellText[], CellText[]] = [[], []];
  for (const cell of cells) {
    const isBlank = cell.text.trim() === '';
    const isSecond = partners.get(cell.key)?.some((key) => written.has(`${cell.rowId} ${key}`)) ?? false;
    (isSecond && !isBlank ? dropped : kept).push(cell);
    if (!isBlank && !isSecond) written.add(`${cell.rowId} ${cell.key}`);
  }
  return { kept, dropped };
}
