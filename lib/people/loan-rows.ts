import type { Cell, SheetRow } from '@/lib/sheets/cell';
import { cellFault, hasLostDigits } from '@/lib/sheets/cell-fault';
import type { SheetColumn } from '@/lib/sheets/match-columns';
import { matchTable, type TableRefusal } from '@/lib/sheets/match-table';
import { LOAN_COLUMNS, type LoanColumn, type LoanProblem } from '@/lib/text/loan-import';
import { readDay, type Day } from '@/lib/values/day';
import { compactText, toHalfWidth, trimText } from '@/lib/values/digits';
import { readIdNumber, type IdNumber } from '@/lib/values/id-number';
import { fenToText, readMoney, ZERO } from '@/lib/values/money';

/** A loan as a line of the file says it; amounts as text of yuan. */
export interface LoanLine {
  row: number;
  idNumber: IdNumber;
  contractNumber: string;
  bank: string;
  grantedOn: Day;
  amount: string;
  balance: string;
  termMonths: number;
  monthlyRepayment: string;
  lastRepaidOn: Day | null;
  overdueMonths: number;
}

export interface LoanFault {
  row: number;
  contractNumber: string;
  column: LoanColumn;
  code: LoanProblem;
}

export type LoanRows = { ok: true; lines: LoanLine[]; faults: LoanFault[] } | TableRefusal;

/** Most loans of one file. */
export const MOST_LOANS = 50_000;
const OPTIONAL = new Set<LoanColumn>(['lastRepaidOn', 'overdueMonths']);
const LONG_NUMBERS = new Set<LoanColumn>(['idNumber', 'contractNumber']);
const LONGEST_TERM = 360;
const KEYS = Object.keys(LOAN_COLUMNS) as LoanColumn[];
const COLUMNS: SheetColumn[] = KEYS.map((key) => ({ key, ...LOAN_COLUMNS[key], required: !OPTIONAL.has(key) }));

/** The loans that a file's rows hold, and what is wrong with the others. Refuses a file without the columns, without rows or with too many. Pure. */
export function loanRows(rows: readonly SheetRow[]): LoanRows {
  const matched = matchTable(rows, COLUMNS, MOST_LOANS);
  if (!matched.ok) return matched;
  const lines: LoanLine[] = [];
  const faults: LoanFault[] = [];
  const contracts = new Set<string>();
  for (const row of matched.dataRows) {
    const reading = new RowReading(row, matched.columns);
    const line = reading.line();
    const twice = contracts.has(reading.contractNumber);
    contracts.add(reading.contractNumber);
    if (line && twice) reading.fault('contractNumber', 'contract-twice');
    else if (line) lines.push(line);
    faults.push(...reading.faults);
  }
  return { ok: true, lines, faults };
}

/** One row while it is read: its texts, and the faults found on the way. */
class RowReading {
  readonly faults: LoanFault[] = [];
  readonly contractNumber: string;

  constructor(
    private readonly row: SheetRow,
    private readonly columns: ReadonlyMap<string, number>,
  ) {
    this.contractNumber = compactText(this.cell('contractNumber')?.text ?? '');
  }

  fault(column: LoanColumn, code: LoanProblem): null {
    this.faults.push({ row: this.row.number, contractNumber: this.contractNumber, column, code });
    return null;
  }

  line(): LoanLine | null {
    const id = this.text('idNumber');
    const reading = id === null ? null : readIdNumber(id);
    const idNumber =
      reading === null ? null : reading.ok ? reading.idNumber : this.fault('idNumber', 'id-number-wrong');
    const contract = this.text('contractNumber');
    const bank = this.text('bank');
    const grantedOn = this.day('grantedOn');
    const amount = this.money('amount');
    const balance = this.money('balance');
    const termMonths = this.whole('termMonths', { least: 1, most: LONGEST_TERM, code: 'not-a-term' });
    const monthlyRepayment = this.money('monthlyRepayment');
    const lastRepaidOn = this.filled('lastRepaidOn') ? this.day('lastRepaidOn') : null;
    const overdueMonths = this.filled('overdueMonths')
      ? this.whole('overdueMonths', { least: 0, most: LONGEST_TERM, code: 'not-a-count' })
      : 0;
    if (amount !== null && amount === ZERO) this.fault('amount', 'amount-zero');
    if (amount !== null && balance !== null && balance > amount) this.fault('balance', 'balance-over-amount');
    if (this.faults.length > 0) return null;
    if (!idNumber || !contract || !bank || !grantedOn || amount === null || balance === null) return null;
    if (termMonths === null || monthlyRepayment === null || overdueMonths === null) return null;
    return {
      row: this.row.number,
      idNumber,
      contractNumber: this.contractNumber,
      bank,
      grantedOn,
      amount: fenToText(amount),
      balance: fenToText(balance),
      termMonths,
      monthlyRepayment: fenToText(monthlyRepayment),
      lastRepaidOn,
      overdueMonths,
    };
  }

  private cell(column: LoanColumn): Cell | null {
    const index = this.columns.get(column);
    return index === undefined ? null : (this.row.cells[index] ?? null);
  }

  private filled(column: LoanColumn): boolean {
    return trimText(this.cell(column)?.text ?? '') !== '';
  }

  /** What the cell says; null, and a fault, where it says nothing that can be believed. */
  private text(column: LoanColumn): string | null {
    const cell = this.cell(column);
    const text = trimText(toHalfWidth(cell?.text ?? ''));
    const fault = cell && cellFault(cell);
    if (fault) return this.fault(column, fault);
    if (text === '') return this.fault(column, 'missing');
    return cell && LONG_NUMBERS.has(column) && hasLostDigits(cell) ? this.fault(column, 'stored-as-number') : text;
  }

  private day(column: LoanColumn): Day | null {
    const text = this.text(column);
    return text === null ? null : (readDay(text) ?? this.fault(column, 'not-a-day'));
  }

  private money(column: LoanColumn) {
    const text = this.text(column);
    if (text === null) return null;
    const reading = readMoney(text);
    return reading.ok ? reading.fen : this.fault(column, 'not-an-amount');
  }

  private whole(column: LoanColumn, { least, most, code }: { least: number; most: number; code: LoanProblem }) {
    const text = this.text(column);
    if (text === null) return null;
    const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
    return value >= least && value <= most ? value : this.fault(column, code);
  }
}
