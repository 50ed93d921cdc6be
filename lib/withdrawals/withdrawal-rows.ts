import { WITHDRAWAL_KINDS } from '@/db/schema/withdrawals';
import type { SheetRow } from '@/lib/sheets/cell';
import { matchTable, type TableRefusal } from '@/lib/sheets/match-table';
import { RowReading, type CellFault } from '@/lib/sheets/row-reading';
import { templateColumns } from '@/lib/sheets/template-column';
import { journalWords } from '@/lib/text/terms';
import { WITHDRAWAL_COLUMNS, type WithdrawalColumn, type WithdrawalProblem } from '@/lib/text/withdrawals';
import type { Day } from '@/lib/values/day';
import { compactText } from '@/lib/values/digits';
import { fenToText } from '@/lib/values/money';
import { readPersonName } from '@/lib/values/person-name';

export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number];

/** A withdrawal as a line of the file says it; the amount as text of yuan. */
export interface WithdrawalLine {
  row: number;
  serial: string;
  accountNumber: string;
  name: string;
  withdrawnOn: Day;
  kind: WithdrawalKind;
  amount: string;
}

export interface WithdrawalFault extends CellFault<WithdrawalColumn, WithdrawalProblem> {
  row: number;
  serial: string;
}

type WithdrawalRows = { ok: true; lines: WithdrawalLine[]; faults: WithdrawalFault[] } | TableRefusal;

/** Most withdrawals of one file. */
export const MOST_WITHDRAWALS = 5_000;
const LONG_NUMBERS = new Set<WithdrawalColumn>(['serial', 'accountNumber']);

/** What a file of withdrawals has, and its template. */
export const WITHDRAWAL_SHEET = templateColumns(WITHDRAWAL_COLUMNS, {
  withdrawnOn: { kind: 'day' },
  kind: { choices: WITHDRAWAL_KINDS.map((kind) => journalWords(kind, null)), width: 24 },
  amount: { kind: 'amount' },
});
const SERIAL = /^[A-Z0-9-]{1,64}$/;

/**
 * The withdrawals that a file's rows hold, and what is wrong with the others by themselves; a serial number in capitals, so that one is one
 * whoever typed it. Refuses a file without the columns, without rows or with too many. Pure.
 */
export function withdrawalRows(rows: readonly SheetRow[]): WithdrawalRows {
  const matched = matchTable(rows, WITHDRAWAL_SHEET, MOST_WITHDRAWALS);
  if (!matched.ok) return matched;
  const lines: WithdrawalLine[] = [];
  const faults: WithdrawalFault[] = [];
  const serials = new Set<string>();
  for (const row of matched.dataRows) {
    const reading: Reading = new RowReading(row, { columns: matched.columns, longNumbers: LONG_NUMBERS });
    const serial = compactText(reading.shown('serial')).toUpperCase();
    const line = withdrawalLine(reading, { row: row.number, serial });
    if (serial !== '' && serials.has(serial)) reading.fault('serial', 'serial-twice');
    serials.add(serial);
    if (line && reading.faults.length === 0) lines.push(line);
    faults.push(...reading.faults.map((fault) => ({ row: row.number, serial, ...fault })));
  }
  return { ok: true, lines, faults };
}

type Reading = RowReading<WithdrawalColumn, WithdrawalProblem>;

function withdrawalLine(
  reading: Reading,
  { row, serial }: Pick<WithdrawalLine, 'row' | 'serial'>,
): WithdrawalLine | null {
  if (reading.text('serial') !== null && !SERIAL.test(serial)) reading.fault('serial', 'serial-wrong');
  const accountNumber = reading.text('accountNumber');
  const name = reading.text('name');
  const withdrawnOn = reading.day('withdrawnOn');
  const kind = kindOf(reading);
  const amount = reading.positive('amount');
  if (accountNumber === null || name === null || withdrawnOn === null || kind === null || amount === null) return null;
  const read = readPersonName(name);
  return {
    row,
    serial,
    accountNumber: compactText(accountNumber),
    name: read.ok ? read.name : name,
    withdrawnOn,
    kind,
    amount: fenToText(amount),
  };
}

function kindOf(reading: Reading): WithdrawalKind | null {
  const text = reading.text('kind');
  if (text === null) return null;
  const said = compactText(text);
  return WITHDRAWAL_KINDS.find((kind) => journalWords(kind, null) === said) ?? reading.fault('kind', 'kind-unknown');
}
