import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { withdrawalFiles, withdrawals } from '@/db/schema/withdrawals';
import { BANK_DEPOSIT } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnits } from '@/lib/units/unit-in-force';
import type { Day } from '@/lib/values/day';
import { storedLines, withdrawalFaults } from './check-withdrawals';
import { rowsOf } from './import-withdrawals';
import type { WithdrawalKind } from './withdrawal-rows';

/**
 * 复核提取: a second person of the funds desk agrees, and the money leaves the employees' accounts and the bank (Dr 201, Cr 101) as of the days on
 * which it was withdrawn; or declines. Refuses one's own file, one that is decided, and when a line can be booked no more.
 */
export const decideWithdrawals = officeOperation({
  name: 'withdrawals.decide',
  stepUp: 'withdrawals',
  input: z.strictObject({ id: z.uuid(), decision: z.enum(['confirm', 'decline']) }),
  statementSeconds: 120,
  async run(running, { id, decision }) {
    const { tx, principal, clock, note } = running;
    const [file] = await tx.select().from(withdrawalFiles).where(eq(withdrawalFiles.id, id)).for('update');
    if (!file) return refuse('not-found');
    if (file.state !== 'proposed') refuse('withdrawals-decided');
    if (file.proposedBy === principal.id) refuse('withdrawals-own-proposal');
    const confirmed = decision === 'confirm';
    const booked = confirmed ? await book(running, id) : [];
    const state = confirmed ? 'done' : 'declined';
    const lines = await tx.execute(sql`
      update withdrawals w set state = ${state}, journal_id = b.id
      from withdrawals x left join ${bookedAs(booked)} on b.unit_id = x.unit_id and b.kind = x.kind and b.withdrawn_on = x.withdrawn_on
      where w.file_id = ${id}::uuid and x.id = w.id returning 1`);
    await tx
      .update(withdrawalFiles)
      .set({ state, decidedBy: principal.id, decidedAt: clock.now() })
      .where(eq(withdrawalFiles.id, id));
    note({ people: lines.length });
    return { id, decision };
  },
});

interface Group extends Record<string, unknown> {
  unitId: string;
  kind: WithdrawalKind;
  withdrawnOn: Day;
}
type Booked = Group & { journalId: string };

/** One journal for each unit, kind and day, as 单位流水账 lists them: what a journal books has one value date, and is of one unit's chain. */
async function book({ tx, clock, logId }: RunningInOffice, fileId: string): Promise<Booked[]> {
  const groups = await groupsOf(tx, fileId);
  await lockUnits(
    tx,
    groups.map(({ unitId }) => unitId),
  );
  const faults = await withdrawalFaults(tx, { lines: storedLines(fileId), fileId, today: clock.today() });
  if (faults.length > 0) refuse('withdrawals-faulty', { count: String(rowsOf(faults)) });
  const booked: Booked[] = [];
  for (const group of groups) {
    const { unitId, kind, withdrawnOn } = group;
    const taken = sql`from withdrawals where file_id = ${fileId}::uuid and unit_id = ${unitId}::uuid and kind = ${kind} and withdrawn_on = ${withdrawnOn}::date`;
    const lines = sql`
      select account_id, -sum(amount)::bigint as amount ${taken} group by account_id
      union all select ${BANK_DEPOSIT}::uuid, sum(amount)::bigint ${taken}`;
    const { id: journalId } = await postJournal(tx, { kind, unitId, logId, valueOn: withdrawnOn }, { lines, clock });
    booked.push({ ...group, journalId });
  }
  return booked;
}

/** By day first, so that each unit's chain has them in their order; those of one day by unit, as every booking of several. */
async function groupsOf(tx: Tx, fileId: string): Promise<Group[]> {
  return tx
    .selectDistinct({ unitId: withdrawals.unitId, kind: withdrawals.kind, withdrawnOn: withdrawals.withdrawnOn })
    .from(withdrawals)
    .where(eq(withdrawals.fileId, fileId))
    .orderBy(withdrawals.withdrawnOn, withdrawals.unitId, withdrawals.kind);
}

function bookedAs(booked: readonly Booked[]) {
  const column = (read: (one: Booked) => string, type: 'uuid' | 'text' | 'date') => pgArray(booked.map(read), type);
  return sql`unnest(${column(({ journalId }) => journalId, 'uuid')}, ${column(({ unitId }) => unitId, 'uuid')},
    ${column(({ kind }) => kind, 'text')}, ${column(({ withdrawnOn }) => withdrawnOn, 'date')}) as b (id, unit_id, kind, withdrawn_on)`;
}
