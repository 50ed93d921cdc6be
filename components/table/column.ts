import type { ReactNode } from 'react';

export type ColumnKind = 'text' | 'money' | 'number' | 'month' | 'day' | 'status' | 'code' | 'action';

/** A column of a table. Plain data, so that the server can hand it to a client leaf. */
export interface Column {
  key: string;
  /** The manual's word. The unit is added behind it: 月缴存额(元). */
  title: string;
  kind: ColumnKind;
  unit?: string;
  align?: 'start' | 'end' | 'center';
  sortable?: boolean;
  /** Any CSS width. Longer text is cut with …, unless the column wraps. */
  width?: string;
  wrap?: boolean;
  /** The column that names the row: it heads the card on a narrow screen. */
  primary?: boolean;
}

/** A row of ready-made cells by column key. `label` names it for screen readers, `faulty` marks it and 选中错误数据 takes it. */
export interface Row {
  id: string;
  label: string;
  cells: Record<string, ReactNode>;
  faulty?: boolean;
}

/** A line under the table: 合计 and its cells by column key. */
export interface Totals {
  label?: string;
  cells: Record<string, ReactNode>;
}

export function columnTitle(column: Column): string {
  return column.unit === undefined ? column.title : `${column.title}(${column.unit})`;
}
