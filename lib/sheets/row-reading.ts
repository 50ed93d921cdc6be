import type { CellProblem } from '@/lib/text/cell-problems';
import { readDay, type Day } from '@/lib/values/day';
import { toHalfWidth, trimText } from '@/lib/values/digits';
import { readMoney, ZERO, type Fen } from '@/lib/values/money';
import type { Cell, SheetRow } from './cell';
import { cellFault, hasLostDigits } from './cell-fault';

export interface CellFault<Column extends string, Code extends string> {
  column: Column;
  code: Code | CellProblem;
}

interface Table<Column extends string> {
  columns: ReadonlyMap<string, number>;
  /** Columns of numbers longer than Excel keeps. */
  longNumbers: ReadonlySet<Column>;
}

/** One row of a file while it is read: what its cells say, and the faults found on the way. Pure. */
export class RowReading<Column extends string, Code extends string = never> {
  readonly faults: CellFault<Column, Code>[] = [];

  constructor(
    private readonly row: SheetRow,
    private readonly table: Table<Column>,
  ) {}

  /** Notes what is wrong with a cell. */
  fault(column: Column, code: Code | CellProblem): null {
    this.faults.push({ column, code });
    return null;
  }

  /** What the cell shows, whether it can be believed or not. */
  shown(column: Column): string {
    return trimText(toHalfWidth(this.cell(column)?.text ?? ''));
  }

  /** What the cell says; null, and a fault, where it says nothing that can be believed. */
  text(column: Column): string | null {
    const cell = this.cell(column);
    const text = this.shown(column);
    const fault = cell && cellFault(cell);
    if (fault) return this.fault(column, fault);
    if (text === '') return this.fault(column, 'missing');
    return cell && this.table.longNumbers.has(column) && hasLostDigits(cell)
      ? this.fault(column, 'stored-as-number')
      : text;
  }

  /** The same as a day. */
  day(column: Column): Day | null {
    const text = this.text(column);
    return text === null ? null : (readDay(text) ?? this.fault(column, 'not-a-day'));
  }

  /** The same as an amount, zero or more. */
  money(column: Column): Fen | null {
    const text = this.text(column);
    if (text === null) return null;
    const reading = readMoney(text);
    return reading.ok ? reading.fen : this.fault(column, 'not-an-amount');
  }

  /** The same as an amount of more than nothing. */
  positive(column: Column): Fen | null {
    const amount = this.money(column);
    return amount === ZERO ? this.fault(column, 'amount-zero') : amount;
  }

  private cell(column: Column): Cell | null {
    const index = this.table.columns.get(column);
    return index === undefined ? null : (this.row.cells[index] ?? null);
  }
}
