import type { Column, Row } from '@/components/table/column';
import { shownValue, type ListColumn } from '@/lib/values/list-column';

/** The columns of a list as the table takes them; `primary` heads the card on a narrow screen. */
export function tableColumns<Listed>(columns: readonly ListColumn<Listed>[], primary: string): Column[] {
  return columns.map(({ key, title, unit, kind }) => ({
    key,
    title,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(key === primary ? { primary: true } : {}),
  }));
}

/** A row of a list as the table takes it. */
export function tableRow<Listed>(
  columns: readonly ListColumn<Listed>[],
  listed: Listed,
  { id, label }: { id: string; label: string },
): Row {
  return { id, label, cells: Object.fromEntries(columns.map((column) => [column.key, shownValue(column, listed)])) };
}
