import { count, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import { withdrawalFiles, withdrawals } from '@/db/schema/withdrawals';
import type { Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { fen } from '@/lib/values/money';
import { storedLines, withdrawalFaults } from './check-withdrawals';

const proposers = alias(staff, 'proposers');
const deciders = alias(staff, 'deciders');

/** Files of withdrawals, the last first, each with how many there are and what they come to. */
export async function listWithdrawalFiles(tx: Tx, page: Pick<ListPage, 'page' | 'size'>) {
  const [counted] = await tx.select({ rows: count() }).from(withdrawalFiles);
  const rows = await files(tx)
    .orderBy(desc(withdrawalFiles.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows: rows.map(summed), total: counted?.rows ?? 0 };
}

interface Shown {
  page: Pick<ListPage, 'page' | 'size'>;
  today: Day;
}

/** One file with a page of its withdrawals in the order of its rows, and while it waits what stands against booking them; undefined when there is none. */
export async function getWithdrawalFile(tx: Tx, id: string, { page, today }: Shown) {
  const [found] = await files(tx).where(eq(withdrawalFiles.id, id));
  if (!found) return undefined;
  const rows = await tx
    .select({
      withdrawal: withdrawals,
      accountNumber: accounts.number,
      name: accounts.name,
      unitNumber: units.number,
      unitName: units.name,
    })
    .from(withdrawals)
    .innerJoin(accounts, eq(accounts.id, withdrawals.accountId))
    .innerJoin(units, eq(units.id, withdrawals.unitId))
    .where(eq(withdrawals.fileId, id))
    .orderBy(withdrawals.row)
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const waits = found.file.state === 'proposed';
  const faults = waits ? await withdrawalFaults(tx, { lines: storedLines(id), fileId: id, today }) : [];
  return { ...summed(found), rows, faults };
}

function files(tx: Tx) {
  const sums = tx
    .select({
      fileId: withdrawals.fileId,
      lines: count().as('lines'),
      amount: sql<string>`sum(${withdrawals.amount})::text`.as('total'),
    })
    .from(withdrawals)
    .groupBy(withdrawals.fileId)
    .as('sums');
  return tx
    .select({
      file: withdrawalFiles,
      lines: sums.lines,
      amount: sums.amount,
      proposer: proposers.name,
      decider: deciders.name,
    })
    .from(withdrawalFiles)
    .innerJoin(sums, eq(sums.fileId, withdrawalFiles.id))
    .leftJoin(proposers, eq(proposers.id, withdrawalFiles.proposedBy))
    .leftJoin(deciders, eq(deciders.id, withdrawalFiles.decidedBy));
}

function summed<Found extends { amount: string }>(found: Found) {
  return { ...found, amount: fen(BigInt(found.amount)) };
}
