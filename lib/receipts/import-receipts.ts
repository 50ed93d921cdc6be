import { inArray } from 'drizzle-orm';
import { receipts } from '@/db/schema/receipts';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { removeUpload, uploadPath } from '@/lib/gateways/storage';
import { keyOf } from '@/lib/operations/key-of';
import { perform, type Request } from '@/lib/operations/perform';
import { forgetProgress, reportProgress } from '@/lib/operations/progress';
import { readAs } from '@/lib/operations/read';
import { readRows } from '@/lib/sheets/read-rows';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { RefusalCode } from '@/lib/text/refusals';
import { newId } from '@/lib/values/ids';
import { enterReceipt } from './enter-receipt';
import { readBankSerial, receiptInput, type ReceiptInput } from './enter-receipt.input';
import type { ReceiptFinding } from './receipt-finding';
import { receiptRows, type ReceiptRow } from './receipt-rows';

/** What became of one line: entered with its finding, refused by code, faulty by column, or a bug by its reference number. */
export type RowOutcome =
  | { kind: 'entered'; finding: ReceiptFinding; repeated: boolean }
  | { kind: 'refused'; code: RefusalCode; values: Record<string, string> }
  | { kind: 'faulty'; faults: Record<string, string> }
  | { kind: 'failed'; reference: string };

export interface ImportedReceipt {
  row: number;
  bankSerial: string;
  payerName: string;
  amount: string;
  outcome: RowOutcome;
}

export type ReceiptImport =
  { ok: true; rows: ImportedReceipt[] } | { ok: false; code: ImportRefusalCode; values: Record<string, string> };

interface BankFile {
  /** Where the upload lies. */
  id: string;
  /** Under which the browser asks how far it is. */
  progressKey: string;
  name: string;
  sha256: Buffer;
}

/**
 * Enters the receipts of a bank's file (.xlsx or .csv), one after the other, each as if typed. A line's request key comes from the
 * file's bytes, its row and the business day: the same file again on that day answers what it answered, and later a line that was
 * refused because its day had not come is taken. Nothing is booked twice (R-11), because serial numbers that are known are refused. The
 * upload is deleted when it has been read.
 */
export async function importReceipts(file: BankFile, principal: StaffPrincipal, clock: Clock): Promise<ReceiptImport> {
  reportProgress(file.progressKey, { stage: 'reading' });
  try {
    const read = await readRows({ path: uploadPath(file.id), name: file.name });
    if (!read.ok) return read;
    const held = receiptRows(read.rows);
    if (!held.ok) return held;
    const known = await knownSerials(principal, held.rows);
    const rows: ImportedReceipt[] = [];
    for (const line of held.rows) {
      reportProgress(file.progressKey, { stage: 'writing', done: rows.length, total: held.rows.length });
      const outcome = await enterLine(line, { file, principal, clock, known });
      const { bankSerial, payerName, amount } = line.typed;
      rows.push({ row: line.row, bankSerial, payerName, amount, outcome });
    }
    return { ok: true, rows };
  } finally {
    forgetProgress(file.progressKey);
    await removeUpload(file.id);
  }
}

interface Entering {
  file: BankFile;
  principal: StaffPrincipal;
  clock: Clock;
  known: ReadonlySet<string>;
}

async function enterLine(
  { row, typed, faults }: ReceiptRow,
  { file, principal, clock, known }: Entering,
): Promise<RowOutcome> {
  const parsed = receiptInput.safeParse({ ...typed, source: 'imported' });
  const missing = parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? [];
  const wrong = { ...(Object.fromEntries(missing) as Record<string, string>), ...faults };
  if (!parsed.success || Object.keys(wrong).length > 0) return { kind: 'faulty', faults: wrong };
  try {
    const outcome = await enterInTurns({ principal, input: parsed.data, clock }, { file, row });
    if (!outcome.ok) return { kind: 'refused', code: outcome.refusal, values: outcome.values };
    return { kind: 'entered', finding: outcome.result.finding, repeated: known.has(parsed.data.bankSerial) };
  } catch (error) {
    const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
    log().error({ reference, operation: enterReceipt.name, row, error }, 'a line of a bank file failed');
    return { kind: 'failed', reference };
  }
}

const MOST_TURNS = 10;

/** Tries a line again where something has come between it and its payment: under another key, since a refusal stays the answer of its own. */
async function enterInTurns(
  request: Omit<Request<ReceiptInput>, 'requestKey'>,
  { file, row }: { file: BankFile; row: number },
) {
  for (let turn = 1; ; turn += 1) {
    const named = `row ${row} on ${request.clock.today()}${turn === 1 ? '' : `, turn ${turn}`}`;
    const outcome = await perform(enterReceipt, { ...request, requestKey: keyOf(file.sha256, named) });
    if (outcome.ok || outcome.refusal !== 'changed-meanwhile' || turn === MOST_TURNS) return outcome;
  }
}

/** Which serial numbers of the file had been entered before it came. */
async function knownSerials(principal: StaffPrincipal, rows: readonly ReceiptRow[]): Promise<Set<string>> {
  const serials = rows.map((row) => readBankSerial(row.typed.bankSerial));
  const known = await readAs(principal, (tx) =>
    tx.select({ serial: receipts.bankSerial }).from(receipts).where(inArray(receipts.bankSerial, serials)),
  );
  return new Set(known.map(({ serial }) => serial));
}
