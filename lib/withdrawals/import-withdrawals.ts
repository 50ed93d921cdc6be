import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { WITHDRAWAL_KINDS, withdrawalFiles } from '@/db/schema/withdrawals';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { removeUpload, uploadPath } from '@/lib/gateways/storage';
import { keyOf } from '@/lib/operations/key-of';
import { officeOperation } from '@/lib/operations/operation';
import { perform } from '@/lib/operations/perform';
import { forgetProgress, reportProgress } from '@/lib/operations/progress';
import { readAs } from '@/lib/operations/read';
import { refuse } from '@/lib/operations/refuse';
import { readRows } from '@/lib/sheets/read-rows';
import type { ImportRefusalCode } from '@/lib/text/import-refusals';
import type { RefusalCode } from '@/lib/text/refusals';
import { lockUnits } from '@/lib/units/unit-in-force';
import { readDay, type Day } from '@/lib/values/day';
import { newId, newIds } from '@/lib/values/ids';
import { fenFromText, formatFen, sumFen } from '@/lib/values/money';
import { typedLines, withdrawalFaults } from './check-withdrawals';
import { MOST_WITHDRAWALS, withdrawalRows, type WithdrawalFault, type WithdrawalLine } from './withdrawal-rows';

const withdrawalLine = z.strictObject({
  row: z.int().min(1),
  serial: z.string().regex(/^[A-Z0-9-]{1,64}$/),
  accountNumber: z.string().min(1).max(64),
  name: z.string().min(1).max(120),
  withdrawnOn: z
    .string()
    .refine((text) => readDay(text) !== null)
    .transform((text) => text as Day),
  kind: z.enum(WITHDRAWAL_KINDS),
  amount: z.string().regex(/^(?!0+\.00$)\d{1,13}\.\d{2}$/),
}) satisfies z.ZodType<WithdrawalLine>;

/**
 * 导入提取业务 (ST-11): somebody of the funds desk brings what employees withdrew at the counter, a whole file or nothing. Nothing is booked yet:
 * money leaves the bank, so a second person decides, as of a refund. The same file again is the one that is there. Refuses when a line
 * could not be booked as it stands now, which who sends the file has seen before.
 */
export const importWithdrawals = officeOperation({
  name: 'withdrawals.import',
  input: z.strictObject({
    name: z.string().min(1).max(200),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    lines: z.array(withdrawalLine).min(1).max(MOST_WITHDRAWALS),
  }),
  fingerprint: ({ hash }) => ({ hash }),
  statementSeconds: 120,
  async run({ tx, principal, clock, note }, { name, hash, lines }) {
    await lockImports(tx);
    const known = await liveFile(tx, hash);
    if (known) return { id: known, isKnown: true };
    // A transfer of one of the accounts is done, or sees that the withdrawal waits.
    await lockUnits(tx, await unitsOf(tx, lines));
    const faults = await withdrawalFaults(tx, { lines: typedLines(lines), fileId: null, today: clock.today() });
    if (faults.length > 0) refuse('withdrawals-faulty', { count: String(rowsOf(faults)) });
    const id = newId(clock.milliseconds());
    await tx.insert(withdrawalFiles).values({
      id,
      name,
      hash: Buffer.from(hash, 'hex'),
      state: 'proposed',
      proposedBy: principal.id,
      proposedAt: clock.now(),
    });
    const ids = newIds(clock.milliseconds(), lines.length);
    await tx.execute(sql`
      insert into withdrawals (id, file_id, row, serial, unit_id, account_id, kind, amount, withdrawn_on, state)
      select i.id, ${id}::uuid, l.row, l.serial, a.unit_id, a.id, l.kind, l.amount, l.withdrawn_on, 'proposed'
      from (select x.*, row_number() over () as place from (${typedLines(lines)}) x) l
      join unnest(${pgArray(ids, 'uuid')}) with ordinality as i (id, place) on i.place = l.place
      join accounts a on a.number = l.number and a.status <> 'revoked'`);
    note({ people: lines.length });
    return { id, isKnown: false };
  },
});

/** How many rows have faults. */
export function rowsOf(faults: readonly WithdrawalFault[]): number {
  return new Set(faults.map(({ row }) => row)).size;
}

/** Two who import at once: the second waits, and sees what the first brought. */
async function lockImports(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('withdrawals', 4))`);
}

async function unitsOf(tx: Tx, lines: readonly WithdrawalLine[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct a.unit_id as id from (${typedLines(lines)}) l join accounts a on a.number = l.number and a.status <> 'revoked'`);
  return rows.map(({ id }) => id);
}

async function liveFile(tx: Tx, hash: string): Promise<string | null> {
  const [file] = await tx
    .select({ id: withdrawalFiles.id })
    .from(withdrawalFiles)
    .where(and(eq(withdrawalFiles.hash, Buffer.from(hash, 'hex')), ne(withdrawalFiles.state, 'declined')));
  return file?.id ?? null;
}

interface WithdrawalFile {
  /** Where the upload lies. */
  id: string;
  progressKey: string;
  name: string;
  sha256: Buffer;
}

export type WithdrawalImport =
  /** The file that waits, or was there before, with how many it holds and what they come to, as shown. */
  | { ok: true; id: string; isKnown: boolean; lines: number; amount: string }
  | { ok: true; id: null; faults: WithdrawalFault[] }
  | { ok: false; code: ImportRefusalCode; values: Record<string, string> }
  | { refused: RefusalCode };

/** Reads a file of withdrawals, and imports it if every line is right; else answers what is wrong with which. The upload is deleted when it has been read. */
export async function importWithdrawalFile(
  file: WithdrawalFile,
  principal: StaffPrincipal,
  clock: Clock,
): Promise<WithdrawalImport> {
  reportProgress(file.progressKey, { stage: 'reading' });
  try {
    const read = await readRows({ path: uploadPath(file.id), name: file.name });
    if (!read.ok) return read;
    const held = withdrawalRows(read.rows);
    if (!held.ok) return held;
    const { lines } = held;
    const hash = file.sha256.toString('hex');
    const found = await readAs(principal, async (tx) => {
      const standing = await withdrawalFaults(tx, { lines: typedLines(lines), fileId: null, today: clock.today() });
      // The other way round, a file that somebody imports meanwhile would be at fault by itself.
      return standing.length > 0 && (await liveFile(tx, hash)) ? [] : standing;
    });
    const faults = [...held.faults, ...found].sort((a, b) => a.row - b.row);
    if (faults.length > 0) return { ok: true, id: null, faults };
    const outcome = await perform(importWithdrawals, {
      principal,
      requestKey: keyOf(file.sha256, file.progressKey),
      input: { name: file.name.slice(-200) || file.id, hash, lines },
      clock,
    });
    if (!outcome.ok) return { refused: outcome.refusal };
    const amount = formatFen(sumFen(lines.map((line) => fenFromText(line.amount))));
    return { ok: true, ...outcome.result, lines: lines.length, amount };
  } finally {
    forgetProgress(file.progressKey);
    await removeUpload(file.id);
  }
}
