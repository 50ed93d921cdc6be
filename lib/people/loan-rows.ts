import type { SheetRow } from '@/lib/sheets/cell';
import { matchTable, type TableRefusal } from '@/lib/sheets/match-table';
import { RowReading } from '@/lib/sheets/row-reading';
import { templateColumns } from '@/lib/sheets/template-column';
import { LOAN_COLUMNS, type LoanColumn, type LoanProblem } from '@/lib/text/loan-import';
import type { Day } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';
import { readIdNumber, type IdNumber } from '@/lib/values/id-number';
import { fenToText } from '@/lib/values/money';

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
const LONG_NUMBERS = new Set<LoanColumn>(['idNumber', 'contractNumber']);
const LONGEST_TERM = 360;

/** What a file of loans has, and its template. */
export const LOAN_SHEET = templateColumns(LOAN_COLUMNS, {
  grantedOn: { kind: 'day' },
  amount: { kind: 'amount' },
  balance: { kind: 'amount' },
  termMonths: { kind: 'count' },
  monthlyRepayment: { kind: 'amount' },
  lastRepaidOn: { kind: 'day', required: false },
  overdueMonths: { kind: 'count', required: false },
});

/** The loans that a file's rows hold, and what is wrong with the others. Refuses a file without the columns, without rows or with too many. Pure. */
export function loanRows(rows: readonly SheetRow[]): LoanRows {
  const matched = matchTable(rows, LOAN_SHEET, MOST_LOANS);
  if (!matched.ok) return matched;
  const lines: LoanLine[] = [];
  const faults: LoanFault[] = [];
  const contracts = new Set<string>();
  for (const row of matched.dataRows) {
    const reading: Reading = new RowReading(row, { columns: matched.columns, longNumbers: LONG_NUMBERS });
    const contractNumber = compactText(reading.shown('contractNumber'));
    const line = loanLine(reading, { row: row.number, contractNumber });
    const twice = contracts.has(contractNumber);
    contracts.add(contractNumber);
    if (line && twice) reading.fault('contractNumber', 'contract-twice');
    else if (line) lines.push(line);
    faults.push(...reading.faults.map((fault) => ({ row: row.number, contractNumber, ...fault })));
  }
  return { ok: true, lines, faults };
}

type Reading = RowReading<LoanColumn, LoanProblem>;

function loanLine(
  reading: Reading,
  { row, contractNumber }: Pick<LoanLine, 'row' | 'contractNumber'>,
): LoanLine | null {
  const id = reading.text('idNumber');
  const read = id === null ? null : readIdNumber(id);
  const idNumber = read === null ? null : read.ok ? read.idNumber : reading.fault('idNumber', 'id-number-wrong');
  const contract = reading.text('contractNumber');
  const bank = reading.text('bank');
  const grantedOn = reading.day('grantedOn');
  const amount = reading.positive('amount');
  const balance = reading.money('balance');
  const termMonths = whole(reading, 'termMonths', { least: 1, most: LONGEST_TERM, code: 'not-a-term' });
  const monthlyRepayment = reading.money('monthlyRepayment');
  const lastRepaidOn = reading.shown('lastRepaidOn') === '' ? null : reading.day('lastRepaidOn');
  const overdueMonths =
    reading.shown('overdueMonths') === ''
      ? 0
      : whole(reading, 'overdueMonths', { least: 0, most: LONGEST_TERM, code: 'not-a-count' });
  if (amount !== null && balance !== null && balance > amount) reading.fault('balance', 'balance-over-amount');
  if (reading.faults.length > 0) return null;
  if (!idNumber || !contract || !bank || !grantedOn || amount === null || balance === null) return null;
  if (termMonths === null || monthlyRepayment === null || overdueMonths === null) return null;
  return {
    row,
    idNumber,
    contractNumber,
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

function whole(
  reading: Reading,
  column: LoanColumn,
  { least, most, code }: { least: number; most: number; code: LoanProblem },
): number | null {
  const text = reading.text(column);
  if (text === null) return null;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : reading.fault(column, code);
}
