import { formatFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';

interface Named {
  key: string;
  /** The manual's word; the unit is added behind it: 月缴存额(元). */
  title: string;
  unit?: string;
}

/** A column of a list and what it takes from a row, once for the page and for the files that are made of the list. */
export type ListColumn<Row> = Named &
  (
    | { kind: 'money'; of: (row: Row) => Fen | null }
    | { kind: 'number'; of: (row: Row) => string | number | null }
    | { kind: 'month'; of: (row: Row) => Month | null }
    | { kind: 'text' | 'code' | 'day' | 'status'; of: (row: Row) => string | null }
  );

/** What a page shows of a row in this column: amounts as 5,390.00, months as 201907; null where there is nothing. */
export function shownValue<Row>(column: ListColumn<Row>, row: Row): string | null {
  switch (column.kind) {
    case 'money': {
      const amount = column.of(row);
      return amount === null ? null : formatFen(amount);
    }
    case 'month': {
      const month = column.of(row);
      return month === null ? null : formatMonthCompact(month);
    }
    case 'number': {
      const value = column.of(row);
      return value === null ? null : String(value);
    }
    default:
      return column.of(row);
  }
}
